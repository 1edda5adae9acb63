/** A stock client that also speaks the app channel, as our page does: it asks by fences what is on disk. */
import { FRAME, LIMITS, readServerMessage, type ClientMessage, type ServerMessage } from '@ninefold/shared'
import { metaText, noteText } from '@ninefold/shared/document/read'
import { decoding, encoding } from 'lib0'
import * as Y from 'yjs'
import type { TestServer } from '../../support/server.ts'
import type { Guest } from './people.ts'
import { StockPeer } from './stock-peer.ts'

interface Fence {
  readonly id: number
  /** The own clock when it was asked. */
  readonly clock: number
}

export class AppPeer extends StockPeer {
  readonly received: ServerMessage[] = []
  #lastFence = 0
  #noteId = ''
  readonly #asked: Fence[] = []
  /** The own clock up to which the server has said "on disk". */
  durableClock = 0

  constructor(server: TestServer, canvasId: string, guest: Guest) {
    super(server, canvasId, guest, new Y.Doc(), { app: '1' })
    this.provider.messageHandlers[FRAME.app] = (_encoder, decoder) => {
      const message = readServerMessage(decoding.readVarString(decoder))
      if (message) this.#take(message)
    }
    // Fences are a connection's: what an old one asked, nobody will answer.
    this.provider.on('status', ({ status }) => {
      if (status !== 'connected') this.#asked.length = 0
    })
  }

  #take(message: ServerMessage): void {
    this.received.push(message)
    if (message.type !== 'durable') return
    const fulfilled = this.#asked.filter(({ id }) => id <= message.id)
    this.#asked.splice(0, fulfilled.length)
    for (const { clock } of fulfilled) this.durableClock = Math.max(this.durableClock, clock)
  }

  get ownClock(): number {
    return clockOf(this.doc, this.doc.clientID)
  }

  get allDurable(): boolean {
    return this.durableClock === this.ownClock
  }

  /** Types at the start of the title. */
  type(text: string): void {
    metaText(this.doc, 'title')?.insert(0, text)
  }

  get title(): string {
    return metaText(this.doc, 'title')?.toString() ?? ''
  }

  /** Types a letter into a note of its own, and into the next one when that is full. */
  typeOn(): void {
    const text = noteText(this.doc, this.#noteId)
    if (text && text.length < LIMITS.noteTextLength) text.insert(text.length, 'x')
    else this.#noteId = this.addNote('x')
  }

  /** Asks about everything so far; only what was sent on this very line counts. */
  fence(): void {
    const fence = { id: ++this.#lastFence, clock: this.ownClock }
    if (this.sendMessage({ type: 'fence', id: fence.id })) this.#asked.push(fence)
  }

  sendMessage(message: ClientMessage): boolean {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, FRAME.app)
    encoding.writeVarString(encoder, JSON.stringify(message))
    return this.send(encoding.toUint8Array(encoder).slice())
  }

  /** Sends raw bytes; false when there is no open line. */
  send(bytes: Uint8Array<ArrayBuffer>): boolean {
    const { ws } = this.provider
    if (ws?.readyState !== 1 || !this.provider.synced) return false
    ws.send(bytes)
    return true
  }
}

export function clockOf(doc: Y.Doc, client: number): number {
  return Y.decodeStateVector(Y.encodeStateVector(doc)).get(client) ?? 0
}
