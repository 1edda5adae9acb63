/**
 * One socket and what it may do. It keeps what belongs to this peer alone: its grant, its place in the first
 * exchange, the fences it waits for, and what is to leave with the next tick.
 */
import type { CloseCode, ServerMessage } from '@ninefold/shared'
import type { Clocks } from './clocks.ts'
import { appFrame } from './frame.ts'
import type { Meter } from './meter.ts'
import type { Pace } from './pace.ts'
import type { Clock, Grant } from './ports.ts'

/** The engine's view of a socket. Frames are complete WebSocket frames. */
export interface PeerSocket {
  /** Sends frames in order, with one system call where they come in one piece. */
  write(frames: readonly Uint8Array[]): void
  /** Sends what was written, then the code, then hangs up. */
  close(code: number, reason: string): void
  /** Hangs up at once, on a line that is dead. */
  terminate(): void
  /** Bytes written and not yet taken by the system. */
  buffered(): number
}

interface Fence {
  readonly id: number
  /** Count of updates the room had received when it was asked. */
  readonly position: number
  /** When it was asked, of `clock.now`. */
  readonly at: number
}

/** What a peer waits for while structs before its edits are missing. */
export interface Gap {
  readonly since: number
  /** The newest fence asked meanwhile. */
  fence: number | null
}

/** A peer that takes in less than is sent to it: nothing more is queued for it meanwhile. */
export interface Lag {
  /** Of `clock.now`: when it began, or last got on with reading the reply to its join. */
  since: number
  /** When little enough was left to send it what it missed. */
  drainedAt: number | null
  /** Bytes taken by the system when last looked at. */
  delivered: number
  /** What it has, once it has read what is buffered. */
  clocks: Clocks
  /** It asked for all it lacks meanwhile. */
  asked: boolean
}

export interface ConnectionStart {
  readonly id: string
  readonly canvasId: string
  readonly grant: Grant
  /** A viewer for now, who may write again from then on (of `clock.now`). */
  readonly barredUntil: number | null
  readonly socket: PeerSocket
  readonly speaksApp: boolean
  readonly clock: Clock
  readonly pace: Pace
  readonly meter: Meter
}

export class Connection {
  readonly id: string
  readonly canvasId: string
  readonly speaksApp: boolean
  readonly barredUntil: number | null
  readonly pace: Pace
  readonly meter: Meter
  grant: Grant
  /** Whether it has been brought up to what is on disk and gets what follows. */
  synced = false
  /** Whether its first step 2, which may be large, has been read. */
  firstSyncDone = false
  gap: Gap | null = null
  lag: Lag | null = null
  /** The latest presence frame that came too fast: read with the room's next tick. */
  latePresence: Uint8Array | null = null
  lastSentAt: number
  lastReceivedAt: number
  readonly #socket: PeerSocket
  readonly #clock: Clock
  // Null while there is nothing in them: most connections never have anything.
  #fences: Fence[] | null = null
  #outbox: Uint8Array[] | null = null
  #open = true
  /** Bytes written in all, and up to the end of the reply to the join. */
  #written = 0
  #joinEnd = 0

  constructor({ id, canvasId, grant, barredUntil, socket, speaksApp, clock, pace, meter }: ConnectionStart) {
    this.id = id
    this.canvasId = canvasId
    this.grant = grant
    this.barredUntil = barredUntil
    this.pace = pace
    this.meter = meter
    this.speaksApp = speaksApp
    this.#socket = socket
    this.#clock = clock
    this.lastSentAt = clock.now()
    this.lastReceivedAt = this.lastSentAt
  }

  get open(): boolean {
    return this.#open
  }

  get userId(): string {
    return this.grant.userId
  }

  // ------------------------------------------------------------------------------------------------ sending
  write(...frames: readonly Uint8Array[]): void {
    if (!this.#open || frames.length === 0) return
    this.lastSentAt = this.#clock.now()
    let length = 0
    for (const frame of frames) length += frame.length
    this.#written += length
    this.meter.bytesOut += length
    this.meter.writes++
    this.#socket.write(frames)
  }

  /** Everything written so far was the reply to the join, which may be as large as the document. */
  endJoin(): void {
    this.#joinEnd = this.#written
  }

  /** Bytes written and not yet taken by the system. */
  get buffered(): number {
    return this.#socket.buffered()
  }

  get delivered(): number {
    return this.#written - this.buffered
  }

  /** Bytes buffered behind the reply to the join. */
  get owed(): number {
    return Math.min(this.buffered, this.#written - this.#joinEnd)
  }

  get isReadingJoin(): boolean {
    return this.delivered < this.#joinEnd
  }

  /** Has a message leave with the next tick. */
  post(message: ServerMessage): void {
    if (this.speaksApp) this.postFrame(appFrame(message))
  }

  /** Has a frame leave with the next tick. */
  postFrame(frame: Uint8Array): void {
    this.#outbox ??= []
    this.#outbox.push(frame)
  }

  sendNow(message: ServerMessage): void {
    if (this.lag) this.post(message)
    else if (this.speaksApp) this.write(appFrame(message))
  }

  /** Bytes that are to leave with the next tick, or when it has caught up. */
  get waitingBytes(): number {
    return this.#outbox?.reduce((sum, { length }) => sum + length, 0) ?? 0
  }

  get hasOutbox(): boolean {
    return this.#outbox !== null
  }

  takeOutbox(): readonly Uint8Array[] {
    const taken = this.#outbox ?? []
    this.#outbox = null
    return taken
  }

  // ------------------------------------------------------------------------------------------------- fences
  /** Remembers to answer fence `id` once `position` updates of the room are on disk. */
  awaitFence(id: number, position: number): void {
    this.#fences ??= []
    this.#fences.push({ id, position, at: this.#clock.now() })
  }

  get hasFences(): boolean {
    return this.#fences !== null
  }

  /** Posts the newest fence that `committed` updates fulfil; it stands for those before it. */
  answerFences(committed: number): void {
    const fences = this.#fences ?? []
    let answered = -1
    while (fences.length > 0 && (fences[0] as Fence).position <= committed)
      answered = this.#settle(fences.shift() as Fence)
    if (fences.length === 0) this.#fences = null
    if (answered >= 0) this.post({ type: 'durable', id: answered })
  }

  #settle({ id, at }: Fence): number {
    this.meter.fenceSeconds.observe((this.#clock.now() - at) / 1000)
    return id
  }

  // ------------------------------------------------------------------------------------------------ the end
  /** Says goodbye with a code; nothing is read from it any more. */
  close(code: CloseCode, reason: string): void {
    if (!this.#open) return
    this.#open = false
    this.#socket.close(code, reason)
  }

  terminate(): void {
    this.#open = false
    this.#socket.terminate()
  }

  /** The socket is gone. */
  ended(): void {
    this.#open = false
  }
}
