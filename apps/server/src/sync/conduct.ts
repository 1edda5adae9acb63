/**
 * What a room says about changes that cannot stay: to the offender, once undone and on disk, what and why; to
 * somebody who goes on and on, goodbye; to everybody, what the canvas is running out of.
 */
import { CLOSE, type CloseCode, type LimitsMessage } from '@ninefold/shared'
import { SERVER_USER } from '../store/store.ts'
import type { Connection } from './connection.ts'
import type { Received, RoomDocument } from './document.ts'
import type { Revert, Scarce } from './guard/guard.ts'
import type { Offenders } from './offenders.ts'
import type { Clock, Log } from './ports.ts'

/** Time for a lock to reach a page, and for what its person had written by then to come in. */
const UNAWARES_MS = 10_000

export interface ConductDeps {
  readonly canvasId: string
  readonly document: RoomDocument
  readonly connections: ReadonlySet<Connection>
  readonly offenders: Offenders
  readonly clock: Clock
  readonly log: Log
  readonly close: (connection: Connection, code: CloseCode, reason: string) => void
}

export class Conduct {
  readonly #deps: ConductDeps
  readonly #told = new Set<Scarce>()

  constructor(deps: ConductDeps) {
    this.#deps = deps
  }

  /** Something of theirs was undone. The tenth time in a minute ends their right to write for a while. */
  undone({ id, userId }: Connection, revert: Revert): void {
    const { reason, noteIds } = revert
    const { canvasId, log } = this.#deps
    log.warn({ canvasId, userId, connectionId: id, reason, notes: noteIds.length }, 'undid a change')
    this.#count(userId, revert)
  }

  /** A server edit of theirs broke a rule. It counts as much: what it did in memory had to be thrown away. */
  refused(userId: string, revert: Revert): void {
    const { reason, noteIds } = revert
    const { canvasId, log } = this.#deps
    log.warn({ canvasId, userId, reason, notes: noteIds.length }, 'refused a server edit')
    if (userId !== SERVER_USER) this.#count(userId, revert)
  }

  #count(userId: string, revert: Revert): void {
    const { canvasId, connections, offenders, close } = this.#deps
    if (this.#isUnawares(revert) || !offenders.reverted(canvasId, userId)) return
    for (const connection of [...connections])
      if (connection.userId === userId)
        close(connection, CLOSE.forbidden, 'too many changes had to be undone')
  }

  /** A block that has just been locked: what was on its way was written in good faith. */
  #isUnawares({ blockId }: Revert): boolean {
    const lock = blockId && this.#deps.document.locks.of(blockId)
    return lock !== undefined && this.#deps.clock.wallNow() - lock.at < UNAWARES_MS
  }

  /** Rows are on disk: those who wrote what was undone in them are told, behind the row itself. */
  committed(rows: readonly Received[]): void {
    for (const { revert, by } of rows) {
      if (!revert) continue
      const { reason, noteIds, blockId } = revert
      const message = {
        type: 'reverted' as const,
        reason,
        ...(blockId && { blockId }),
        ...(noteIds.length > 0 && { noteIds }),
      }
      for (const connection of this.#deps.connections)
        if (connection.id === by.connectionId) connection.post(message)
    }
    this.#tellScarce()
  }

  /** Tells everybody of what became scarce, once. */
  #tellScarce(): void {
    const scarce = this.#deps.document.scarce()
    for (const reason of scarce) {
      if (this.#told.has(reason)) continue
      this.#told.add(reason)
      for (const connection of this.#deps.connections) connection.post(limitsMessage(reason))
    }
    for (const reason of this.#told) if (!scarce.includes(reason)) this.#told.delete(reason)
  }

  /** Tells somebody who has just come. */
  welcome(connection: Connection): void {
    for (const reason of this.#deps.document.scarce()) connection.sendNow(limitsMessage(reason))
  }
}

const limitsMessage = (reason: Scarce): LimitsMessage => ({ type: 'limits', reason })
