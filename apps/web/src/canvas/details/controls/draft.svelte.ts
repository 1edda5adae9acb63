/**
 * What somebody types before it is a value: written after a short pause and when they leave the field, refused with a
 * sentence while it is none. Until then nobody else's value takes its place; once it is written, whatever the
 * document holds is shown.
 */
import { onDestroy } from 'svelte'

export type Parsed<V> = { readonly value: V | null } | { readonly problem: string }

interface Options<V> {
  /** What the document holds. */
  readonly value: () => V | null
  readonly format: (value: V) => string
  /** Null for an empty field. */
  readonly parse: (text: string) => Parsed<V>
  readonly commit: (value: V | null) => void
  /** Say at once what is wrong: where no further letter could make it right. */
  readonly eager?: boolean
}

/** Others see a value in the making no more often than they could read it. */
const PAUSE_MS = 350

export class Draft<V> {
  readonly #options: Options<V>
  #typed = $state<string | null>(null)
  /** What the field held when the typed value was written; null while it is not. */
  #before = $state<string | null>(null)
  #focused = $state(false)
  #said = $state<string>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: Options<V>) {
    this.#options = options
    onDestroy(() => this.settle())
  }

  readonly #held: string = $derived.by(() => this.#formatted(this.#options.value()))

  readonly text: string = $derived.by(() => {
    if (this.#typed === null) return this.#held
    if (this.#before === null || this.#before === this.#held) return this.#typed
    return this.#focused && this.#written(this.#typed) === this.#held ? this.#typed : this.#held
  })

  get problem(): string | undefined {
    return this.#said
  }

  focus(): void {
    this.#focused = true
  }

  input(text: string): void {
    this.#typed = text
    this.#before = null
    clearTimeout(this.#timer)
    const parsed = this.#options.parse(text)
    if ('problem' in parsed) {
      this.#said = this.#options.eager ? parsed.problem : undefined
      return
    }
    this.#said = undefined
    this.#timer = setTimeout(() => this.#write(), PAUSE_MS)
  }

  blur(): void {
    this.settle()
    this.#focused = false
  }

  /** Writes what is typed, or says why not; false for the latter. */
  settle(): boolean {
    clearTimeout(this.#timer)
    if (this.#typed === null || this.#before !== null) return true
    return this.#write()
  }

  /** Takes back what is typed and not written; false when there is nothing of the kind. */
  revert(): boolean {
    clearTimeout(this.#timer)
    const dirty = this.#typed !== null && this.#before === null && this.#typed !== this.#held
    this.#typed = null
    this.#said = undefined
    return dirty
  }

  /** Enter writes, Escape takes back what is refused, and undo counts what was typed last as done. */
  keydown(event: KeyboardEvent): void {
    if (event.isComposing) return
    if (event.key === 'Enter') this.settle()
    else if (event.key === 'Escape' && this.#said !== undefined) {
      this.revert()
      event.stopPropagation()
    } else if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)) this.settle()
  }

  #write(): boolean {
    const parsed = this.#options.parse(this.#typed ?? '')
    this.#said = 'problem' in parsed ? parsed.problem : undefined
    if ('problem' in parsed) return false
    if (this.#formatted(parsed.value) === this.#held) this.#typed = this.#focused ? this.#typed : null
    else this.#options.commit(parsed.value)
    this.#before = this.#held
    return true
  }

  #written(text: string): string | undefined {
    const parsed = this.#options.parse(text)
    return 'problem' in parsed ? undefined : this.#formatted(parsed.value)
  }

  #formatted(value: V | null): string {
    return value === null ? '' : this.#options.format(value)
  }
}
