/**
 * How often one identity may come to the door: as many windows as it may have open, each opened anew a dozen times a
 * minute. Whoever comes more often waits, before anything is looked up for it.
 */
import { Bucket } from './bucket.ts'
import type { Clock } from './ports.ts'

const TIMES_A_MINUTE = 12
const FORGET_ABOVE = 10_000
const MINUTE_MS = 60_000

export class Comings {
  readonly #clock: Clock
  readonly #perMinute: number
  #recent = new Map<string, Bucket>()
  #before = new Map<string, Bucket>()
  #turnedAt: number

  constructor(connectionsPerUser: number, clock: Clock) {
    this.#clock = clock
    this.#perMinute = connectionsPerUser * TIMES_A_MINUTE
    this.#turnedAt = clock.now()
  }

  /** Counts one more; ms to wait, 0 for whoever may come in now. */
  waitOf(identity: string): number {
    const now = this.#clock.now()
    if (now - this.#turnedAt >= MINUTE_MS || this.#recent.size >= FORGET_ABOVE) this.#turn(now)
    const known = this.#recent.get(identity) ?? this.#before.get(identity)
    const bucket = known ?? new Bucket(this.#perMinute / 60, this.#perMinute, now)
    this.#recent.set(identity, bucket)
    return bucket.take(1, now) ? 0 : Math.ceil(MINUTE_MS / this.#perMinute)
  }

  /** Whoever has not come for a minute has all their turns again, and need not be remembered. */
  #turn(now: number): void {
    this.#before = this.#recent
    this.#recent = new Map()
    this.#turnedAt = now
  }
}
