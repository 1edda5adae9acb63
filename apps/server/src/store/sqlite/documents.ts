/** The documents' log on SQLite. Runs in the worker; each function that writes is one transaction. */
import type { Checkpoint, CommitOutcome, Replacement, StoredDocument } from '../store.ts'
import { toLock, type BlockLocksTable } from '../schema-rights.ts'
import type { OpenedDatabase } from './database.ts'
import type { PackedCommit } from './messages.ts'
import { noteAuthors } from './note-facts.ts'
import type { RecentRows } from './recent.ts'

const FIRST_EPOCH = 1

const SQL = {
  head: 'SELECT seq, epoch, rev, grants_version AS grantsVersion FROM doc_head WHERE canvas_id = ?',
  newHead:
    'INSERT INTO doc_head (canvas_id, seq, epoch, checkpoint_seq, grants_version) VALUES (?, 0, ?, 0, 0)',
  place: 'SELECT seq FROM doc_head WHERE canvas_id = ? AND epoch = ?',
  addClient:
    'INSERT INTO doc_client (canvas_id, client_id, user_id, epoch) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  clients:
    'SELECT client_id AS clientId, user_id AS userId FROM doc_client WHERE canvas_id = ? AND epoch = ?',
  locks: 'SELECT block_id, locked_by, at, for_all, reason FROM block_locks WHERE canvas_id = ?',
  retired: 'SELECT client_id AS clientId FROM doc_client WHERE canvas_id = ? AND epoch < ?',
  rows: 'SELECT seq, bytes FROM doc_rows WHERE canvas_id = ? AND seq > ? ORDER BY seq',
  latestCheckpoint:
    'SELECT seq, epoch, state, state_vector AS stateVector, deletions, at FROM doc_checkpoint ' +
    'WHERE canvas_id = ? AND epoch = ? ORDER BY seq DESC LIMIT 1',
  addCheckpoint:
    'INSERT OR REPLACE INTO doc_checkpoint (canvas_id, seq, epoch, state, state_vector, deletions, at) ' +
    'VALUES (?, ?, ?, ?, ?, ?, ?)',
  noteCheckpoint: 'UPDATE doc_head SET checkpoint_seq = ? WHERE canvas_id = ?',
  renew:
    'UPDATE doc_head SET seq = seq + 1, epoch = ?, checkpoint_seq = seq + 1 WHERE canvas_id = ? RETURNING seq',
  keptFrom: 'SELECT max(seq) AS seq FROM doc_checkpoint WHERE canvas_id = ? AND at <= ?',
  dropCheckpoints: 'DELETE FROM doc_checkpoint WHERE canvas_id = ? AND seq < ?',
  dropRows: 'DELETE FROM doc_log WHERE canvas_id = ? AND seq <= ?',
} as const

export function createDocument(
  database: OpenedDatabase,
  recent: RecentRows,
  commit: PackedCommit,
  bytes: Uint8Array,
): void {
  writeLog(database, recent, () => {
    database.prepare(SQL.newHead).run(commit.canvasId, FIRST_EPOCH)
    append(database, recent, { ...commit, epoch: FIRST_EPOCH }, bytes)
  })
}

export function commitDocuments(
  database: OpenedDatabase,
  recent: RecentRows,
  commits: readonly PackedCommit[],
  bytes: Uint8Array,
): CommitOutcome[] {
  return writeLog(database, recent, () => commits.map((commit) => append(database, recent, commit, bytes)))
}

function writeLog<T>(database: OpenedDatabase, recent: RecentRows, write: () => T): T {
  try {
    return database.transaction(() => {
      recent.check()
      return write()
    })
  } catch (error) {
    recent.forget()
    throw error
  }
}

function append(
  database: OpenedDatabase,
  recent: RecentRows,
  commit: PackedCommit,
  bytes: Uint8Array,
): CommitOutcome {
  const { canvasId, epoch, rows, clients, edits } = commit
  const head = database.prepare(SQL.place).get(canvasId, epoch)
  if (!head) return { kind: 'stale' }
  let last = recent.lastOf(canvasId) ?? (head.seq as number)
  for (const row of rows) recent.add(canvasId, ++last, row, bytes.subarray(row.from, row.to))
  const addClient = clients.length > 0 ? database.prepare(SQL.addClient) : null
  for (const { clientId, userId } of clients) addClient?.run(canvasId, clientId, userId, epoch)
  if (edits.length === 0) return { kind: 'committed', seq: last }
  return { kind: 'committed', seq: last, facts: noteAuthors(database, canvasId, edits) }
}

