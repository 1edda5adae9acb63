/**
 * Who is here and where, in one room: the latest state of each connection, gathered and sent once a tick in one
 * frame for all. A connection speaks for one client id; whatever else its frames hold, which stock clients fill with
 * everything they hear, is passed over unread. `user` in a state is the server's word, taken from the grant.
 * Payload: `[count: varUint, {clientId: varUint, clock: varUint, state: varString}…]`.
 */
import type { PresenceUser } from '@ninefold/shared'
import { encoding } from 'lib0'
import type { Connection } from './connection.ts'
import { Cursor, Malformed } from './cursor.ts'
import { presenceFrame } from './frame.ts'

/** A state that says nothing new is passed on no more often; receivers forget one after 30 s. */
const KEEP_ALIVE_MS = 10_000
const DEPARTED_KEPT = 1000
/**
 * Stock clients count their states, one by one. From a clock near the largest number the next would be one that their
 * decoder throws at, in everybody else's program. Far above the hundredths of a second since 1970 at which our own page
 * starts its clock.
 */
const CLOCK_MAX = 2 ** 48

interface Departed {
  readonly clock: number
  readonly userId: string
}

interface Entry {
  readonly clientId: number
  connection: Connection
  /** JSON as it came: parsed at the tick, so that what is overtaken before costs nothing. */
  raw: Uint8Array
  clock: number
  /** Added to the peer's clock: whoever comes back with an old one must still be seen. */
  lead: number
  /** What the others have: JSON with `user`, or null for nothing. */
  shown: string | null
  sentAt: number
}

/** One tick's worth: a frame for all, and other frames for those whose own state must not come back to them. */
export interface PresenceTick {
  readonly shared: Uint8Array | null
  readonly special: ReadonlyMap<Connection, Uint8Array | null>
}

export class Presence {
  readonly #stateBytesMax: number
  readonly #entries = new Map<number, Entry>()
  readonly #byConnection = new Map<Connection, Entry>()
  readonly #dirty = new Set<number>()
  /** Client ids that have left with the last clock sent, oldest first. */
  readonly #departed = new Map<number, Departed>()
  readonly #ownerOf: (clientId: number) => string | undefined
  /** Entries of others, passed over. */
  foreignEntries = 0

  /** `ownerOf` tells who has written to the document under a client id. */
  constructor(stateBytesMax: number, ownerOf: (clientId: number) => string | undefined) {
    this.#stateBytesMax = stateBytesMax
    this.#ownerOf = ownerOf
  }

  /** Who has shown themselves under a client id, which tells everybody what they will write under. */
  shownBy(clientId: number): string | undefined {
    return this.#entries.get(clientId)?.connection.userId ?? this.#departed.get(clientId)?.userId
  }

  get isDirty(): boolean {
    return this.#dirty.size > 0
  }

