/**
 * The wire: y-websocket's provider with our app channel (frame 100) beside Yjs's own frames. Tells when the
 * connection has everything this page wrote, because only then does a fence mean "all of it".
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { FRAME, readServerMessage, SYNC, type ClientMessage, type ServerMessage } from '@ninefold/shared'
import { sendOwnPresenceOnly } from './presence-sender.ts'

export interface ConnectionListener {
  /** The socket opened. */
  opened(): void
  /** Everything this page had and the server lacked has been sent. */
  uploaded(): void
  /** The document now holds everything the server had when the connection opened. */
  synced(): void
  lost(): void
  /** The server closed for good, with one of our codes. */
  ended(code: number): void
  message(message: ServerMessage): void
}

export class Connection {
  readonly #provider: WebsocketProvider

  constructor(
    canvasId: string,
    doc: Y.Doc,
    awareness: Awareness,
    epoch: number | null,
    listener: ConnectionListener,
  ) {
    const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`
    const params: Record<string, string> = epoch === null ? { app: '1' } : { app: '1', epoch: String(epoch) }
    this.#provider = new WebsocketProvider(address, canvasId, doc, {
      awareness,
      params,
      disableBc: true,
      connect: false,
    })
    sendOwnPresenceOnly(this.#provider, awareness)
    this.#tellUploaded(listener)
    this.#openAppChannel(listener)
    this.#provider.on('status', ({ status }) => {
      if (status === 'connected') listener.opened()
    })
    // Also when it never opened, which the provider's status does not tell.
    this.#provider.on('connection-close', () => listener.lost())
    this.#provider.on('sync', (synced) => {
      if (synced) listener.synced()
    })
    this.#provider.on('closed', ({ code }) => listener.ended(code))
  }

  /** Whether `origin` is what arrives from the server. */
  isOrigin(origin: unknown): boolean {
    return origin === this.#provider
  }

  connect(): void {
    this.#provider.connect()
  }

  disconnect(): void {
    this.#provider.disconnect()
  }

  /** Later connections name this epoch. */
  setEpoch(epoch: number): void {
    this.#provider.params = { app: '1', epoch: String(epoch) }
  }

  send(message: ClientMessage): void {
    const socket = this.#provider.ws
    if (socket?.readyState !== WebSocket.OPEN) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, FRAME.app)
    encoding.writeVarString(encoder, JSON.stringify(message))
    socket.send(encoding.toUint8Array(encoder))
  }

  /** The reply to the server's step 1 carries all it lacks; it leaves when the stock handler has returned. */
  #tellUploaded(listener: ConnectionListener): void {
    const stock = this.#provider.messageHandlers[FRAME.sync]
    if (!stock) throw new Error('y-websocket has no sync handler')
    this.#provider.messageHandlers[FRAME.sync] = (encoder, decoder, provider, emitSynced, type) => {
      const kind = decoding.peekVarUint(decoder)
      stock(encoder, decoder, provider, emitSynced, type)
      if (kind === SYNC.step1) queueMicrotask(() => listener.uploaded())
    }
  }

  #openAppChannel(listener: ConnectionListener): void {
    this.#provider.messageHandlers[FRAME.app] = (_encoder, decoder) => {
      const message = readServerMessage(decoding.readVarString(decoder))
      if (message) listener.message(message)
    }
  }
}
