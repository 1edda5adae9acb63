/**
 * The server's holder of one document and its connections: has what peers send committed, and only then shows it to
 * others and tells its writer. It is handed clock and storage, and a fault of one peer ends that peer's connection
 * alone.
 */
import { CLOSE, type CloseCode, type Limits } from '@ninefold/shared'
import type * as Y from 'yjs'
import type { CommitOutcome, DocumentCommit } from '../store/store.ts'
import { Authority, type AuthorityStart } from './authority.ts'
import type { GroupCommit, Committer } from './commit.ts'
import type { Connection } from './connection.ts'
import { Conduct } from './conduct.ts'
import type { Received, RoomDocument } from './document.ts'
import type { Outgoing } from './fanout.ts'
import { EMPTY_STEP2_FRAME, step1Frame } from './frame.ts'
import { Intake } from './intake.ts'
import { Meter } from './meter.ts'
import type { Offenders } from './offenders.ts'
import { Outflow } from './outflow.ts'
import type { Actor, Clock, Edited, EventSource, Log } from './ports.ts'
import { Progress } from './progress.ts'
import { RefusedEdit } from './refused-edit.ts'
import { Reader, type ReaderDeps } from './reader.ts'
import type { Turns } from './turns.ts'

export interface RoomDeps {
  readonly commits: GroupCommit
  readonly clock: Clock
  readonly limits: Limits
  readonly log: Log
  readonly offenders: Offenders
  readonly meter: Meter
  readonly events: EventSource
  readonly turns: Turns
  /** Rows of the document were committed. */
  readonly onCommitted: (room: Room) => void
  /** The last connection left, or the last edit of a room without connections is on disk. */
  readonly onIdle: (room: Room) => void
  /** The room is of no use any more and must not be found again. */
  readonly onDestroyed: (room: Room) => void
}

export class Room implements Committer {
  readonly canvasId: string
  readonly document: RoomDocument
  readonly #deps: RoomDeps
  readonly #connections = new Set<Connection>()
  readonly #intake: Intake
  /** What leaves, and what of it waits; others look at its numbers only. */
  readonly outflow: Outflow
  readonly #conduct: Conduct
  readonly #progress = new Progress()
  readonly #reader: Reader
  /** What the server owns beside the document. */
  readonly authority: Authority
  #destroyed = false

