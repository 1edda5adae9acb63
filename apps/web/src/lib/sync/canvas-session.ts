/**
 * One canvas open in one page: its document, its copy on this device, its connection, and what of it is saved.
 * Owns their order: first the local copy, then the client id, then presence, then the wire. Knows no screen.
 */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  mayWrite,
  type HelloMessage,
  type LimitsMessage,
  type PresenceState,
  type RevertedMessage,
  type Role,
  type ServerMessage,
} from '@ninefold/shared'
import { metaText } from '@ninefold/shared/document/read'
import { touchedEntities } from '@ninefold/shared/document/touched'
import { undoOf } from '@ninefold/shared/document/undo'
import { Connection } from './connection.ts'
import { EventFeed } from './event-feed.ts'
import { Fences } from './fences.ts'
import { keepOthersText } from './keep-others-text.ts'
import { LocalCopy, localCopyName } from './local-copy.ts'
import { missedEvents } from './missed-events.ts'
import { ORIGIN } from './origin.ts'
import { startPresenceClock } from './presence-sender.ts'

/** How the canvas and the server stand to each other. */
export type Link =
  | { readonly state: 'connecting' }
  | { readonly state: 'connected' }
  /** The connection broke; the provider tries again by itself. */
  | { readonly state: 'reconnecting' }
  /** The device says that it has no network. */
  | { readonly state: 'offline' }
  /** The server ended it with one of the final codes of the wire. */
  | { readonly state: 'ended'; readonly code: number }

export class CanvasSession {
  readonly canvasId: string
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly undo: Y.UndoManager
  readonly localCopy: LocalCopy | null
  /** What the server tells of what it owns. */
  readonly events: EventFeed
  /** The server undid a change of this page, or says that the canvas is nearly full. */
  onnotice: ((notice: RevertedMessage | LimitsMessage) => void) | null = null
  readonly #connection: Connection
  readonly #fences: Fences
  readonly #listeners = new Set<() => void>()
  #link: Link = { state: 'connecting' }
  #hello: HelloMessage | null = null
  #role: Role | null
  #synced = false
  /** What the local copy was last told to remember as waiting. */
  #storedWaiting = ''

  static async open(canvasId: string, userId: string): Promise<CanvasSession> {
    const doc = new Y.Doc()
    const localCopy = await LocalCopy.open(localCopyName(userId, canvasId), doc)
    return new CanvasSession(canvasId, userId, doc, localCopy)
  }

