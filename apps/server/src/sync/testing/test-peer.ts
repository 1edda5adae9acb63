/** A client on a fake socket: a `Y.Doc` and presence that speak the protocol when a test has them speak. */
import { FRAME, SYNC, type ClientMessage } from '@ninefold/shared'
import { metaText } from '@ninefold/shared/document/read'
import { decoding, encoding } from 'lib0'
import * as Y from 'yjs'
import * as awarenessProtocol from 'y-protocols/awareness'
import type { Grant } from '../ports.ts'
import type { Engine } from '../registry.ts'
import type { Peer } from '../seats.ts'
import { FakeSocket } from './fake-socket.ts'

export const grantOf = (userId: string, role: Grant['role'] = 'editor'): Grant => ({
  userId,
  name: `Name of ${userId}`,
  color: '#123456',
  role,
  version: 0,
})

export class TestPeer {
  readonly doc: Y.Doc
  readonly grant: Grant
  readonly awareness: awarenessProtocol.Awareness
  socket = new FakeSocket()
  /** Messages made and not yet sent. */
  readonly outbox: Uint8Array[] = []
  #peer: Peer | null = null
  #read = 0
  #fence = 0

  constructor(grant: Grant, clientId?: number) {
    this.grant = grant
    this.doc = new Y.Doc()
    if (clientId !== undefined) this.doc.clientID = clientId
    this.awareness = new awarenessProtocol.Awareness(this.doc)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.connected) this.outbox.push(syncMessage(SYNC.update, update))
    })
  }

  get connected(): boolean {
    return this.#peer !== null && this.socket.closed === null
  }

  /** Opens a socket; nothing is exchanged yet. Resolves when the engine has let it in or closed it. */
  async open(
    engine: Engine,
    canvasId: string,
    more: { epoch?: number; speaksApp?: boolean } = {},
  ): Promise<this> {
    this.socket = new FakeSocket()
    this.outbox.length = 0
    this.#read = 0
    this.#peer = await engine.connect(
      {
        canvasId,
        grant: this.grant,
        socket: this.socket,
        speaksApp: more.speaksApp ?? true,
        epoch: more.epoch ?? null,
      },
      () => false,
    )
    return this
  }

  /** Opens a socket and brings both sides to the same state. */
  async join(engine: Engine, canvasId: string): Promise<this> {
    await this.open(engine, canvasId)
    this.askForAll()
    this.exchange()
    return this
  }

  askForAll(): void {
    this.outbox.push(syncMessage(SYNC.step1, Y.encodeStateVector(this.doc)))
  }

  /** Sends what is in the outbox and reads what came, until both are empty. */
  exchange(): void {
    while (this.outbox.length > 0 || this.#read < this.socket.messages.length) {
      this.flush()
      this.readAll()
    }
  }

  flush(): void {
    for (const message of this.outbox.splice(0)) this.send(message)
  }

  send(message: Uint8Array): void {
    if (this.connected) this.#peer?.receive(message)
  }

  /** As a peer does whose goodbye has not arrived yet. */
  sendToClosed(message: Uint8Array): void {
    this.#peer?.receive(message)
  }

  readAll(): void {
    while (this.readOne());
  }

  /** Reads the next message that came; false when there is none. */
  readOne(skip = false): boolean {
    const message = this.socket.messages[this.#read]
    if (!message) return false
    this.#read++
    if (!skip) this.#take(message)
    return true
  }

  #take(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    const type = decoding.readVarUint(decoder)
    if (type === FRAME.awareness)
      awarenessProtocol.applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), this)
    if (type !== FRAME.sync) return
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === SYNC.step1)
      this.outbox.push(syncMessage(SYNC.step2, Y.encodeStateAsUpdate(this.doc, payload)))
    else Y.applyUpdate(this.doc, payload, this)
  }

  /** Asks whether everything sent so far is on disk; the fence's id. */
  fence(): number {
    this.send(appMessage({ type: 'fence', id: ++this.#fence }))
    return this.#fence
  }

  /** Types at the start of the canvas's title and sends it. */
  type(text: string): void {
    metaText(this.doc, 'title')?.insert(0, text)
    this.flush()
  }

  get title(): string {
    this.readAll()
    return metaText(this.doc, 'title')?.toString() ?? ''
  }

  showPresence(state: Record<string, unknown> | null): void {
    this.awareness.setLocalState(state)
    this.send(presenceMessage(this.awareness, [this.doc.clientID]))
  }

  /** What it has heard of somebody. */
  seenOf(other: TestPeer): unknown {
    this.readAll()
    return this.awareness.getStates().get(other.doc.clientID)
  }

  /** The line goes dead without a goodbye. */
  cut(): void {
    this.#peer?.ended()
    this.#peer = null
  }

  destroy(): void {
    this.cut()
    this.awareness.destroy()
    this.doc.destroy()
  }
}

export function syncMessage(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAME.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

export function appMessage(message: ClientMessage | Record<string, unknown>): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAME.app)
  encoding.writeVarString(encoder, JSON.stringify(message))
  return encoding.toUint8Array(encoder)
}

export function presenceMessage(awareness: awarenessProtocol.Awareness, clients: number[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAME.awareness)
  encoding.writeVarUint8Array(encoder, awarenessProtocol.encodeAwarenessUpdate(awareness, clients))
  return encoding.toUint8Array(encoder)
}
