/**
 * Peers that take in less than is sent to them. From 64 KiB on nothing more is queued for one; when it has nearly
 * caught up it gets everything it missed as one diff. One that does not, or that still owes megabytes, is let go. The
 * reply to its join is not counted: that is as large as the document. Nothing is polled while nobody lags.
 */
import { CLOSE, type CloseCode, type Limits } from '@ninefold/shared'
import type { Clocks } from './clocks.ts'
import type { Connection } from './connection.ts'
import type { Clock, Timer } from './ports.ts'

/** A socket has no event for "nearly drained": what it still holds is looked at so often. */
const POLL_MS = 50
/** A diff is one frame when nothing received is uncommitted; under a steady stream of edits that may not come. */
const DIFF_WAIT_MS = 1000

export interface LaggardsDeps {
  readonly clock: Clock
  readonly limits: Pick<Limits, 'laggingBytes' | 'caughtUpBytes' | 'bufferedBytesMax' | 'laggingMs'>
  /** Clocks of what is on disk, which is what everybody has been sent. */
  readonly sentClocks: () => Clocks
  /** Whether a diff can be made of the live document. */
  readonly isClean: () => boolean
  /** Sends a peer that has nothing beyond `clocks` all it lacks, and who is here. */
  readonly catchUp: (connection: Connection, clocks: Clocks, isAnswer: boolean) => void
  readonly close: (connection: Connection, code: CloseCode, reason: string) => void
}

export class Laggards {
  readonly #deps: LaggardsDeps
  readonly #lagging = new Set<Connection>()
  #timer: Timer | null = null
  /** Peers brought up by a diff since the room was loaded. */
  collapses = 0

  constructor(deps: LaggardsDeps) {
    this.#deps = deps
  }

  get size(): number {
    return this.#lagging.size
  }

  /** To be called when everything committed so far has been written to `connection`. */
  check(connection: Connection): void {
    const { clock, limits, sentClocks, close } = this.#deps
    if (connection.lag || !connection.open || connection.buffered <= limits.laggingBytes) return
    if (connection.owed > limits.bufferedBytesMax)
      return close(connection, CLOSE.tryLater, 'too much is waiting to be read')
    const { delivered } = connection
    connection.lag = { since: clock.now(), drainedAt: null, delivered, clocks: sentClocks(), asked: false }
    this.#lagging.add(connection)
    this.#poll()
  }

  /** Has a lagging peer answered later, together with what it missed. False when it does not lag. */
  askedBy(connection: Connection, clocks: Clocks): boolean {
    const { lag } = connection
    if (!lag) return false
    lag.clocks = clocks
    lag.asked = true
    return true
  }

  leave(connection: Connection): void {
    this.#lagging.delete(connection)
    if (this.#lagging.size === 0) this.stop()
  }

  stop(): void {
    this.#timer?.cancel()
    this.#timer = null
  }

  #poll(): void {
    this.#timer ??= this.#deps.clock.after(POLL_MS, () => {
      this.#timer = null
      for (const connection of [...this.#lagging]) this.#look(connection)
      if (this.#lagging.size > 0) this.#poll()
    })
  }

  #look(connection: Connection): void {
    const { clock, limits, isClean, close } = this.#deps
    const { lag, delivered, buffered } = connection
    if (!lag) return this.leave(connection)
    const now = clock.now()
    // Whoever still reads the document itself, however slowly, is not behind with anything yet.
    if (connection.isReadingJoin && delivered > lag.delivered) lag.since = now
    lag.delivered = delivered
    // What it asks meanwhile is answered later, within reason.
    if (connection.waitingBytes > limits.laggingBytes)
      return close(connection, CLOSE.tryLater, 'it asks and does not read')
    if (buffered >= limits.caughtUpBytes) {
      lag.drainedAt = null
      if (now - lag.since >= limits.laggingMs) close(connection, CLOSE.tryLater, 'it reads too slowly')
      return
    }
    lag.drainedAt ??= now
    if (isClean() || now - lag.drainedAt >= DIFF_WAIT_MS) this.#release(connection)
  }

  #release(connection: Connection): void {
    const { lag } = connection
    if (!lag) return
    connection.lag = null
    this.leave(connection)
    this.collapses++
    this.#deps.catchUp(connection, lag.clocks, lag.asked)
    this.check(connection)
  }
}
