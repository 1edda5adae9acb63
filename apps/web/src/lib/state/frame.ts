/** Work gathered until the next frame: however many changes arrive, the page is brought up to date once. */
export class FrameBatch {
  readonly #work: () => void
  #scheduled: number | null = null

  constructor(work: () => void) {
    this.#work = work
  }

  /** Asks for the work before the next paint; a hidden page does it when it is shown again. */
  schedule(): void {
    this.#scheduled ??= requestAnimationFrame(() => this.flush())
  }

  /** Does it now, for a gesture that must see its own result. */
  flush(): void {
    if (this.#scheduled !== null) cancelAnimationFrame(this.#scheduled)
    this.#scheduled = null
    this.#work()
  }
}
