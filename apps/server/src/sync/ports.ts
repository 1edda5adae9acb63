/**
 * The seams of the engine: what it is handed (clock, log, storage, who may enter) and what it offers the rest of
 * the server. Types alone; nothing in this folder knows the HTTP framework, the socket library or a database.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { BlockId, CanvasContent, CloseCode, EventData, EventKind, Limits, Role } from '@ninefold/shared'
import type { Seed } from '@ninefold/shared/document/seed'
import type { Perspective } from '@ninefold/shared/model/values'
import type * as Y from 'yjs'
import type { DocumentLog } from '../store/store.ts'
import type { Meter } from './meter.ts'

// ------------------------------------------------------------------------------------------------ who may enter
/** What a connection may do, decided once at its start and changed only through `Rooms`. */
export interface Grant {
  readonly userId: string
  /** The device or program they came by. */
  readonly sessionId?: string
  readonly name: string
  /** #rrggbb: y-codemirror appends an alpha. */
  readonly color: string
  readonly role: Role
  /** Ms since 1970; the connection is closed with 4403 when it passes. */
  readonly expiresAt?: number
  /** Of the canvas's grants when this one was read; a higher one makes it stale. */
  readonly version: number
}

/** What a socket brought along, not yet believed. */
export interface AccessRequest {
  readonly canvasId: string
  /** Cookie `ninefold`. */
  readonly cookieToken: string | null
  /** `?token=`, which programs use; it needs no Origin. */
  readonly queryToken: string | null
  readonly origin: string | null
  readonly host: string | null
  readonly address: string
  /** Whether the request came through TLS of this process or said so in X-Forwarded-Proto. */
  readonly secure: boolean
}

/**
 * A refusal with a close code is sent after the upgrade was accepted, because a browser cannot see why an upgrade
 * was refused; one with a status refuses the upgrade.
 */
export type Refusal =
  | { readonly kind: 'close'; readonly code: CloseCode; readonly reason: string }
  | { readonly kind: 'status'; readonly status: 403 | 429 | 503; readonly retryAfterMs?: number }

export type Access = { readonly kind: 'grant'; readonly grant: Grant } | Refusal
export type Authorize = (request: AccessRequest) => Promise<Access>

// -------------------------------------------------------------------------------------------------------- events
/** Who may hear an event: null for every member. */
export type Audience = null | { readonly least: Role } | { readonly users: readonly string[] }

/** An event with its place among those of its canvas. */
export type StoredEvent = {
  [Kind in EventKind]: {
    readonly rev: number
    readonly kind: Kind
    readonly data: EventData[Kind]
    readonly audience: Audience
  }
}[EventKind]

export interface Recipient {
  readonly userId: string
  readonly role: Role
}

export interface CanvasHead {
  /** Of the last event. */
  readonly rev: number
  /** It was deleted: nobody may be in it. */
  readonly deleted: boolean
}

/** Where events come from that another process wrote, or that were told out of order. */
export interface EventSource {
  /** The next events behind `rev`, in order; not all of them where there are very many. */
  after(canvasId: string, rev: number): Promise<StoredEvent[]>
  /** Where canvases stand; null when no other process can have written anything since this was asked before. */
  heads(canvasIds: () => readonly string[]): Promise<ReadonlyMap<string, CanvasHead> | null>
}

// ------------------------------------------------------------------------------------------------ what is offered
/** Who makes a server-side edit, and by which right. */
export interface Actor {
  readonly userId: string
  /** An editor's, unless said. */
  readonly role?: Role
}

/** A server-side edit that is on disk. */
export interface Edited<T> {
  readonly result: T
  /** Place in the log from which on the document holds it. */
  readonly seq: number
}

/** What a list of canvases shows of a document. Times in ms since 1970. */
export interface DocumentSummary {
  readonly title: string
  readonly purpose: string
  readonly perspective: Perspective
  readonly baseCanvasId: string | null
  /** Live notes of each block. */
  readonly counts: Readonly<Record<BlockId, number>>
  readonly changedAt: number
  /** Notes that nobody sees: deleted ones, and drafts. */
  readonly hidden: number
}

/** What a canvas begins with: a title of its own, and notes where it is started from a template or an example. */
export interface FirstContent extends Seed {
  readonly content?: CanvasContent | undefined
}

export interface Rooms {
  /** Writes a canvas's first content; resolves when it is on disk. Rejects when there is one already. */
  createDocument(canvasId: string, first: FirstContent, userId: string): Promise<void>
  /** The content at the last commit and its place in the log. Rejects with `canvas_not_found`. */
  content(canvasId: string): Promise<{ content: CanvasContent; seq: number }>
  /**
   * Runs `fn` in the live document; resolves with its result when what it changed is on disk and sent to everybody.
   * `fn` is synchronous and writes through `shared/document`; what it writes is one transaction and the actor's. Throws
   * whatever `fn` throws, a RefusedEdit for what breaks a rule of the canvas, `forbidden` for
   * somebody whose changes had to be undone too often; then nothing of it is left. With `storage_unavailable` it may
   * still have been written.
   */
  edit<T>(canvasId: string, actor: Actor, fn: (doc: Y.Doc) => T): Promise<Edited<T>>
  /** Reports what has changed in these canvases and was not reported yet; resolves when lists can show it. */
  reportChanges(canvasIds: Iterable<string>): Promise<void>
  /** People connected now, each counted once. */
  peopleHere(canvasId: string): number
  /** User ids of those people. */
  usersHere(canvasId: string): ReadonlySet<string>
  /**
   * Events of the canvas are on disk. Open sockets obey what they say (roles, locks) from here on, and those who may
   * hear them are told.
   */
  publish(canvasId: string, events: readonly StoredEvent[]): void
  /** Closes the open sockets of one person, or of everybody, on a canvas. */
  endAccess(canvasId: string, userId: string | null, code: CloseCode, reason: string): void
  /** Closes the open sockets of one device, on every canvas. */
  endSession(sessionId: string, code: CloseCode, reason: string): void
  /** Shows a person's new name and colour to everybody they are with. */
  renamed(userId: string, person: { readonly name: string; readonly color: string }): void
  /** Closes every socket with 4404 and erases the document and its log. */
  deleteDocument(canvasId: string): Promise<void>
  /**
   * Takes no more sockets, commits and checkpoints every room, closes its sockets with 1012. Rejects at the end when
   * something could not be saved.
   */
  drain(): Promise<void>
}

/** Told 2 s after a commit, while changes go on every 8 s, and at the latest when a room unloads. */
export type OnChanged = (canvasId: string, summary: DocumentSummary) => Promise<void>

/** Handles `upgrade` events for `/sync/<canvasId>`. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

// ------------------------------------------------------------------------------------------------ what is handed in
export interface Timer {
  cancel(): void
}

export interface Clock {
  /** Ms since 1970: for what is stored or shown. */
  wallNow(): number
  /** Ms, monotonic, with fractions: for durations. */
  now(): number
  /** Calls `fn` once after `ms`; a waiting timer does not keep the process alive. */
  after(ms: number, fn: () => void): Timer
  /** Calls `fn` once when the events at hand have been handled. */
  soon(fn: () => void): Timer
}

/** Structured lines without content; pino's shape. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface EngineDeps {
  readonly documents: DocumentLog
  readonly limits: Limits
  readonly log: Log
  readonly clock: Clock
  readonly onChanged: OnChanged
  readonly meter: Meter
  readonly events: EventSource
}
