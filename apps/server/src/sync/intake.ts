/**
 * How an update of a peer gets into the document: may the peer write, is anything before it missing, can it hurt.
 * A gap is neither applied nor acknowledged; the peer is asked once for all it has.
 */
import { CLOSE, mayWrite, type CloseCode, type Limits } from '@ninefold/shared'
import type { Connection } from './connection.ts'
import type { Received, RoomDocument, RowAuthor } from './document.ts'
import { step1Frame, type PeerFrame } from './frame.ts'
import { NotApplied } from './live.ts'
import type { Clock } from './ports.ts'

/** A client that leaves a gap in its own history has this long to fill it. */
const GAP_MS = 10_000

export interface IntakeDeps {
  readonly document: RoomDocument
  readonly clock: Clock
  readonly limits: Pick<Limits, 'stepsPerUpdate' | 'stepsPerFirstSync'>
  /** Who has shown themselves under a client id: it is theirs before they have written anything. */
  readonly shownBy: (clientId: number) => string | undefined
  /** An update is in the live document and waits to be committed. */
  readonly onReceived: (connection: Connection, received: Received) => void
  /** The peer's fault: its connection ends. */
  readonly refuse: (connection: Connection, code: CloseCode, reason: string) => void
  /** Nothing before the peer's edits is missing any more; it had asked this fence meanwhile. */
  readonly onGapFilled: (connection: Connection, fence: number) => void
}

export class Intake {
  readonly #deps: IntakeDeps

  constructor(deps: IntakeDeps) {
    this.#deps = deps
  }

  take(connection: Connection, { update, isStep2 }: Extract<PeerFrame, { kind: 'update' }>): void {
    const { document, refuse } = this.#deps
    const isFirstSync = isStep2 && !connection.firstSyncDone
    if (isStep2) connection.firstSyncDone = true
    // Even a reader's client may answer a question with "nothing".
    if (document.isKnownNothing(update)) return isStep2 ? this.#filledGap(connection) : undefined
    if (!mayWrite(connection.grant.role))
      return refuse(connection, CLOSE.forbidden, 'you may not change this canvas')
    if (!isStep2 && this.#typed(connection, update)) return
    const admission = document.admit(update, connection.userId, isFirstSync, this.#deps.shownBy)
    switch (admission.kind) {
      case 'gap':
        return this.#foundGap(connection, isStep2)
      case 'malformed':
        return refuse(connection, CLOSE.malformed, admission.reason)
      case 'retired':
        return refuse(connection, CLOSE.staleEpoch, 'it is of a document that was replaced')
      case 'refused':
        return refuse(connection, CLOSE.refused, admission.reason)
      case 'admitted':
        this.#apply(connection, update, admission, isStep2, isFirstSync)
        if (isStep2) this.#filledGap(connection)
    }
  }

  /** The way of a keystroke that needs no look at it. */
  #typed(connection: Connection, update: Uint8Array): boolean {
    const received = this.#deps.document.typed(update, this.#author(connection), connection.grant.role)
    if (received) this.#deps.onReceived(connection, received)
    return received !== null
  }

  #author({ userId, id }: Connection): RowAuthor {
    return { userId, connectionId: id, at: Math.round(this.#deps.clock.wallNow()) }
  }

  #apply(
    connection: Connection,
    update: Uint8Array,
    admission: Parameters<RoomDocument['apply']>[1],
    isStep2: boolean,
    isFirstSync: boolean,
  ): void {
    const { document, clock, limits, onReceived, refuse } = this.#deps
    const allowed = isFirstSync ? limits.stepsPerFirstSync : limits.stepsPerUpdate
    const effort = { steps: allowed }
    try {
      const { role } = connection.grant
      const received = document.apply(update, admission, this.#author(connection), { role, isStep2, effort })
      if (received) onReceived(connection, received)
      if (isFirstSync || connection.pace.allowsWork(allowed - effort.steps, clock.now())) return
      refuse(connection, CLOSE.tooFast, 'too much work in too short a time')
    } catch (error) {
      if (!(error instanceof NotApplied)) throw error
      refuse(connection, CLOSE.refused, error.message)
    }
  }

  /** Something before the update is missing: nothing of it is taken. */
  #foundGap(connection: Connection, isAnswer: boolean): void {
    const { document, clock, refuse } = this.#deps
    if (isAnswer && connection.gap) return refuse(connection, CLOSE.gap, 'edits before these are missing')
    if (connection.gap) return
    connection.gap = { since: clock.now(), fence: null }
    connection.write(step1Frame(document.durable.stateVector))
  }

  #filledGap(connection: Connection): void {
    const fence = connection.gap?.fence
    connection.gap = null
    if (typeof fence === 'number') this.#deps.onGapFilled(connection, fence)
  }

  /** Closes a connection that has left a gap open for too long. */
  checkGap(connection: Connection): void {
    const { clock, refuse } = this.#deps
    if (connection.gap && clock.now() - connection.gap.since > GAP_MS)
      refuse(connection, CLOSE.gap, 'edits before these are missing')
  }
}
