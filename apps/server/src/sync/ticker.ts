/** A room's ticks: asked for as often as anybody likes, run once at the earliest time anybody needs. */
import type { Clock, Timer } from './ports.ts'

export class Ticker {
  readonly #clock: Clock
  readonly #run: () => void
  #timer: Timer | null = null
  #due = Infinity

  constructor(clock: Clock, run: () => void) {
    this.#clock = clock
    this.#run = run
  }

  /** Runs at `time` (of `clock.now`) at the latest; in this very call when that has come. */
  at(time: number): void {
    if (time <= this.#clock.now()) return this.#fire()
    if (time >= this.#due) return
    this.stop()
    this.#due = time
    this.#timer = this.#clock.after(Math.ceil(time - this.#clock.now()), () => this.#fire())
  }

  stop(): void {
    this.#timer?.cancel()
    this.#timer = null
    this.#due = Infinity
  }

  #fire(): void {
    this.stop()
    this.#run()
  }
}
