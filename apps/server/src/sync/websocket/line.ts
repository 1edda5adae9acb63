/**
 * One open WebSocket: the only code that touches the TCP socket. Ten thousand of them may stand open and silent, so
 * it is one small object without closures, and keeps nothing of the request it came from. What we send is written as
 * complete frames, many in one write; nothing is compressed.
 */
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { CLOSE } from '@ninefold/shared'
import type { PeerSocket } from '../connection.ts'
import { closeFrame, pongFrame } from '../frame.ts'
import { BrokenFrame, FrameReader, type FrameSink } from './frame-reader.ts'
import { handshakeAnswer } from './handshake.ts'

/** Far above every limit of ours, which then can answer with its own code. */
const MESSAGE_BYTES_MAX = 16 * 1024 * 1024
/** Pieces are copied into one up to this size; longer ones are handed to the system as they are. */
const JOINED_MAX = 32 * 1024
/** A peer has so long to answer a goodbye, and to read what was sent before it. */
const GOODBYE_MS = 30_000
/** Whoever asks for signs of life and does not read them gets no more of them. */
const PONGS_BUFFERED_MAX = 64 * 1024

export interface LineEvents {
  receive(bytes: Uint8Array): void
  /** A sign of life without content. */
  alive(): void
  /** Nothing comes from the peer any more; called once. */
  ended(): void
}

/** Told of each code a line is closed with by us. */
export interface CloseWatch {
  closed(code: number): void
}

const OPEN = 0
/** A goodbye was said, by us or by the peer. */
const CLOSING = 1
const GONE = 2

/** The line of a socket: its listeners are the same functions for all. */
const LINE = Symbol('line')
type LineSocket = Socket & { [LINE]?: Line }

export class Line implements PeerSocket, FrameSink {
  readonly #socket: LineSocket
  readonly #watch: CloseWatch
  readonly #reader = new FrameReader(MESSAGE_BYTES_MAX)
  #events: LineEvents | null = null
  #state: typeof OPEN | typeof CLOSING | typeof GONE = OPEN
  #reads = false
  #timer: NodeJS.Timeout | null = null

  private constructor(socket: LineSocket, watch: CloseWatch) {
    this.#socket = socket
    this.#watch = watch
    socket[LINE] = this
    socket.setTimeout(0)
    socket.setNoDelay(true)
    socket.on('error', onError).on('close', onClose)
  }

  /** Answers a request for a WebSocket; null for what is none. The line reads nothing until `start`. */
  static accept(request: IncomingMessage, socket: Socket, head: Buffer, watch: CloseWatch): Line | null {
    const answer = handshakeAnswer(request)
    if (answer === null) return null
    socket.write(answer)
    // The peer did not wait for the answer.
    if (head.length > 0) socket.unshift(head)
    return new Line(socket, watch)
  }

  get isGone(): boolean {
    return this.#state === GONE
  }

  /** From now on `events` hear of what comes. */
  start(events: LineEvents): void {
    if (this.#state === GONE) return events.ended()
    this.#events = events
    this.#read()
  }

  #read(): void {
    if (this.#reads) return
    this.#reads = true
    this.#socket.on('data', onData).on('end', onEnd)
  }

  // ------------------------------------------------------------------------------------------------ sending
  write(frames: readonly Uint8Array[]): void {
    if (this.#state === OPEN) writeAll(this.#socket, frames)
  }

  buffered(): number {
    return this.#socket.writableLength
  }

  close(code: number, reason: string): void {
    this.#watch.closed(code)
    this.#goodbye(code, reason)
  }

  #goodbye(code: number | null, reason: string): void {
    if (this.#state !== OPEN) return
    this.#state = CLOSING
    this.#socket.write(closeFrame(code, reason))
    this.#cutLater()
    // One that does not read would never see the peer's answer.
    this.#read()
  }

  #cutLater(): void {
    this.#timer ??= setTimeout(() => this.#socket.destroy(), GOODBYE_MS).unref()
  }

  terminate(): void {
    this.#state = GONE
    this.#socket.destroy()
  }

  // ------------------------------------------------------------------------------------------------ reading
  /** Bytes came. */
  took(chunk: Buffer): void {
    if (!this.wantsMore) return
    try {
      this.#reader.read(chunk, this)
    } catch (error) {
      if (!(error instanceof BrokenFrame)) throw error
      this.#goodbye(error.code, '')
      this.hungUp()
    }
  }

  /** Until the peer has said goodbye too. */
  get wantsMore(): boolean {
    return this.#state !== GONE && !this.#socket.writableEnded
  }

  message(bytes: Uint8Array): void {
    if (this.#state !== OPEN) return
    this.#events?.receive(bytes)
  }

  text(): void {
    this.close(CLOSE.malformed, 'text frames are no part of this protocol')
    this.hungUp()
  }

  ping(payload: Uint8Array): void {
    if (this.#state === OPEN && this.buffered() < PONGS_BUFFERED_MAX) this.write([pongFrame(payload)])
  }

  pong(): void {
    this.#events?.alive()
  }

  goodbye(code: number | null): void {
    this.#goodbye(code, '')
    this.hungUp()
  }

  /** Nothing more is read: what is left to send leaves, and then the line. */
  hungUp(): void {
    if (this.#state === OPEN) this.#state = CLOSING
    this.#cutLater()
    this.#end()
    this.#socket.end()
    // It must be read to its end to be let go.
    this.#socket.resume()
  }

  /** The socket is no more. */
  gone(): void {
    this.#state = GONE
    if (this.#timer) clearTimeout(this.#timer)
    this.#end()
  }

  #end(): void {
    const events = this.#events
    this.#events = null
    events?.ended()
  }
}

function onData(this: LineSocket, chunk: Buffer): void {
  this[LINE]?.took(chunk)
}

/** Without a goodbye. */
function onEnd(this: LineSocket): void {
  this[LINE]?.hungUp()
}

function onClose(this: LineSocket): void {
  this[LINE]?.gone()
}

/** Resets end in `close`; a listener keeps them from being thrown. */
function onError(): void {}

function writeAll(socket: Socket, frames: readonly Uint8Array[]): void {
  if (frames.length === 1) return void socket.write(frames[0] as Uint8Array)
  let size = 0
  for (const frame of frames) size += frame.length
  if (size <= JOINED_MAX) return void socket.write(Buffer.concat(frames, size))
  socket.cork()
  for (const frame of frames) socket.write(frame)
  socket.uncork()
}
