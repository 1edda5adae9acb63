/**
 * Reads what peers send: one message at a time, its size and pace checked before its content, and hands it to whom
 * it concerns. What a peer does wrong ends that peer's connection.
 */
import {
  CLOSE,
  mayWrite,
  unreachable,
  type ClientMessage,
  type CloseCode,
  type Limits,
} from '@ninefold/shared'
import { decodeClocks, type Clocks } from './clocks.ts'
import type { Connection } from './connection.ts'
import { Malformed } from './cursor.ts'
import type { RoomDocument } from './document.ts'
import { EMPTY_STEP2_FRAME, readPeerFrame, step1Frame, type PeerFrame } from './frame.ts'
import type { Intake } from './intake.ts'
import { Meter } from './meter.ts'
import type { Outflow } from './outflow.ts'
import type { Clock } from './ports.ts'
import type { Progress } from './progress.ts'

export interface ReaderDeps {
  readonly document: RoomDocument
  readonly intake: Intake
  readonly outflow: Outflow
  readonly progress: Progress
  readonly clock: Clock
  readonly limits: Limits
  readonly meter: Meter
  /** Has something large done when its turn comes; not at all where the room is gone by then. */
  readonly inTurn: (work: () => void) => void
  /** The peer's fault: its connection ends. */
  readonly refuse: (connection: Connection, code: CloseCode, reason: string) => void
}

/** A document from this size on is sent to one peer at a time: 50 of 1.6 MB are 80 ms of writing. */
const LARGE_BYTES = 128 * 1024

export class Reader {
  readonly #deps: ReaderDeps

  constructor(deps: ReaderDeps) {
    this.#deps = deps
  }

  /** Reads one message. What it throws is a fault of ours. */
  read(connection: Connection, bytes: Uint8Array): void {
    const { meter, refuse } = this.#deps
    connection.lastReceivedAt = this.#deps.clock.now()
    try {
      const frame = readPeerFrame(bytes)
      Meter.add(meter.framesIn, frame.kind)
      Meter.add(meter.bytesIn, frame.kind, bytes.length)
      if (this.#isTooLarge(connection, frame, bytes.length)) refuse(connection, CLOSE.tooLarge, 'too large')
      else if (this.#isTooFast(connection, frame, bytes.length)) this.#slowDown(connection, frame)
      else this.#dispatch(connection, frame)
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      refuse(connection, CLOSE.malformed, error.message)
    }
  }

  #isTooLarge(connection: Connection, frame: PeerFrame, length: number): boolean {
    const { frameBytes, firstSyncFrameBytes, appMessageBytes } = this.#deps.limits
    if (frame.kind === 'app') return length > appMessageBytes
    const isFirstSync = frame.kind === 'update' && frame.isStep2 && !connection.firstSyncDone
    return length > (isFirstSync ? firstSyncFrameBytes : frameBytes)
  }

  #isTooFast(connection: Connection, frame: PeerFrame, length: number): boolean {
    const isFirstSync = frame.kind === 'update' && frame.isStep2 && !connection.firstSyncDone
    return !connection.pace.allows(frame, length, isFirstSync, this.#deps.clock.now())
  }

  /** Of surplus presence the latest is kept, so that the last position always arrives. */
  #slowDown(connection: Connection, frame: PeerFrame): void {
    const { outflow, refuse } = this.#deps
    if (frame.kind === 'presence') outflow.takePresenceLater(connection, frame.payload)
    else refuse(connection, CLOSE.tooFast, 'too much in too short a time')
  }

  #dispatch(connection: Connection, frame: PeerFrame): void {
    const { intake, outflow } = this.#deps
    switch (frame.kind) {
      case 'step1':
        return this.#answerStep1(connection, frame.stateVector)
      case 'update':
        return intake.take(connection, frame)
      case 'presence':
        return outflow.takePresence(connection, frame.payload)
      case 'queryPresence':
        return outflow.showEverybodyTo(connection)
      case 'app':
        return this.#takeMessage(connection, frame.message)
    }
  }

  /**
   * Brings a peer to what is on disk, as updates; the empty step 2 behind them marks it as synced. Only who may
   * write is asked for what the server lacks.
   */
  #answerStep1(connection: Connection, stateVector: Uint8Array): void {
    const { document, refuse } = this.#deps
    const theirs = decodeClocks(stateVector)
    for (const client of theirs.keys())
      if (document.isRetired(client))
        return refuse(connection, CLOSE.staleEpoch, 'it is of a document that was replaced')
    if (document.durable.bytes < LARGE_BYTES) return this.#bringUp(connection, theirs)
    this.#deps.inTurn(() => {
      if (connection.open) this.#bringUp(connection, theirs)
    })
  }

  #bringUp(connection: Connection, theirs: Clocks): void {
    const { document, outflow } = this.#deps
    if (outflow.laggards.askedBy(connection, theirs)) return
    const frames = document.framesFor(theirs)
    frames.push(EMPTY_STEP2_FRAME)
    if (!connection.synced && mayWrite(connection.grant.role))
      frames.push(step1Frame(document.durable.stateVector))
    if (!connection.synced) outflow.showEverybodyTo(connection)
    connection.write(...frames)
    if (!connection.synced) connection.endJoin()
    connection.synced = true
    outflow.laggards.check(connection)
  }

  #takeMessage(connection: Connection, message: ClientMessage): void {
    const { clock, outflow, progress } = this.#deps
    switch (message.type) {
      case 'ping':
        connection.sendNow({ type: 'pong', t: message.t, serverNow: clock.wallNow() })
        break
      case 'fence':
        progress.takeFence(connection, message.id)
        break
      default:
        return unreachable(message)
    }
    outflow.answered(connection)
  }
}
