/** A clock that stands still until a test moves it. */
import type { Clock, Timer } from '../ports.ts'

interface Waiting {
  readonly at: number
  readonly order: number
  readonly fn: () => void
}

const START = 1_000_000

export class ManualClock implements Clock {
  #now = START
  #order = 0
  readonly #waiting = new Set<Waiting>()

  now(): number {
    return this.#now
  }

  wallNow(): number {
    return this.#now
  }

  after(ms: number, fn: () => void): Timer {
    const waiting = { at: this.#now + ms, order: this.#order++, fn }
    this.#waiting.add(waiting)
    return { cancel: () => void this.#waiting.delete(waiting) }
  }

  soon(fn: () => void): Timer {
    return this.after(0, fn)
  }

  get timers(): number {
    return this.#waiting.size
  }

  /** Moves time on, running what becomes due in its order, with everything that was promised in between. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms
    await settlePromises()
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#waiting.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.fn()
      await settlePromises()
    }
    this.#now = until
  }

  #next(until: number): Waiting | undefined {
    return [...this.#waiting]
      .filter(({ at }) => at <= until)
      .sort((a, b) => a.at - b.at || a.order - b.order)[0]
  }
}

/** Lets every promise that can settle do so. */
export function settlePromises(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
