/**
 * The only module that knows the socket library. `ws` does the handshake, reads frames, answers pings and closes; what
 * we send is written to the TCP socket as complete frames, many in one write. That is safe because compression is off:
 * then the library's own frames (close, pong) go straight to the same socket, in order. Ten thousand lines may stand
 * open and silent: each is one small object, its listeners are the same functions for all, and nothing is kept of the
 * request it came from.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { CLOSE } from '@ninefold/shared'
import { WebSocketServer, type WebSocket } from 'ws'
import type { PeerSocket } from './connection.ts'

/** Far above every limit of ours, which then can answer with its own code. */
const PAYLOAD_MAX = 16 * 1024 * 1024
/** Each piece that a frame comes in is kept as an object of its own; 4 MiB in the smallest packets of a network are 8,000. */
const PIECES_MAX = 16 * 1024
/** Pieces are copied into one up to this size; longer ones are handed to the system as they are. */
const JOINED_MAX = 32 * 1024

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

/** Somebody who asks for a WebSocket. */
interface Knock {
  readonly request: IncomingMessage
  readonly socket: Duplex
  readonly head: Buffer
  readonly watch: CloseWatch
}

/** Answers who asks for a WebSocket; anybody else is refused, and `accepted` not called. */
export type AcceptLine = (knock: Knock, accepted: (line: Line) => void) => void

export function createAcceptLine(): AcceptLine {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: PAYLOAD_MAX,
    maxBufferedChunks: PIECES_MAX,
    // Texts are refused whatever they say.
    skipUTF8Validation: true,
  })
  return ({ request, socket, head, watch }, accepted) =>
    server.handleUpgrade(request, socket, head, (ws) => accepted(new Line(ws, socket, watch)))
}

const LINE = Symbol('line')
type LineSocket = WebSocket & { [LINE]?: Line }

/** One open WebSocket. It reads nothing until `start`. */
export class Line implements PeerSocket {
  readonly #ws: LineSocket
  readonly #socket: Duplex
  readonly #watch: CloseWatch
  #events: LineEvents | null = null

  constructor(ws: LineSocket, socket: Duplex, watch: CloseWatch) {
    this.#ws = ws
    this.#socket = socket
    this.#watch = watch
    ws[LINE] = this
    ws.pause()
    ws.on('message', onMessage).on('pong', onPong).on('error', onEnd).on('close', onEnd)
  }

  get isGone(): boolean {
    return this.#ws.readyState === this.#ws.CLOSED
  }

  /** From now on `events` hear of what comes. */
  start(events: LineEvents): void {
    if (this.isGone) return events.ended()
    this.#events = events
    this.#ws.resume()
  }

  write(frames: readonly Uint8Array[]): void {
    if (this.#ws.readyState === this.#ws.OPEN) writeAll(this.#socket, frames)
  }

  buffered(): number {
    return this.#socket.writableLength
  }

  close(code: number, reason: string): void {
    this.#watch.closed(code)
    // Who hung up and does not read what is left for them would else be waited for without end.
    if (this.#ws.readyState !== this.#ws.OPEN) return this.terminate()
    // A paused socket would never see the peer's answer.
    this.#ws.resume()
    this.#ws.close(code, reason)
  }

  terminate(): void {
    this.#ws.terminate()
  }

  /** A message came. */
  took(bytes: Uint8Array, isBinary: boolean): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return
    if (isBinary) return this.#events?.receive(bytes)
    this.close(CLOSE.malformed, 'text frames are no part of this protocol')
    this.ended()
  }

  alive(): void {
    this.#events?.alive()
  }

  ended(): void {
    const events = this.#events
    this.#events = null
    events?.ended()
  }
}

/** Without fragments of its own option `ws` hands a message over as one Buffer. */
function onMessage(this: LineSocket, data: unknown, isBinary: boolean): void {
  this[LINE]?.took(data as Buffer, isBinary)
}

function onPong(this: LineSocket): void {
  this[LINE]?.alive()
}

/** Broken frames end a line too: `ws` then says goodbye and hangs up by itself. */
function onEnd(this: LineSocket): void {
  this[LINE]?.ended()
}

function writeAll(socket: Duplex, frames: readonly Uint8Array[]): void {
  if (frames.length === 1) return void socket.write(frames[0])
  let size = 0
  for (const frame of frames) size += frame.length
  if (size <= JOINED_MAX) return void socket.write(Buffer.concat(frames, size))
  socket.cork()
  for (const frame of frames) socket.write(frame)
  socket.uncork()
}
