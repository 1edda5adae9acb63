/**
 * Work that takes a millisecond or more, such as a reply to a join that is as large as the document: one piece in each
 * turn of the event loop, in the order asked for. Fifty who open a large canvas at once then hold up a keystroke
 * elsewhere for as long as one of them takes, and not for all fifty.
 */
import type { Clock, Timer } from './ports.ts'

export class Turns {
  readonly #clock: Clock
  readonly #waiting: (() => void)[] = []
  /** Runs at the end of a turn in which something was done. */
  #next: Timer | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Does it now when nothing was done in this turn, else when its turn comes. What it throws is the caller's to catch. */
  take(work: () => void): void {
    if (this.#next) return void this.#waiting.push(work)
    this.#next = this.#clock.soon(() => this.#go())
    work()
  }

  #go(): void {
    this.#next = null
    const work = this.#waiting.shift()
    if (work) this.take(work)
  }
}
