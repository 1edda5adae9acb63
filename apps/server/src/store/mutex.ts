/** One at a time, in the order of asking. */
export class Mutex {
  #held = false
  readonly #waiting: (() => void)[] = []

  /** Resolves when the lock is the caller's; it must call `unlock` exactly once. */
  async lock(): Promise<void> {
    if (this.#held) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#held = true
  }

  unlock(): void {
    const next = this.#waiting.shift()
    // Handed over while held: somebody who asks in between must not slip in front.
    if (next) next()
    else this.#held = false
  }

  async run<T>(fn: () => Promise<T>): Promise<T> {
    await this.lock()
    try {
      return await fn()
    } finally {
      this.unlock()
    }
  }
}
