/**
 * What the server keeps: tables for the HTTP side through Kysely, and the documents' log, whose contract is that a
 * resolved promise means "on disk". Every implementation keeps the same promises.
 */
import type { BlockLock, NoteFacts } from '@ninefold/shared'
import type { Kysely } from 'kysely'
import type { DocumentTables } from './schema-document.ts'
import type { MeasuresTables } from './schema-measures.ts'
import type { PeopleTables } from './schema-people.ts'
import type { RightsTables } from './schema-rights.ts'

export type Database = DocumentTables & PeopleTables & RightsTables & MeasuresTables

export interface Store {
  /** Transactions of it and commits of the log exclude each other. */
  readonly db: Kysely<Database>
  readonly log: DocumentLog
  /** Whether another process may have written to the store since this was asked before; cheap enough for every second. */
  writtenElsewhere(): Promise<boolean>
  close(): Promise<void>
}

/** User id in `doc_client` of the ids under which the server itself writes. */
export const SERVER_USER = 'server'

/** One update as it goes into the log. */
export interface NewRow {
  readonly userId: string
  /** Null for the server's own edits. */
  readonly connectionId: string | null
  readonly bytes: Uint8Array
  /** Ms since 1970. */
  readonly at: number
}

export interface ClientOwner {
  readonly clientId: number
  readonly userId: string
}

/** Somebody changed a note, or made it. */
export interface NoteEdit {
  readonly noteId: string
  /** Null for the server's own hand. */
  readonly userId: string | null
  /** Ms since 1970. */
  readonly at: number
  readonly isNew: boolean
}

/** What one document adds to a commit. */
export interface DocumentCommit {
  readonly canvasId: string
  /** A commit under another epoch than the stored one changes nothing and comes back as `stale`. */
  readonly epoch: number
  readonly rows: readonly NewRow[]
  /** Client ids met for the first time, with the user who introduced them. */
  readonly clients: readonly ClientOwner[]
  /** Who changed which notes, where that is to be written down: all of it is told in one event. */
  readonly edits?: readonly NoteEdit[]
}

/** `seq` is the place of the last row; the rows before it follow without holes. */
export type CommitOutcome =
  | { readonly kind: 'committed'; readonly seq: number; readonly facts?: FactsEvent }
  | { readonly kind: 'stale' }

/** The event that tells of the note records of a commit. */
export interface FactsEvent {
  readonly rev: number
  readonly facts: readonly NoteFacts[]
}

export interface Checkpoint {
  readonly seq: number
  readonly epoch: number
  /** The whole document as one V1 update. */
  readonly state: Uint8Array
  readonly stateVector: Uint8Array
  /** An update that holds no structs and every deletion. */
  readonly deletions: Uint8Array
  readonly at: number
}

export interface LogRow {
  readonly seq: number
  readonly bytes: Uint8Array
}

/** A document as one consistent read found it. */
export interface StoredDocument {
  readonly epoch: number
  readonly seq: number
  readonly checkpoint: Checkpoint | null
  /** Rows after the checkpoint, in order. */
  readonly rows: readonly LogRow[]
  readonly clients: readonly ClientOwner[]
  /** Of the last event. */
  readonly rev: number
  /** Rev of the last change of anybody's role. */
  readonly grantsVersion: number
  readonly locks: readonly BlockLock[]
  /** Client ids that wrote under earlier epochs. */
  readonly retired: readonly number[]
}

/** A document in the place of another. */
export interface Replacement {
  /** Of an epoch that the canvas has not had. */
  readonly checkpoint: Omit<Checkpoint, 'seq'>
  /** Who wrote what is in it. */
  readonly clients: readonly ClientOwner[]
}

export interface DocumentLog {
  /** Writes a document's first rows under epoch 1. Rejects when the canvas has one. */
  create(commit: Omit<DocumentCommit, 'epoch'>): Promise<void>
  /** Null for a canvas without a document. */
  load(canvasId: string): Promise<StoredDocument | null>
  /** One transaction for all; the outcomes in the order of the commits. Rejects when nothing of it was kept. */
  commit(commits: readonly DocumentCommit[]): Promise<CommitOutcome[]>
  /** Keeps a checkpoint and drops what no moment since `keepSince` (ms since 1970) needs any more. */
  checkpoint(canvasId: string, checkpoint: Checkpoint, keepSince: number): Promise<void>
  /**
   * Puts a document in the place of the canvas's, whose rows and checkpoints go; its client ids are kept, as retired.
   * Only while nobody is in the canvas.
   */
  replace(canvasId: string, replacement: Replacement): Promise<void>
  /** Erases document, log and client ids. */
  remove(canvasId: string): Promise<void>
}
