/**
 * What the server tells of what it owns, numbered per canvas: kind by kind the data of an event. A further kind is a
 * line in `EventData` and one in `READERS`; who may see one is said where it is made, on the server.
 */
import { isBlockId, type BlockId } from './blocks.ts'
import { isId } from './ids.ts'
import { isRole, type Role } from './roles.ts'

export interface EventData {
  /** Somebody's role; null when their access ended. */
  'role.changed': {
    readonly userId: string
    readonly role: Role | null
    /** Who changed it; null for an end that had been set, and for the operator. */
    readonly by: string | null
    /** When the access ends by itself, ms since 1970. */
    readonly expiresAt?: number
  }
  /** A link was made, changed or revoked: read the links again. Told to those who may manage them. */
  'link.changed': { readonly linkId: string }
  /** A block was locked, or unlocked. */
  'lock.changed': { readonly blockId: BlockId; readonly lock: BlockLock | null }
  /** Who made and last changed some notes. */
  'note.facts': { readonly facts: readonly NoteFacts[] }
  /** A measure has a new reading: read its readings again. */
  'reading.added': { readonly kpiId: string; readonly readingId: string }
  /** A trigger was raised or handled: read the triggers again. */
  'trigger.changed': { readonly triggerId: string }
}
export type EventKind = keyof EventData

export interface BlockLock {
  readonly blockId: BlockId
  /** User id of who locked it. */
  readonly by: string
  /** Ms since 1970. */
  readonly at: number
  /** Nobody writes there; else facilitators and owners still do. */
  readonly forAll: boolean
  readonly reason?: string
}

/** Times in ms since 1970. Null where it is not known: the note is older than the records, or a program's. */
export interface NoteFacts {
  readonly noteId: string
  readonly createdBy: string | null
  readonly createdAt: number | null
  readonly editedBy: string | null
  readonly editedAt: number | null
}

/** An event as its recipients are told. */
export type CanvasEvent = {
  [Kind in EventKind]: { readonly rev: number; readonly kind: Kind; readonly data: EventData[Kind] }
}[EventKind]

/** The place of an event that its recipient may not see, or of a kind this version does not know. */
export interface HiddenEvent {
  readonly rev: number
  readonly kind: 'hidden'
}

type Fields = Readonly<Record<string, unknown>>
type Readers = { readonly [Kind in EventKind]: (data: Fields) => boolean }

const isText = (value: unknown): value is string => typeof value === 'string'
const isTime = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const orNull =
  (accepts: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === null || accepts(value)

function isBlockLock(value: unknown): boolean {
  if (!isFields(value)) return false
  const { blockId, by, at, forAll, reason } = value
  const isReason = reason === undefined || isText(reason)
  return isBlockId(blockId) && isText(by) && isTime(at) && typeof forAll === 'boolean' && isReason
}

function isNoteFacts(value: unknown): boolean {
  if (!isFields(value)) return false
  const { noteId, createdBy, createdAt, editedBy, editedAt } = value
  const people = [createdBy, editedBy].every(orNull(isText))
  return isId(noteId) && people && [createdAt, editedAt].every(orNull(isTime))
}

const READERS: Readers = {
  'role.changed': ({ userId, role, by, expiresAt }) =>
    isText(userId) &&
    orNull(isRole)(role) &&
    orNull(isText)(by) &&
    (expiresAt === undefined || isTime(expiresAt)),
  'link.changed': ({ linkId }) => isText(linkId),
  'lock.changed': ({ blockId, lock }) => isBlockId(blockId) && orNull(isBlockLock)(lock),
  'note.facts': ({ facts }) => Array.isArray(facts) && facts.every(isNoteFacts),
  'reading.added': ({ kpiId, readingId }) => isText(kpiId) && isText(readingId),
  'trigger.changed': ({ triggerId }) => isText(triggerId),
}

export const EVENT_KINDS = Object.keys(READERS) as readonly EventKind[]

export function isEventKind(value: unknown): value is EventKind {
  return typeof value === 'string' && Object.hasOwn(READERS, value)
}

/** Parses what an `event` message or the list of events holds. One this version cannot read keeps its place. */
export function readEvent(event: {
  readonly rev: number
  readonly kind: string
  readonly data?: unknown
}): CanvasEvent | HiddenEvent {
  const { rev, kind, data } = event
  if (!isEventKind(kind) || !isFields(data) || !READERS[kind](data)) return { rev, kind: 'hidden' }
  // The reader of this kind has looked at every field that EventData names.
  return { rev, kind, data } as CanvasEvent
}
