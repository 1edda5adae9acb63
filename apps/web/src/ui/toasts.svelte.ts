/** Toasts: what has just happened, for eight seconds, with at most one way to answer. Shown by Toasts.svelte. */

/** Long enough to read a sentence and reach the button; the clock stands while someone points at it or is in it. */
export const TOAST_MS = 8000
/** More at once would cover the page; the oldest goes first. */
const MOST = 3

export interface ToastOptions {
  text: string
  /** A button in the toast, such as Undo. */
  action?: { label: string; run: () => void } | undefined
  tone?: 'plain' | 'good' | 'bad'
  /** Stays until it is dismissed or answered. */
  sticky?: boolean
}

export interface Toast extends ToastOptions {
  readonly id: number
}

export class Toasts {
  #shown = $state.raw<readonly Toast[]>([])
  #timers = new Map<number, ReturnType<typeof setTimeout>>()
  #lastId = 0
  #held = false

  get shown(): readonly Toast[] {
    return this.#shown
  }

  /** Shows a toast and returns the way to take it back. The same words twice, with nothing to answer, show once. */
  show(options: ToastOptions): () => void {
    const same = this.#shown.find(({ text, action }) => text === options.text && !action && !options.action)
    if (same) this.dismiss(same.id)
    const toast: Toast = { ...options, id: ++this.#lastId }
    this.#shown = [...this.#shown, toast]
    for (const old of this.#shown.slice(0, -MOST)) this.dismiss(old.id)
    if (!this.#held) this.#arm(toast)
    return () => this.dismiss(toast.id)
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
    this.#shown = this.#shown.filter((toast) => toast.id !== id)
  }

  answer(toast: Toast): void {
    this.dismiss(toast.id)
    toast.action?.run()
  }

  /** Stops all clocks while someone is reading or reaching for a button. */
  hold(): void {
    this.#held = true
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  /** Lets the clocks run again, each from its start. */
  release(): void {
    if (!this.#held) return
    this.#held = false
    for (const toast of this.#shown) this.#arm(toast)
  }

  #arm(toast: Toast): void {
    if (toast.sticky) return
    this.#timers.set(
      toast.id,
      setTimeout(() => this.dismiss(toast.id), TOAST_MS),
    )
  }
}

/** The page's own. */
export const toasts = new Toasts()