  constructor(canvasId: string, document: RoomDocument, start: AuthorityStart, deps: RoomDeps) {
    this.canvasId = canvasId
    this.document = document
    this.#deps = deps
    const refuse: ReaderDeps['refuse'] = (connection, code, reason) => this.#refuse(connection, code, reason)
    this.#intake = new Intake({
      document,
      clock: deps.clock,
      limits: deps.limits,
      onReceived: (connection, received) => this.#receivedFrom(connection, received),
      shownBy: (clientId) => this.outflow.shownBy(clientId),
      refuse,
      onGapFilled: (connection, fence) => this.#progress.takeFence(connection, fence),
    })
    this.outflow = new Outflow({
      connections: this.#connections,
      clock: deps.clock,
      limits: deps.limits,
      meter: deps.meter,
      sentClocks: () => document.durable.clocks,
      isClean: () => !document.hasUncommitted,
      framesSince: (clocks, isAnswer) => {
        const frames = document.framesFor(clocks)
        return isAnswer ? [...frames, EMPTY_STEP2_FRAME] : frames
      },
      close: (connection, code, reason) => this.#letGo(connection, code, reason),
      ownerOf: (clientId) => document.ownerOf(clientId),
      onTicked: () => {
        if (this.#progress.told() && this.isIdle) this.#deps.onIdle(this)
      },
    })
    this.#reader = new Reader({
      document,
      intake: this.#intake,
      outflow: this.outflow,
      progress: this.#progress,
      clock: deps.clock,
      limits: deps.limits,
      meter: deps.meter,
      inTurn: (work) => this.#inTurn(work),
      refuse,
    })
    this.authority = new Authority(start, {
      canvasId,
      connections: this.#connections,
      source: deps.events,
      locks: document.locks,
      log: deps.log,
      onPosted: () => this.outflow.posted(),
      close: (connection, code, reason) => this.close(connection, code, reason),
      restamp: (connection) => this.outflow.restamp(connection),
      ask: (connection) => connection.write(step1Frame(document.durable.stateVector)),
    })
    this.#conduct = new Conduct({
      canvasId,
      document,
      connections: this.#connections,
      offenders: deps.offenders,
      clock: deps.clock,
      log: deps.log,
      close: (connection, code, reason) => this.close(connection, code, reason),
    })
  }

  get connections(): ReadonlySet<Connection> {
    return this.#connections
  }

  get isDestroyed(): boolean {
    return this.#destroyed
  }

  /** Nobody is connected and nothing is on its way to the disk. */
  get isIdle(): boolean {
    return this.#connections.size === 0 && !this.document.hasUncommitted && !this.#progress.isAwaited
  }

  // ------------------------------------------------------------------------------------------- coming, going
  join(connection: Connection): void {
    this.#connections.add(connection)
    const { userId, name, role, color } = connection.grant
    connection.sendNow({
      type: 'hello',
      userId,
      name,
      role,
      color,
      connectionId: connection.id,
      serverNow: this.#deps.clock.wallNow(),
      rev: this.authority.events.rev,
      epoch: this.document.epoch,
    })
    this.#conduct.welcome(connection)
  }

  /** The connection's socket is gone, or is being closed. */
  leave(connection: Connection): void {
    connection.ended()
    if (!this.#connections.delete(connection)) return
    this.outflow.leave(connection)
    if (this.isIdle) this.#deps.onIdle(this)
  }

  /** Ends one connection with a code, and its presence with it. */
  close(connection: Connection, code: CloseCode, reason: string): void {
    connection.close(code, reason)
    this.leave(connection)
  }

  /** Shows a connection's new name or colour to the others. */
  restamp(connection: Connection): void {
    this.outflow.restamp(connection)
  }

  // -------------------------------------------------------------------------------------------- peers' frames
  /** Reads one message of a peer. */
  receive(connection: Connection, bytes: Uint8Array): void {
    if (!connection.open || this.#destroyed) return
    try {
      this.#reader.read(connection, bytes)
    } catch (error) {
      this.#broke(error)
    }
  }

  #inTurn(work: () => void): void {
    this.#deps.turns.take(() => {
      if (this.#destroyed) return
      try {
        work()
      } catch (error) {
        this.#broke(error)
      }
    })
  }

  /** A fault of ours. What the room holds in memory is not trusted any more; what is on disk is. */
  #broke(error: unknown): void {
    this.#deps.log.error({ err: error, canvasId: this.canvasId }, 'a room broke')
    this.destroy(CLOSE.tryLater, 'something went wrong here')
  }

  /** Closes a connection that has left a gap open for too long. */
  checkGap(connection: Connection): void {
    this.#intake.checkGap(connection)
  }

  /** A peer that cannot keep up: it may come again at once, and then gets all in one piece. */
  #letGo(connection: Connection, code: CloseCode, reason: string): void {
    const { canvasId } = this
    const { id: connectionId, userId, buffered } = connection
    this.#deps.log.info({ canvasId, userId, connectionId, buffered, reason }, 'let go of a slow reader')
    this.close(connection, code, reason)
  }

  /** A fault of the peer: its connection ends, nobody else's. */
  #refuse(connection: Connection, code: CloseCode, reason: string): void {
    const { canvasId } = this
    Meter.add(this.#deps.meter.refused, String(code))
    this.#deps.log.warn(
      { canvasId, userId: connection.userId, connectionId: connection.id, code, reason },
      'closed a connection for what it sent',
    )
    this.close(connection, code, reason)
  }

  // --------------------------------------------------------------------------------------------- server edits
  /** Resolves when what `fn` changed is on disk and on its way to everybody. */
  async edit<T>(actor: Actor, fn: (doc: Y.Doc) => T): Promise<Edited<T>> {
    const { result, received } = this.#edit(actor, fn)
    if (received) this.#requestCommit()
    const { position } = this.#progress
    await this.settled()
    // Rows and positions rise together, and others may have been committed meanwhile.
    return { result, seq: this.document.durable.seq - this.#progress.committedSince(position) }
  }

  #edit<T>(
    { userId, role = 'editor' }: Actor,
    fn: (doc: Y.Doc) => T,
  ): { result: T; received: Received | null } {
    const at = Math.round(this.#deps.clock.wallNow())
    try {
      return this.document.edit(fn, { userId, connectionId: null, at }, role)
    } catch (error) {
      if (error instanceof RefusedEdit) this.#conduct.refused(userId, error)
      throw error
    }
  }

  /** Resolves when everything received by now is on disk; rejects when that was given up. */
  settled(): Promise<void> {
    return this.#progress.settled()
  }

  // ----------------------------------------------------------------------------------------------- committing
  #receivedFrom(connection: Connection, { revert }: Received): void {
    this.#requestCommit()
    if (!revert) return
    Meter.add(this.#deps.meter.reverts, revert.reason)
    this.#conduct.undone(connection, revert)
  }

  #requestCommit(): void {
    this.#progress.received()
    this.#deps.commits.request(this)
  }

  get audience(): number {
    return this.#connections.size
  }

  take(): DocumentCommit | null {
    return this.#destroyed || !this.document.hasUncommitted
      ? null
      : this.document.pendingCommit(this.canvasId)
  }

  committed(rows: number, outcome: CommitOutcome): void {
    if (this.#destroyed) return
    if (outcome.kind === 'stale') return this.destroy(CLOSE.staleEpoch, 'the canvas was replaced')
    const committed = this.document.committed(rows, outcome.seq)
    this.#progress.committed(rows, this.#connections)
    this.#conduct.committed(committed)
    if (outcome.facts) this.authority.tellFacts(outcome.facts)
    this.outflow.committed(committed.map(outgoing))
    this.#deps.onCommitted(this)
  }

  gaveUp(): void {
    this.destroy(CLOSE.tryLater, 'the canvas cannot be saved just now')
  }

  /** Ends the room with all its connections. What was not committed was shown to nobody. */
  destroy(code: CloseCode, reason: string): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.outflow.stop()
    this.#deps.commits.forget(this)
    for (const connection of this.#connections) connection.close(code, reason)
    this.#connections.clear()
    this.#progress.giveUp(reason)
    this.document.destroy()
    this.#deps.onDestroyed(this)
  }
}

/** What was undone goes back to its writer too, whose document still holds it. */
const outgoing = ({ frame, by, revert }: Received): Outgoing => ({
  frame: frame.frame,
  writerId: revert ? null : by.connectionId,
})
