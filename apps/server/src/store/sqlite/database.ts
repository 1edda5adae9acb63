/**
 * The database file: opened so that a finished COMMIT means "on disk", by one process at a time. Runs in the worker.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'

const BUSY = 5
/** The command line writes beside a running server; each waits for the other's commit this long. */
const BUSY_MS = 2000
/** Frames of one page each; a bigger log is written back even under load. */
const WAL_PAGES_MAX = 16_000
const STATEMENTS_KEPT = 500
export const DATABASE_FILE = 'ninefold.db'
/** `application_id` of a backup that was not restored: "9bak". */
export const BACKUP_MARK = 0x3962616b

export const LOCK_FILE = 'ninefold.lock'

export class DataDirInUse extends Error {}

export interface OpenedDatabase {
  readonly db: DatabaseSync
  /** A statement, prepared once. */
  prepare(sql: string): StatementSync
  /** Runs `fn` as one transaction; what it throws is thrown after the rollback. */
  transaction<T>(fn: () => T): T
  close(): void
}

/** Opens the database of a data directory, made when missing. Throws DataDirInUse when another process has it. */
export function openDatabase(dataDir: string): OpenedDatabase {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return withDatabase(dataDir, takeLock(join(dataDir, LOCK_FILE)))
}

/** Opens a database that is there, beside a server that may have it open; its commits wait for the other's. */
export function openDatabaseBeside(dataDir: string): OpenedDatabase {
  const path = join(dataDir, DATABASE_FILE)
  if (!existsSync(path)) throw new Error('there is no data')
  return withDatabase(dataDir, null)
}

function withDatabase(dataDir: string, lock: DatabaseSync | null): OpenedDatabase {
  const db = new DatabaseSync(join(dataDir, DATABASE_FILE), { timeout: BUSY_MS })
  try {
    configure(db)
  } catch (error) {
    db.close()
    lock?.close()
    throw error
  }
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    let statement = statements.get(sql)
    if (!statement) {
      if (statements.size >= STATEMENTS_KEPT) statements.clear()
      statement = db.prepare(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  const transaction = <T>(fn: () => T): T => {
    prepare('BEGIN IMMEDIATE').run()
    try {
      const result = fn()
      prepare('COMMIT').run()
      return result
    } catch (error) {
      // A full disk has SQLite roll back by itself.
      if (db.isTransaction) db.exec('ROLLBACK')
      throw error
    }
  }
  const close = (): void => {
    statements.clear()
    db.close()
    lock?.close()
  }
  return { db, prepare, transaction, close }
}

/** An exclusive transaction on a file of its own: the system gives it back however the process ends. */
export function takeLock(path: string): DatabaseSync {
  const lock = new DatabaseSync(path)
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode === BUSY) throw new DataDirInUse(path)
    throw error
  }
}

function configure(db: DatabaseSync): void {
  if (db.prepare('PRAGMA application_id').get()?.application_id === BACKUP_MARK)
    throw new Error('this is a backup; `pnpm ninefold restore` puts it in place')
  // Before the log is switched on, after which the page size stands: a quarter less CPU a commit than with 4096.
  db.exec('PRAGMA page_size = 1024')
  db.exec('PRAGMA journal_mode = WAL')
  db.exec('PRAGMA synchronous = FULL')
  db.exec(`PRAGMA wal_autocheckpoint = ${WAL_PAGES_MAX}`)
  db.exec(`PRAGMA journal_size_limit = ${64 * 1024 * 1024}`)
  db.exec('PRAGMA foreign_keys = ON')
  // The promise "saved means on disk" hangs on these two; a file system that cannot keep them is refused.
  expect(db, 'journal_mode', 'wal')
  expect(db, 'synchronous', 2)
}

function expect(db: DatabaseSync, pragma: string, value: string | number): void {
  const found = db.prepare(`PRAGMA ${pragma}`).get()?.[pragma]
  if (found !== value)
    throw new Error(`the database does not take ${pragma} = ${value}, it stays ${String(found)}`)
}
