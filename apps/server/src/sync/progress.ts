/**
 * How much of what a room received is on disk, and who waits to hear so: peers by their fences, server edits by a
 * promise. Both are measured by a position: the count of updates received since the room was loaded.
 */
import { AppError } from '@ninefold/shared'
import type { Connection } from './connection.ts'

interface Waiter {
  readonly position: number
  resolve(): void
  reject(error: Error): void
}

export class Progress {
  #received = 0
  #committed = 0
  #waiters: Waiter[] = []

  /** Position of the last update received. */
  get position(): number {
    return this.#received
  }

  /** Updates on disk beyond the one at `position`. */
  committedSince(position: number): number {
    return this.#committed - position
  }

  /** Somebody waits for more than has been told. */
  get isAwaited(): boolean {
    return this.#waiters.length > 0
  }

  /** One more update was received. */
  received(): void {
    this.#received++
  }

  /** `rows` more updates are on disk; the fences they fulfil leave with the next tick. */
  committed(rows: number, connections: Iterable<Connection>): void {
    this.#committed += rows
    for (const connection of connections) if (connection.hasFences) connection.answerFences(this.#committed)
  }

  /** Answers when all that was received by now is on disk, which holds what this peer sent before. */
  takeFence(connection: Connection, id: number): void {
    if (connection.gap) {
      connection.gap.fence = id
      return
    }
    connection.awaitFence(id, this.#received)
    if (this.#committed < this.#received) return
    connection.answerFences(this.#committed)
    if (!connection.lag) connection.write(...connection.takeOutbox())
  }

  /** Resolves when everything received by now is on disk and was told; rejects when that was given up. */
  settled(): Promise<void> {
    if (this.#committed >= this.#received) return Promise.resolve()
    const position = this.#received
    return new Promise((resolve, reject) => this.#waiters.push({ position, resolve, reject }))
  }

  /** What is on disk has left for everybody: whether somebody waited for that. */
  told(): boolean {
    if (this.#waiters.length === 0) return false
    const done = this.#waiters.filter(({ position }) => position <= this.#committed)
    this.#waiters = this.#waiters.filter(({ position }) => position > this.#committed)
    for (const { resolve } of done) resolve()
    return done.length > 0
  }

  /** What is not on disk now never will be. */
  giveUp(reason: string): void {
    for (const { reject } of this.#waiters.splice(0)) reject(new AppError('storage_unavailable', reason))
  }
}
