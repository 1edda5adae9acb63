/** Very many durations in little space: how many there were of each tenth of a millisecond. */
const STEP_MS = 0.1
/** Longer ones count as this long. */
const LONGEST_MS = 20_000

export class Latencies {
  readonly #counts = new Uint32Array(LONGEST_MS / STEP_MS + 1)
  count = 0

  add(ms: number): void {
    this.count++
    const slot = Math.min(this.#counts.length - 1, Math.max(0, Math.round(ms / STEP_MS)))
    this.#counts[slot] = (this.#counts[slot] as number) + 1
  }

  clear(): void {
    this.#counts.fill(0)
    this.count = 0
  }

  /** The duration below which `share` (0–1) of all lie, in ms; NaN for none. */
  percentile(share: number): number {
    if (this.count === 0) return NaN
    let left = Math.ceil(this.count * share)
    for (let slot = 0; slot < this.#counts.length; slot++) {
      left -= this.#counts[slot] as number
      if (left <= 0) return slot * STEP_MS
    }
    return LONGEST_MS
  }
}
