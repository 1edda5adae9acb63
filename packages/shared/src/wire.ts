/**
 * What travels on the socket beside Yjs's own bytes: frame numbers, close codes and the app channel.
 * Frames 0–3 are y-protocols and y-websocket; frame 100 is ours: `[100: varUint, json: varString]`, spoken only
 * with a client that connected with `?app=1`. docs/protocol.md describes the whole for other implementers.
 */
import { isRole, type Role } from './roles.ts'

export const FRAME = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, app: 100 } as const

/** Inside a sync frame, as in y-protocols. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

export const CLOSE = {
  malformed: 4400,
  unauthenticated: 4401,
  forbidden: 4403,
  notFound: 4404,
  gap: 4409,
  staleEpoch: 4410,
  tooLarge: 4413,
  refused: 4422,
  tooFast: 4529,
  restarting: 1012,
  tryLater: 1013,
} as const
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]

/** Codes after which connecting again cannot help without doing something first. */
export function isFinalClose(code: number): boolean {
  return code >= 4400 && code < 4500
}

// ---------------------------------------------------------------------------------------------- client → server
/** "Is everything I sent before this on disk?" Ids rise within a connection. */
export interface FenceMessage {
  readonly type: 'fence'
  readonly id: number
}
/** For the clock: `t` comes back unchanged with the server's time. */
export interface PingMessage {
  readonly type: 'ping'
  readonly t: number
}
export type ClientMessage = FenceMessage | PingMessage

// ---------------------------------------------------------------------------------------------- server → client
/** The first app frame of a connection. `serverNow` in ms since 1970; `rev` counts the canvas's events. */
export interface HelloMessage {
  readonly type: 'hello'
  readonly userId: string
  readonly name: string
  readonly role: Role
  readonly color: string
  readonly connectionId: string
  readonly serverNow: number
  readonly rev: number
  readonly epoch: number
}
/** The fence with this id, and all before it, is on disk. */
export interface DurableMessage {
  readonly type: 'durable'
  readonly id: number
}
export interface PongMessage {
  readonly type: 'pong'
  readonly t: number
  readonly serverNow: number
}
/** Something the server owns has changed: `readEvent` in events.ts reads it. */
export interface EventMessage {
  readonly type: 'event'
  readonly rev: number
  readonly kind: string
  readonly data?: unknown
}
/**
 * Why the server undid a change: not what a canvas is made of, a note erased instead of flagged as deleted, a text
 * beyond four times its limit, too many notes or links, no room in the document, somebody else named as its author,
 * a locked block.
 */
export const REVERT_REASONS = [
  'schema',
  'note_erased',
  'text_too_long',
  'too_many_notes',
  'too_many_links',
  'document_full',
  'foreign_author',
  'block_locked',
  'link_not_allowed',
] as const
export type RevertReason = (typeof REVERT_REASONS)[number]

/** The server undid a change of this client. `reason` is a RevertReason, or one that a newer server knows. */
export interface RevertedMessage {
  readonly type: 'reverted'
  readonly reason: string
  readonly blockId?: string
  readonly noteIds?: readonly string[]
}
/** What the canvas is about to run out of (at 80 %): `notes`, `links` or `document_bytes`. */
export interface LimitsMessage {
  readonly type: 'limits'
  readonly reason: string
}
export interface ClosingMessage {
  readonly type: 'closing'
  readonly reason: string
  readonly retryAfterMs: number
}
export type ServerMessage =
  | HelloMessage
  | DurableMessage
  | PongMessage
  | EventMessage
  | RevertedMessage
  | LimitsMessage
  | ClosingMessage

type Fields = Readonly<Record<string, unknown>>

function fieldsOf(json: string): Fields | null {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
  } catch {
    return null // not JSON: the caller treats it like any other unreadable message
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** Parses a client's app message; null when it is none. */
export function readClientMessage(json: string): ClientMessage | null {
  const fields = fieldsOf(json)
  if (fields?.type === 'fence' && isCount(fields.id)) return { type: 'fence', id: fields.id }
  if (fields?.type === 'ping' && isTime(fields.t)) return { type: 'ping', t: fields.t }
  return null
}

/** Parses a server's app message; null for one this version does not know, which a client passes over. */
export function readServerMessage(json: string): ServerMessage | null {
  const fields = fieldsOf(json)
  if (!fields) return null
  switch (fields.type) {
    case 'hello':
      return isHello(fields) ? fields : null
    case 'durable':
      return isCount(fields.id) ? { type: 'durable', id: fields.id } : null
    case 'pong':
      return isTime(fields.t) && isTime(fields.serverNow)
        ? { type: 'pong', t: fields.t, serverNow: fields.serverNow }
        : null
    case 'event':
      return isCount(fields.rev) && typeof fields.kind === 'string'
        ? { type: 'event', rev: fields.rev, kind: fields.kind, data: fields.data }
        : null
    case 'reverted':
      return typeof fields.reason === 'string' ? (fields as unknown as RevertedMessage) : null
    case 'limits':
      return typeof fields.reason === 'string' ? { type: 'limits', reason: fields.reason } : null
    case 'closing':
      return typeof fields.reason === 'string' && isTime(fields.retryAfterMs)
        ? { type: 'closing', reason: fields.reason, retryAfterMs: fields.retryAfterMs }
        : null
    default:
      return null
  }
}

function isHello(fields: Fields): fields is Fields & HelloMessage {
  return (
    typeof fields.userId === 'string' &&
    typeof fields.name === 'string' &&
    isRole(fields.role) &&
    typeof fields.color === 'string' &&
    typeof fields.connectionId === 'string' &&
    isTime(fields.serverNow) &&
    isCount(fields.rev) &&
    isCount(fields.epoch)
  )
}

// ------------------------------------------------------------------------------------------------------ presence
/** Who a presence state belongs to: written by the server from the connection, whatever the client sent. */
export interface PresenceUser {
  readonly id: string
  readonly name: string
  readonly color: string
  readonly role: Role
}

/** What our page puts into its awareness state. `cursor` is y-codemirror's. All of it is optional to a reader. */
export interface PresenceState {
  readonly user?: PresenceUser
  /** The block this person's focus is in. */
  readonly blockId?: string | null
  /** The note this person has open for writing. */
  readonly noteId?: string | null
  /** The note whose details this person has open, whether they write there or only look. */
  readonly details?: string | null
  /** y-codemirror's caret and selection; null when no text is open. */
  readonly cursor?: unknown
  /** The pointer, as fractions of the block it is over, so that it means the same on every screen. */
  readonly pointer?: { readonly blockId: string; readonly x: number; readonly y: number } | null
  /** The guided path this person is on, and where. */
  readonly path?: { readonly path: string; readonly stop: string } | null
  /** Hidden tab or no input for a while. */
  readonly away?: boolean
}
