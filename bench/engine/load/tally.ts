/** What arrived at the people of a load, and how long it took. */
import { Latencies } from './latencies.ts'

export class Tally {
  /** Updates or positions that reached somebody for whom they were news. */
  deliveries = 0
  readonly latencies = new Latencies()

  add(ms: number): void {
    this.deliveries++
    this.latencies.add(ms)
  }

  clear(): void {
    this.deliveries = 0
    this.latencies.clear()
  }
}
