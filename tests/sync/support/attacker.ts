/** A modified client: a bare socket that sends whatever a test likes and remembers what came back. */
import { FRAME, SYNC, readServerMessage, type ServerMessage } from '@ninefold/shared'
import { decoding } from 'lib0'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { TestServer } from '../../support/server.ts'
import { syncMessage } from './forged.ts'
import type { Identity } from './people.ts'
import { until } from './until.ts'

export interface Ending {
  readonly code: number
  readonly reason: string
}

export class Attacker {
  readonly socket: WebSocket
  readonly doc = new Y.Doc()
  /** Everything that came, in order. */
  readonly heard: Uint8Array[] = []
  readonly told: ServerMessage[] = []
  ending: Ending | null = null
  #synced = false

  private constructor(server: TestServer, canvasId: string, who: Identity, query: string) {
    this.socket = new WebSocket(`${server.socketUrl}/${canvasId}?token=${who.token}${query}`)
    this.socket.on('message', (data: Buffer) => this.#hear(Uint8Array.from(data)))
    this.socket.on('close', (code, reason) => (this.ending = { code, reason: reason.toString() }))
    this.socket.on('error', () => {})
  }

  /** Resolves when the socket is open, or closed at once. */
  static async open(
    server: TestServer,
    canvasId: string,
    who: Identity,
    query = '&app=1',
  ): Promise<Attacker> {
    const attacker = new Attacker(server, canvasId, who, query)
    await until('the socket is open or closed', () => attacker.socket.readyState !== WebSocket.CONNECTING)
    return attacker
  }

  /** Holds what the canvas holds. */
  async synced(): Promise<this> {
    this.send(syncMessage('step1', Uint8Array.of(0)))
    await until('the attacker is synced', () => this.#synced)
    return this
  }

  #hear(message: Uint8Array): void {
    this.heard.push(message)
    const decoder = decoding.createDecoder(message)
    const kind = decoding.readVarUint(decoder)
    if (kind === FRAME.app) {
      const told = readServerMessage(decoding.readVarString(decoder))
      if (told) this.told.push(told)
    }
    if (kind !== FRAME.sync) return
    const step = decoding.readVarUint(decoder)
    if (step === SYNC.step1) return
    Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder), this)
    if (step === SYNC.step2) this.#synced = true
  }

  send(message: Uint8Array | string): void {
    this.socket.send(message)
  }

  /** Changes its own copy, and sends that. */
  change(edit: (doc: Y.Doc) => void): void {
    const before = Y.encodeStateVector(this.doc)
    this.doc.transact(() => edit(this.doc))
    this.send(syncMessage('update', Y.encodeStateAsUpdate(this.doc, before)))
  }

  /** The reasons for which changes of its were undone. */
  get reverts(): string[] {
    return this.told.flatMap((message) => (message.type === 'reverted' ? [message.reason] : []))
  }

  async closed(): Promise<number> {
    await until('the attacker is closed', () => this.ending !== null, 30_000)
    return this.ending?.code ?? 0
  }

  destroy(): void {
    this.socket.terminate()
    this.doc.destroy()
  }
}
