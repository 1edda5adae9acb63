/**
 * Identities whose sockets are closed with a final code again and again: clients before y-websocket 3.1 come back at
 * once whatever they were told, so the door tells them by HTTP to wait.
 */
import type { Clock } from './ports.ts'

const CLOSES_MAX = 3
const WITHIN_MS = 10_000
const FORGET_ABOVE = 10_000

export class RepeatOffenders {
  readonly #clock: Clock
  readonly #closes = new Map<string, number[]>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  closed(identity: string): void {
    const now = this.#clock.now()
    if (this.#closes.size > FORGET_ABOVE) this.#forget(now)
    this.#closes.set(identity, [...(this.#closes.get(identity) ?? []), now].slice(-CLOSES_MAX))
  }

  /** Ms they have to wait; 0 for everybody who may come in. */
  waitOf(identity: string): number {
    const closes = this.#closes.get(identity)
    if (!closes || closes.length < CLOSES_MAX) return 0
    return Math.max(0, (closes[0] as number) + WITHIN_MS - this.#clock.now())
  }

  #forget(now: number): void {
    for (const [identity, closes] of this.#closes)
      if ((closes.at(-1) as number) <= now - WITHIN_MS) this.#closes.delete(identity)
  }
}