  /** Reads a presence frame's payload. Throws Malformed. */
  receive(connection: Connection, payload: Uint8Array): void {
    const cursor = new Cursor(payload)
    const count = cursor.varUint()
    for (let i = 0; i < count; i++) {
      const clientId = cursor.varUint()
      const clock = cursor.varUint()
      const state = cursor.varBytes()
      if (i === 0 && !this.#byConnection.has(connection)) this.#bind(connection, clientId, clock)
      if (this.#byConnection.get(connection)?.clientId === clientId) this.#update(connection, clock, state)
      else this.foreignEntries++
    }
    if (!cursor.done) throw new Malformed('bytes behind the presence')
  }

  /** The first entry of a connection's first frame is its own, unless it is known to be somebody else's. */
  #bind(connection: Connection, clientId: number, clock: number): void {
    const holder = this.#entries.get(clientId)
    const owner = this.shownBy(clientId) ?? this.#ownerOf(clientId)
    if (owner !== undefined && owner !== connection.userId) return
    // The same person again, on a new line while the old one is half-open.
    if (holder) this.#byConnection.delete(holder.connection)
    // Receivers hold clock 0 for whoever they have not met, so that a first state under it would not be taken in.
    const last = holder ? holder.clock + holder.lead : (this.#departed.get(clientId)?.clock ?? 0)
    const entry: Entry = {
      clientId,
      connection,
      clock: -1,
      lead: Math.max(0, last + 1 - clock),
      raw: new Uint8Array(),
      shown: holder?.shown ?? null,
      sentAt: -Infinity,
    }
    this.#departed.delete(clientId)
    this.#entries.set(clientId, entry)
    this.#byConnection.set(connection, entry)
  }

  #update(connection: Connection, clock: number, state: Uint8Array): void {
    const entry = this.#byConnection.get(connection)
    if (!entry || clock <= entry.clock || clock > CLOCK_MAX || state.length > this.#stateBytesMax) return
    entry.clock = clock
    entry.raw = state.slice()
    this.#dirty.add(entry.clientId)
  }

  /** The connection's name or colour changed. */
  restamp(connection: Connection): void {
    const entry = this.#byConnection.get(connection)
    if (!entry || entry.shown === null) return
    // Receivers take a state in only with a higher clock than the last.
    entry.lead++
    entry.sentAt = -Infinity
    this.#dirty.add(entry.clientId)
  }

  /** The connection ended: its state is gone with the next tick. */
  leave(connection: Connection): void {
    const entry = this.#byConnection.get(connection)
    this.#byConnection.delete(connection)
    if (!entry || entry.connection !== connection) return
    this.#entries.delete(entry.clientId)
    this.#dirty.add(entry.clientId)
    const last = entry.clock + entry.lead + 1
    this.#departed.set(entry.clientId, { clock: last, userId: connection.userId })
    if (this.#departed.size > DEPARTED_KEPT)
      this.#departed.delete(this.#departed.keys().next().value as number)
  }

  /** What changed since the last tick. States that are no JSON object are passed over. */
  tick(now: number): PresenceTick {
    const items: Item[] = []
    for (const clientId of this.#dirty) {
      const entry = this.#entries.get(clientId)
      const item = entry ? this.#refresh(entry, now) : this.#removal(clientId)
      if (item) items.push(item)
    }
    this.#dirty.clear()
    if (items.length === 0) return { shared: null, special: new Map() }
    const special = new Map<Connection, Uint8Array | null>()
    for (const { entry } of items) {
      if (entry && entry.lead > 0)
        special.set(entry.connection, encodeItems(items.filter((item) => item.entry !== entry)))
    }
    return { shared: encodeItems(items), special }
  }

  #refresh(entry: Entry, now: number): Item | null {
    const shown = stamp(entry)
    if (shown === undefined) return null
    if (shown === entry.shown && now - entry.sentAt < KEEP_ALIVE_MS) return null
    entry.shown = shown
    entry.sentAt = now
    return { clientId: entry.clientId, clock: entry.clock + entry.lead, json: shown ?? 'null', entry }
  }

  #removal(clientId: number): Item | null {
    const clock = this.#departed.get(clientId)?.clock
    return clock === undefined ? null : { clientId, clock, json: 'null', entry: null }
  }

  /** Everybody's state for one who has just come or asks; null when there is none. */
  snapshotFor(connection: Connection): Uint8Array | null {
    const items: Item[] = []
    for (const entry of this.#entries.values()) {
      if (entry.shown === null || entry.connection === connection) continue
      items.push({ clientId: entry.clientId, clock: entry.clock + entry.lead, json: entry.shown, entry })
    }
    return encodeItems(items)
  }
}

interface Item {
  readonly clientId: number
  readonly clock: number
  readonly json: string
  readonly entry: Entry | null
}

function encodeItems(items: readonly Item[]): Uint8Array | null {
  if (items.length === 0) return null
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, items.length)
  for (const { clientId, clock, json } of items) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return presenceFrame(encoding.toUint8Array(encoder))
}

/** The state with the server's `user`; null for "no longer here"; undefined for what is no state. */
function stamp({ raw, connection }: Entry): string | null | undefined {
  const state = parse(raw)
  if (state === null) return null
  if (typeof state !== 'object' || Array.isArray(state)) return undefined
  const { userId: id, name, color, role } = connection.grant
  return JSON.stringify({ ...state, user: { id, name, color, role } satisfies PresenceUser })
}

function parse(raw: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(raw.buffer, raw.byteOffset, raw.length).toString('utf8'))
  } catch {
    return undefined // not JSON: nothing anybody could show
  }
}