  private constructor(canvasId: string, userId: string, doc: Y.Doc, localCopy: LocalCopy | null) {
    this.canvasId = canvasId
    this.doc = doc
    this.localCopy = localCopy
    this.#role = localCopy?.role ?? null
    this.events = new EventFeed((after) => missedEvents(canvasId, after))
    this.events.on('role.changed', (data, rev) => {
      // A greeting knows what was changed before it.
      if (data.userId === userId && data.role !== null && rev > (this.#hello?.rev ?? 0))
        this.#setRole(data.role)
    })
    this.awareness = new Awareness(doc)
    startPresenceClock(this.awareness, Date.now())
    this.undo = undoOf(doc, ORIGIN.gesture, 600)
    keepOthersText(doc, this.undo)
    this.#connection = new Connection(canvasId, doc, this.awareness, localCopy?.epoch ?? null, {
      opened: () => this.#setLink({ state: 'connected' }),
      uploaded: () => this.#fences.ready(),
      synced: () => {
        this.#synced = true
        this.#changed()
      },
      lost: () => this.#lost(),
      ended: (code) => this.#setLink({ state: 'ended', code }),
      message: (message) => this.#read(message, userId),
    })
    this.#fences = new Fences({
      send: (id) => this.#connection.send({ type: 'fence', id }),
      changed: () => this.#fencesChanged(),
    })
    if (localCopy) this.#fences.restore(localCopy.waiting)
    // Behind the provider's own listener: when this one runs, the update is on its way and a fence may follow.
    doc.on('update', (_update, origin, _doc, transaction: Y.Transaction) =>
      this.#changedBy(origin, transaction),
    )
    this.#followNetwork()
  }

  get link(): Link {
    return this.#link
  }

  /** Who the server says we are here; null before the first connection. */
  get hello(): HelloMessage | null {
    return this.#hello
  }

  /** The canvas can be shown and worked on: from the local copy or from the server. */
  get loaded(): boolean {
    return metaText(this.doc, 'title') !== null
  }

  /** The server has told everything at least once since the page opened. */
  get synced(): boolean {
    return this.#synced
  }

  /** What we may do here, as the server last said; null on a canvas that is new to this device. */
  get role(): Role | null {
    return this.#role
  }

  get editable(): boolean {
    return this.loaded && this.#link.state !== 'ended' && (this.#role === null || mayWrite(this.#role))
  }

  /** Notes, links and other entities changed here that the server's disk does not have yet. */
  get waiting(): number {
    return this.#fences.waiting
  }

  /** Which they are, as `root/id`. */
  get waitingEntities(): readonly string[] {
    return this.#fences.waitingEntities
  }

  get saved(): boolean {
    return this.#fences.saved
  }

  /** Calls `listener` whenever one of the getters above may answer differently; returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Changes this page's own presence; fields not named stay. */
  setPresence(change: Partial<PresenceState>): void {
    const state: PresenceState = this.awareness.getLocalState() ?? {}
    const fields = Object.keys(change) as (keyof PresenceState)[]
    if (fields.every((field) => field in state && state[field] === change[field])) return
    this.awareness.setLocalState({ ...state, ...change })
  }

  connect(): void {
    if (navigator.onLine) this.#connection.connect()
    else this.#setLink({ state: 'offline' })
  }

  #changedBy(origin: unknown, transaction: Y.Transaction): void {
    if (this.#connection.isOrigin(origin) || this.localCopy?.isOrigin(origin)) return
    // A draft that nobody sees yet must reach the disk like anything else, but is no change a person waits for.
    const entities =
      origin === ORIGIN.setup ? [] : touchedEntities(transaction).map(({ root, id }) => `${root}/${id}`)
    this.#fences.touched(entities)
  }

  #fencesChanged(): void {
    const entities = this.#fences.waitingEntities
    const key = entities.join(' ')
    if (key !== this.#storedWaiting) {
      this.#storedWaiting = key
      this.localCopy?.storeWaiting(entities)
    }
    this.#changed()
  }

  #read(message: ServerMessage, userId: string): void {
    if (message.type === 'durable') this.#fences.answered(message.id)
    if (message.type === 'event') this.events.arrived(message)
    if (message.type === 'reverted' || message.type === 'limits') this.onnotice?.(message)
    if (message.type !== 'hello') return
    // Somebody else signed in in this browser: this page holds the other one's copy and must not write into it.
    if (message.userId !== userId) return location.reload()
    this.#hello = message
    this.#connection.setEpoch(message.epoch)
    this.localCopy?.storeEpoch(message.epoch)
    this.#setRole(message.role)
    this.events.opened(message.rev)
  }

  #setRole(role: Role): void {
    this.#role = role
    this.localCopy?.storeRole(role)
    this.#changed()
  }

  #lost(): void {
    this.#fences.lost()
    if (this.#link.state !== 'ended') this.#setLink({ state: navigator.onLine ? 'reconnecting' : 'offline' })
  }

  /** The browser's own word counts: an open socket may look alive long after the network has gone. */
  #followNetwork(): void {
    addEventListener('offline', () => {
      if (this.#link.state === 'ended') return
      this.#connection.disconnect()
      this.#setLink({ state: 'offline' })
    })
    addEventListener('online', () => {
      if (this.#link.state === 'ended') return
      this.#setLink({ state: 'reconnecting' })
      this.#connection.connect()
    })
    addEventListener('pagehide', () => {
      this.localCopy?.flush()
      this.#connection.disconnect()
      if (this.saved) this.localCopy?.giveBackClientId()
    })
    // A page out of the back/forward cache has given its client id away: it must start anew.
    addEventListener('pageshow', (event) => {
      if (event.persisted) location.reload()
    })
    addEventListener('beforeunload', (event) => {
      if (!this.localCopy?.complete && !this.saved) event.preventDefault()
    })
  }

  #setLink(link: Link): void {
    this.#link = link
    this.#changed()
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}
