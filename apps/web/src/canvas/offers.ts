/**
 * Toasts that offer to undo a gesture. When it is undone in another way, by Ctrl+Z say, the offer has nothing left to
 * undo and is withdrawn.
 */
import { toasts, type ToastOptions } from '../ui/toasts.svelte.ts'

interface Offer {
  readonly stands: () => boolean
  readonly withdraw: () => void
}

/** More toasts are never shown at once. */
const MOST = 3

export class Offers {
  #made: readonly Offer[] = []

  /** Shows a toast for as long as `stands`, which `review` asks, says that there is something to undo. */
  make(options: ToastOptions, stands: () => boolean): void {
    this.#made = [...this.#made, { stands, withdraw: toasts.show(options) }].slice(-MOST)
  }

  /** Withdraws what has been undone meanwhile. */
  review(): void {
    for (const offer of this.#made) if (!offer.stands()) offer.withdraw()
    this.#made = this.#made.filter((offer) => offer.stands())
  }
}
