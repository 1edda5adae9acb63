/**
 * Who else is here, as the page shows it: one entry a person however many tabs they have, where they are, which
 * note they write in, where they point. Read once a frame; each list is replaced only when it differs, so typing
 * elsewhere wakes nobody who shows people.
 */
import type { Awareness } from 'y-protocols/awareness'
import { isBlockId, isRole, type BlockId, type PresenceUser, type Role } from '@ninefold/shared'
import { Cells } from './cells.svelte.ts'
import { FrameBatch } from './frame.ts'

export interface Person {
  readonly id: string
  readonly name: string
  /** #rrggbb of the person; the page turns it into its own tone. */
  readonly color: string
  readonly role: Role
  readonly blockId: BlockId | null
  readonly away: boolean
  readonly self: boolean
}

/** Somebody whose connection is gone is shown as away for so long: a reload or a tunnel is no farewell. */
const GRACE_MS = 30_000

export interface Writer {
  readonly noteId: string
  readonly person: PresenceUser
}

export interface Pointer {
  readonly clientId: number
  readonly person: PresenceUser
  readonly blockId: BlockId
  /** Fractions of the block's width and height. */
  readonly x: number
  readonly y: number
}

/** One presence state, parsed: nothing about it is taken on trust. */
interface Entry {
  readonly clientId: number
  readonly user: PresenceUser
  readonly blockId: BlockId | null
  readonly noteId: string | null
  readonly pointer: { readonly blockId: BlockId; readonly x: number; readonly y: number } | null
  readonly away: boolean
}

export class PresenceView {
  readonly #awareness: Awareness
  readonly #batch = new FrameBatch(() => this.#read())
  #people = $state.raw<readonly Person[]>([])
  #writers: readonly Writer[] = []
  /** Who else writes in a note, for that note alone. */
  readonly writing = new Cells<readonly PresenceUser[]>([])
  #pointers = $state.raw<readonly Pointer[]>([])
  #self: PresenceUser | null = null
  /** People whose connections are gone, and when that was noticed. */
  readonly #gone = new Map<string, { readonly person: Person; readonly since: number }>()
  /** Whoever has left the canvas, and will not be waited for. */
  readonly #left = new Set<string>()
  #graceTimer: ReturnType<typeof setTimeout> | undefined

  constructor(awareness: Awareness) {
    this.#awareness = awareness
    awareness.on('change', () => this.#batch.schedule())
  }

  /** Says who this page is; shown first among the people. */
  setSelf(user: PresenceUser): void {
    this.#self = user
    this.#batch.schedule()
  }

  /** Everybody, oneself first, then by name; reactive. */
  get people(): readonly Person[] {
    return this.#people
  }

  /** Others who write in a note; for one note reactively, see `writing`. */
  get writers(): readonly Writer[] {
    return this.#writers
  }

  /** Others' pointers; reactive. */
  get pointers(): readonly Pointer[] {
    return this.#pointers
  }

  /** Who writes under a client id of the document; null for someone who has left. */
  userOf(clientId: number): PresenceUser | null {
    const state = this.#awareness.getStates().get(clientId)
    return state ? readUser(state.user) : null
  }

  #read(): void {
    const entries: Entry[] = []
    for (const [clientId, state] of this.#awareness.getStates()) {
      const entry = clientId === this.#awareness.clientID ? null : readEntry(clientId, state)
      if (entry) entries.push(entry)
    }
    const people = this.#withGone(this.#gather(entries))
    if (differs(this.#people, people)) this.#people = people
    const writers = entries.flatMap((entry) =>
      entry.noteId ? [{ noteId: entry.noteId, person: entry.user }] : [],
    )
    if (differs(this.#writers, writers)) this.#showWriters(writers)
    const pointers = entries.flatMap(({ clientId, user, pointer, away }) =>
      pointer && !away ? [{ clientId, person: user, ...pointer }] : [],
    )
    if (differs(this.#pointers, pointers)) this.#pointers = pointers
  }

  #showWriters(writers: readonly Writer[]): void {
    this.#writers = writers
    const byNote = new Map<string, PresenceUser[]>()
    for (const { noteId, person } of writers) {
      const others = byNote.get(noteId) ?? []
      // Two tabs of one person are one writer.
      if (others.every((other) => other.id !== person.id)) byNote.set(noteId, [...others, person])
    }
    this.writing.replace(byNote)
  }

  #gather(entries: readonly Entry[]): Person[] {
    const people = new Map<string, Person>()
    const self = this.#self
    if (self) people.set(self.id, { ...plain(self), blockId: null, away: false, self: true })
    for (const { user, blockId, away } of entries) {
      const known = people.get(user.id)
      // Of several tabs, one that is not away speaks for the person.
      if (known?.self || (known && (!known.away || away))) continue
      people.set(user.id, { ...plain(user), blockId, away, self: false })
    }
    return [...people.values()]
  }

  /** Somebody's access has ended: once gone, they are gone. */
  farewell(userId: string): void {
    this.#left.add(userId)
    this.#gone.delete(userId)
    this.#batch.schedule()
  }

  /** Adds those who have just vanished, as away, and sorts. */
  #withGone(present: readonly Person[]): Person[] {
    const now = Date.now()
    const ids = new Set(present.map((person) => person.id))
    for (const person of this.#people) {
      if (person.self || [ids, this.#gone, this.#left].some((known) => known.has(person.id))) continue
      this.#gone.set(person.id, { person: { ...person, blockId: null, away: true }, since: now })
    }
    for (const [id, { since }] of this.#gone)
      if (ids.has(id) || now - since >= GRACE_MS) this.#gone.delete(id)
    this.#lookAgain(now)
    const people = [...present, ...[...this.#gone.values()].map(({ person }) => person)]
    return people.sort(
      (a, b) => Number(b.self) - Number(a.self) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1),
    )
  }

  #lookAgain(now: number): void {
    clearTimeout(this.#graceTimer)
    const oldest = [...this.#gone.values()][0]
    if (oldest) this.#graceTimer = setTimeout(() => this.#batch.schedule(), oldest.since + GRACE_MS - now)
  }
}

const plain = ({ id, name, color, role }: PresenceUser): PresenceUser => ({ id, name, color, role })

function readEntry(clientId: number, state: Record<string, unknown>): Entry | null {
  const user = readUser(state.user)
  if (!user) return null
  return {
    clientId,
    user,
    blockId: isBlockId(state.blockId) ? state.blockId : null,
    noteId: typeof state.noteId === 'string' ? state.noteId : null,
    pointer: readPointer(state.pointer),
    away: state.away === true,
  }
}

function readUser(value: unknown): PresenceUser | null {
  if (typeof value !== 'object' || value === null) return null
  const { id, name, color, role } = value as Partial<Record<keyof PresenceUser, unknown>>
  if (typeof id !== 'string' || typeof name !== 'string' || !isRole(role)) return null
  const safe = typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color)
  return { id, name, role, color: safe ? color : '#5b6270' }
}

function readPointer(value: unknown): Entry['pointer'] {
  if (typeof value !== 'object' || value === null) return null
  const { blockId, x, y } = value as Record<string, unknown>
  const inside = (n: unknown): n is number => typeof n === 'number' && n >= 0 && n <= 1
  return isBlockId(blockId) && inside(x) && inside(y) ? { blockId, x, y } : null
}

function differs(a: readonly object[], b: readonly object[]): boolean {
  return a.length !== b.length || JSON.stringify(a) !== JSON.stringify(b)
}
