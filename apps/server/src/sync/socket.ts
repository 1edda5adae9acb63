/**
 * The only module that knows the socket library. `ws` does the handshake, reads frames and closes; what we send is
 * written to the TCP socket as complete frames, many in one write. That is safe because compression is off: then the
 * library's own frames (close, ping, pong) go straight to the same socket, in order.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { PeerSocket } from './connection.ts'

/** Far above every limit of ours, which then can answer with its own code. */
const PAYLOAD_MAX = 16 * 1024 * 1024
/** Pieces are copied into one up to this size; longer ones are handed to the system as they are. */
const JOINED_MAX = 32 * 1024

export interface SocketEvents {
  message(bytes: Uint8Array): void
  /** A text frame: no part of the protocol. */
  text(): void
  alive(): void
  ended(): void
}

/** An accepted socket. It reads nothing until `start`. */
export interface AcceptedSocket extends PeerSocket {
  readonly isGone: boolean
  start(events: SocketEvents): void
}

export type AcceptSocket = (
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  done: (accepted: AcceptedSocket) => void,
) => void

export function createAcceptSocket(): AcceptSocket {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: PAYLOAD_MAX,
  })
  return (request, socket, head, done) =>
    server.handleUpgrade(request, socket, head, (ws) => {
      ws.pause()
      // Broken frames and resets end in `close`; a listener keeps them from being thrown.
      ws.on('error', () => {})
      done(accepted(ws, socket))
    })
}

function accepted(ws: WebSocket, socket: Duplex): AcceptedSocket {
  let gone = false
  ws.once('close', () => (gone = true))
  return {
    get isGone() {
      return gone
    },
    start({ message, text, alive, ended }) {
      if (gone) return ended()
      // Without fragments of its own option `ws` hands a message over as one Buffer.
      ws.on('message', (data, isBinary) => (isBinary ? message(data as Buffer) : text()))
      ws.on('pong', alive)
      ws.once('close', ended)
      ws.resume()
    },
    write(frames) {
      if (ws.readyState === ws.OPEN) writeAll(socket, frames)
    },
    close(code, reason) {
      // A paused socket would never see the peer's answer.
      ws.resume()
      ws.close(code, reason)
    },
    terminate: () => ws.terminate(),
    buffered: () => socket.writableLength,
  }
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