type StoredHead = Pick<StoredDocument, 'seq' | 'epoch' | 'rev' | 'grantsVersion'>

/** One connection in one thread: nothing can be written between these reads. */
export function loadDocument(
  database: OpenedDatabase,
  recent: RecentRows,
  canvasId: string,
): StoredDocument | null {
  const head = database.prepare(SQL.head).get(canvasId) as StoredHead | undefined
  if (!head) return null
  const { epoch, rev, grantsVersion } = head
  const checkpoint = database.prepare(SQL.latestCheckpoint).get(canvasId, epoch) as Checkpoint | undefined
  const rows: unknown = database.prepare(SQL.rows).all(canvasId, checkpoint?.seq ?? 0)
  const clients: unknown = database.prepare(SQL.clients).all(canvasId, epoch)
  return {
    epoch,
    seq: recent.lastOf(canvasId) ?? head.seq,
    checkpoint: checkpoint ?? null,
    // The statements above select exactly these columns.
    rows: rows as StoredDocument['rows'],
    clients: clients as StoredDocument['clients'],
    rev,
    grantsVersion,
    locks: (database.prepare(SQL.locks).all(canvasId) as unknown as BlockLocksTable[]).map(toLock),
    retired: database
      .prepare(SQL.retired)
      .all(canvasId, epoch)
      .map(({ clientId }) => clientId as number),
  }
}

export function keepCheckpoint(
  database: OpenedDatabase,
  recent: RecentRows,
  canvasId: string,
  checkpoint: Checkpoint,
  keepSince: number,
): void {
  const { seq, epoch, state, stateVector, deletions, at } = checkpoint
  // What the checkpoint makes superfluous is dropped from the log below.
  if (recent.lastOf(canvasId) !== undefined) recent.file()
  database.transaction(() => {
    database.prepare(SQL.addCheckpoint).run(canvasId, seq, epoch, state, stateVector, deletions, at)
    database.prepare(SQL.noteCheckpoint).run(seq, canvasId)
    // The newest checkpoint from before the kept span is what its first moments are rebuilt from.
    const kept = database.prepare(SQL.keptFrom).get(canvasId, keepSince)?.seq
    if (typeof kept !== 'number') return
    database.prepare(SQL.dropCheckpoints).run(canvasId, kept)
    database.prepare(SQL.dropRows).run(canvasId, kept)
  })
}

export function replaceDocument(
  database: OpenedDatabase,
  recent: RecentRows,
  canvasId: string,
  { checkpoint, clients }: Replacement,
): void {
  const { epoch, state, stateVector, deletions, at } = checkpoint
  if (recent.lastOf(canvasId) !== undefined) recent.file()
  database.transaction(() => {
    const head = database.prepare(SQL.renew).get(epoch, canvasId)
    if (!head) throw new Error('there is no document to replace')
    const seq = head.seq as number
    database.prepare(SQL.addCheckpoint).run(canvasId, seq, epoch, state, stateVector, deletions, at)
    database.prepare(SQL.dropCheckpoints).run(canvasId, seq)
    database.prepare(SQL.dropRows).run(canvasId, seq)
    for (const { clientId, userId } of clients)
      database.prepare(SQL.addClient).run(canvasId, clientId, userId, epoch)
  })
}

/** Everything that belongs to a document and goes with it. */
const DOCUMENT_TABLES = [
  'doc_log',
  'doc_recent',
  'doc_checkpoint',
  'doc_client',
  'events',
  'block_locks',
  'note_facts',
  'kpi_readings',
  'review_triggers',
  'doc_head',
] as const

export function removeDocument(database: OpenedDatabase, recent: RecentRows, canvasId: string): void {
  recent.forget()
  database.transaction(() => {
    for (const table of DOCUMENT_TABLES)
      database.prepare(`DELETE FROM ${table} WHERE canvas_id = ?`).run(canvasId)
  })
}
