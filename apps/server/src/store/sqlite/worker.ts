/**
 * The thread that owns the database file: one request at a time, in order, so that waiting for the disk never stops
 * the event loop that serves people.
 */
import type { StatementSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { unreachable } from '@ninefold/shared'
import { DataDirInUse, openDatabase, openDatabaseBeside, type OpenedDatabase } from './database.ts'
import {
  commitDocuments,
  createDocument,
  keepCheckpoint,
  loadDocument,
  removeDocument,
  replaceDocument,
} from './documents.ts'
import { RecentRows } from './recent.ts'
import type { Opened, PackedCommit, QueryResult, Reply, Request, SqlValue, WorkerStart } from './messages.ts'

/** With nothing asked but whether others wrote for so long, recent rows are filed and the write-ahead log is folded back into the database. */
const IDLE_MS = 500

function runQuery(statement: StatementSync, parameters: readonly SqlValue[]): QueryResult {
  if (statement.columns().length > 0)
    return { rows: statement.all(...parameters), changes: null, lastInsertRowid: null }
  const { changes, lastInsertRowid } = statement.run(...parameters)
  return { rows: [], changes: BigInt(changes), lastInsertRowid: BigInt(lastInsertRowid) }
}

function perform(database: OpenedDatabase, recent: RecentRows, request: Request): unknown {
  switch (request.op) {
    case 'version':
      return database.prepare('PRAGMA data_version').get()?.data_version
    case 'query':
      return runQuery(database.prepare(request.sql), request.parameters)
    case 'create':
      return createDocument(database, recent, request.commit, request.bytes)
    case 'commit':
      // What `log.ts` made of commits of this shape.
      return commitDocuments(database, recent, JSON.parse(request.commits) as PackedCommit[], request.bytes)
    case 'load':
      return loadDocument(database, recent, request.canvasId)
    case 'checkpoint':
      return keepCheckpoint(database, recent, request.canvasId, request.checkpoint, request.keepSince)
    case 'replace':
      return replaceDocument(database, recent, request.canvasId, request.replacement)
    case 'remove':
      return removeDocument(database, recent, request.canvasId)
    case 'close':
      return database.close()
    default:
      return unreachable(request)
  }
}

/** SQLite's codes for what is the disk's fault or another's, not the request's: busy, locked, no memory, … full. */
const UNAVAILABLE = new Set([5, 6, 7, 8, 10, 13, 14])

function describe(error: unknown): Extract<Reply, { error: unknown }>['error'] {
  const { message, code, errcode } = error as { message: string; code?: string; errcode?: number }
  // The low byte is the kind; the rest says more.
  const unavailable = errcode !== undefined && UNAVAILABLE.has(errcode & 0xff)
  return { message, code: code ?? 'ERR', unavailable }
}

/** Buffers of a loaded document are handed over, not copied. */
function transferable(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null || !('rows' in value) || !('checkpoint' in value)) return []
  const { rows, checkpoint } = value as {
    rows: { bytes: Uint8Array }[]
    checkpoint: Record<string, unknown> | null
  }
  const buffers = new Set<ArrayBuffer>()
  for (const bytes of [...rows.map((row) => row.bytes), ...Object.values(checkpoint ?? {})])
    if (bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer) buffers.add(bytes.buffer)
  return [...buffers]
}

function serve(port: NonNullable<typeof parentPort>, database: OpenedDatabase): void {
  const recent = new RecentRows(database)
  let idle: NodeJS.Timeout | null = null
  const tidy = (isIdle: boolean): void => {
    if (database.db.isTransaction || !(isIdle || recent.areMany)) return
    try {
      recent.file()
      if (isIdle) database.db.exec('PRAGMA wal_checkpoint(PASSIVE)')
    } catch {
      // A full disk: both stay as they are, and the next moment tries again.
    }
  }
  port.on('message', (request: Request) => {
    const isAsked = request.op !== 'version'
    if (idle && isAsked) clearTimeout(idle)
    try {
      const value = perform(database, recent, request) ?? null
      port.postMessage({ id: request.id, value } satisfies Reply, transferable(value))
    } catch (error) {
      port.postMessage({ id: request.id, error: describe(error) } satisfies Reply)
    }
    if (request.op === 'close') return port.close()
    if (!isAsked) return
    tidy(false)
    idle = setTimeout(tidy, IDLE_MS, true)
  })
}

function start(): void {
  if (!parentPort) throw new Error('runs as a worker only')
  let opened: Opened = { opened: true }
  try {
    // Whoever starts this worker sends its start data in this shape.
    const { dataDir, beside } = workerData as WorkerStart
    serve(parentPort, beside ? openDatabaseBeside(dataDir) : openDatabase(dataDir))
  } catch (error) {
    const inUse = error instanceof DataDirInUse
    opened = { opened: false, reason: inUse ? 'another process is using it' : (error as Error).message }
  }
  parentPort.postMessage(opened)
}

start()
