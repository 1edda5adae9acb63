/** What the main thread asks of the SQLite worker, and what comes back. One reply for each request, in order. */
import type {
  Checkpoint,
  ClientOwner,
  CommitOutcome,
  NoteEdit,
  Replacement,
  StoredDocument,
} from '../store.ts'

export type SqlValue = null | number | bigint | string | Uint8Array

/** A row of a batch; its bytes are `bytes.subarray(from, to)` of the whole batch. */
export interface PackedRow {
  readonly userId: string
  readonly connectionId: string | null
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface PackedCommit {
  readonly canvasId: string
  readonly epoch: number
  readonly rows: readonly PackedRow[]
  readonly clients: readonly ClientOwner[]
  readonly edits: readonly NoteEdit[]
}

export interface QueryResult {
  readonly rows: Record<string, unknown>[]
  readonly changes: bigint | null
  readonly lastInsertRowid: bigint | null
}

/** Each operation with what it takes and gives. */
export interface Operations {
  /** SQLite's `data_version`: it changes when, and only when, another connection has committed. */
  version: { takes: Record<never, never>; gives: number }
  query: { takes: { sql: string; parameters: SqlValue[] }; gives: QueryResult }
  create: { takes: { commit: PackedCommit; bytes: Uint8Array }; gives: null }
  /** As JSON: cloned as objects they took three times as long. */
  commit: { takes: { commits: string; bytes: Uint8Array }; gives: CommitOutcome[] }
  load: { takes: { canvasId: string }; gives: StoredDocument | null }
  checkpoint: { takes: { canvasId: string; checkpoint: Checkpoint; keepSince: number }; gives: null }
  replace: { takes: { canvasId: string; replacement: Replacement }; gives: null }
  remove: { takes: { canvasId: string }; gives: null }
  close: { takes: Record<never, never>; gives: null }
}
export type OperationName = keyof Operations

export type Request = {
  [Name in OperationName]: { readonly id: number; readonly op: Name } & Operations[Name]['takes']
}[OperationName]

export type Reply =
  | { readonly id: number; readonly value: unknown }
  | {
      readonly id: number
      readonly error: { readonly message: string; readonly code: string; readonly unavailable: boolean }
    }

/** What the worker is started with. */
export interface WorkerStart {
  readonly dataDir: string
  /** Beside a server that may be running: the database must be there, and nobody is shut out. */
  readonly beside: boolean
}
/** The first message of the worker: open, or why not. */
export type Opened = { readonly opened: true } | { readonly opened: false; readonly reason: string }
