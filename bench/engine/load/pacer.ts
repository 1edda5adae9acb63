/** Calls `act` so many times a second, evenly, with a running number; what a late timer missed is made up for at once. */
export class Pacer {
  readonly #perMs: number
  readonly #act: (index: number) => void
  #timer: NodeJS.Timeout | null = null
  #count = 0

  constructor(perSecond: number, act: (index: number) => void) {
    this.#perMs = perSecond / 1000
    this.#act = act
  }

  start(): void {
    const startedAt = performance.now()
    const before = this.#count
    this.#timer = setInterval(() => {
      const due = before + Math.floor((performance.now() - startedAt) * this.#perMs)
      while (this.#count < due) this.#act(this.#count++)
    }, 1)
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }
}
