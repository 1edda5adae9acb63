/**
 * Who is undone again and again: ten times in a minute on one canvas, and for a while that person may look at it and
 * not write. Kept beside the rooms, because whoever is shut out comes back by another connection.
 */
import type { Clock } from './ports.ts'

const REVERTS_MAX = 10
const WITHIN_MS = 60_000
const BARRED_MS = 60_000
const FORGET_ABOVE = 1000

interface Record {
  /** When somebody was undone, oldest first. */
  readonly reverts: number[]
  barredUntil: number
}

export class Offenders {
  readonly #clock: Clock
  readonly #records = new Map<string, Record>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A change of theirs was undone. Whether that was once too often. */
  reverted(canvasId: string, userId: string): boolean {
    const now = this.#clock.now()
    if (this.#records.size > FORGET_ABOVE) this.#forget(now)
    const key = `${canvasId} ${userId}`
    const record = this.#records.get(key) ?? { reverts: [], barredUntil: -Infinity }
    this.#records.set(key, record)
    record.reverts.push(now)
    while ((record.reverts[0] as number) <= now - WITHIN_MS) record.reverts.shift()
    if (record.reverts.length < REVERTS_MAX) return false
    record.reverts.length = 0
    record.barredUntil = now + BARRED_MS
    return true
  }

  /** When they may write again, of `clock.now`; null for everybody who may now. */
  barredUntil(canvasId: string, userId: string): number | null {
    const until = this.#records.get(`${canvasId} ${userId}`)?.barredUntil ?? -Infinity
    return until > this.#clock.now() ? until : null
  }

  #forget(now: number): void {
    for (const [key, { reverts, barredUntil }] of this.#records)
      if (barredUntil <= now && (reverts.at(-1) ?? -Infinity) <= now - WITHIN_MS) this.#records.delete(key)
  }
}
