/**
 * Puts a backup in the place of the data. Everything is made ready in a folder beside it, and one rename changes over:
 * whatever happens on the way, the data is wholly the old or wholly the new. The old data is kept.
 */
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { renewHistory } from '../canvases/renew.ts'
import type { Config } from '../config.ts'
import { openSecret } from '../identity/secret.ts'
import { createTokens } from '../identity/tokens.ts'
import { createLogger } from '../logger.ts'
import { DATABASE_FILE, DataDirInUse, LOCK_FILE, takeLock } from '../store/sqlite/database.ts'
import { toDisk } from '../store/sqlite/files.ts'
import { openStore } from '../store/sqlite/open.ts'
import { endWhatHasEnded } from './ended.ts'
import { retireLast } from './retire.ts'

const SECRET = 'secret'

/** Restores the backup in `folder`; lines for the operator. Throws sentences for the operator too. */
export async function restore(config: Config, folder: string, now = Date.now()): Promise<string[]> {
  const { dataDir, secretFile, limits } = config
  expectBackup(folder)
  expectSecret(secretFile, join(folder, SECRET))
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = lockOf(dataDir)
  const ready = join(dataDir, 'restoring')
  try {
    // Left by one that was cut off.
    rmSync(ready, { recursive: true, force: true })
    mkdirSync(ready, { mode: 0o700 })
    const held = join(dataDir, DATABASE_FILE)
    const before = existsSync(held) ? settle(held) : null
    const copy = join(ready, DATABASE_FILE)
    copyFileSync(join(folder, DATABASE_FILE), copy)
    unmark(copy)
    const { canvases, ended } = await makeReady(ready, folder, limits, before?.readable ? held : null, now)
    // Once more: who only read it has left an empty log beside it.
    if (before) settle(held)
    const kept = before && keepOld(dataDir, secretFile.path, now)
    if (secretFile.made) putInPlace(join(folder, SECRET), secretFile.path)
    toDisk(copy)
    renameSync(copy, held)
    toDisk(dataDir)
    return [
      `${canvases} canvases are as the backup holds them. Start the server again.`,
      ...(kept === null ? [] : [`What was here before is in ${kept}.`]),
      ...toldOf(before, ended),
    ]
  } finally {
    rmSync(ready, { recursive: true, force: true })
    lock.close()
  }
}

function expectBackup(folder: string): void {
  const missing = [DATABASE_FILE, SECRET].filter((name) => !existsSync(join(folder, name)))
  if (missing.length > 0) throw new Error(`${folder} is no backup: it has no ${missing.join(' and no ')}.`)
  const fault = faultOf(join(folder, DATABASE_FILE))
  if (fault !== null) throw new Error(`${folder} is damaged: ${fault}. Nothing was changed.`)
}

function faultOf(path: string): string | null {
  try {
    const db = new DatabaseSync(path, { readOnly: true })
    try {
      const found = db.prepare('PRAGMA quick_check(1)').get()?.quick_check
      return found === 'ok' ? null : String(found)
    } finally {
      db.close()
    }
  } catch (error) {
    return (error as Error).message // not so much as readable
  }
}

/** A key that somebody named is theirs to put in place; with another one no token in the backup would fit. */
function expectSecret({ path, made }: Config['secretFile'], kept: string): void {
  if (made) return
  if (!existsSync(path) || readFileSync(path, 'utf8').trim() !== readFileSync(kept, 'utf8').trim())
    throw new Error(`SECRET_FILE is not the key that this backup was made with. Put ${kept} there first.`)
}

function lockOf(dataDir: string): DatabaseSync {
  try {
    return takeLock(join(dataDir, LOCK_FILE))
  } catch (error) {
    if (error instanceof DataDirInUse)
      throw new Error(`A server is using ${dataDir}. Stop it first.`, { cause: error })
    throw error
  }
}

interface Before {
  /** Damaged data is replaced all the same; only nothing can be asked of it. */
  readonly readable: boolean
}

/** Folds what is in the write-ahead log into the database, so that the one file is all of it. */
function settle(path: string): Before {
  try {
    const db = new DatabaseSync(path)
    try {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      db.prepare('SELECT count(*) FROM people').get()
    } finally {
      db.close()
    }
    return { readable: true }
  } catch {
    return { readable: false } // no database, or a broken one: that may be why it is replaced
  }
}

function unmark(path: string): void {
  const db = new DatabaseSync(path)
  try {
    db.exec('PRAGMA application_id = 0')
  } finally {
    db.close()
  }
}

interface Ready {
  readonly canvases: number
  /** How many rights were ended again; null when what was here could not be asked. */
  readonly ended: number | null
}

/** Brings the copy up to date, gives every document a new history, and ends what had ended since. */
async function makeReady(
  dataDir: string,
  backup: string,
  limits: Config['limits'],
  before: string | null,
  now: number,
): Promise<Ready> {
  const store = await openStore({ dataDir })
  try {
    const heads = await store.db.selectFrom('doc_head').select('canvas_id').execute()
    const last = before === null ? new Map<string, number>() : await retireLast(store.db, before)
    for (const { canvas_id: canvasId } of heads) {
      const leastEpoch = Math.max(epochAt(now), (last.get(canvasId) ?? 0) + 1)
      await renewHistory(store.log, canvasId, leastEpoch, limits, now)
    }
    const secret = openSecret({ path: join(backup, SECRET), made: false }, createLogger('silent'))
    const deps = {
      db: store.db,
      tokens: createTokens(secret),
      now: () => now,
      rooms: { publish: () => {} },
    }
    const ended = before === null ? null : await endWhatHasEnded(deps, before, limits.restoreDays)
    return { canvases: heads.length, ended }
  } finally {
    await store.close()
  }
}

/**
 * One backup may be restored twice, each time on a machine that knows nothing of the other, and people work in between: by
 * counting alone both would come to one epoch, and copies of the first would be merged with the second. So an epoch that a
 * restore gives is the time, in seconds.
 */
const epochAt = (now: number): number => Math.floor((now - Date.UTC(2026, 0, 1)) / 1000)

/** Gives the old files a second name, so that the first can be taken over by one rename. */
function keepOld(dataDir: string, secretPath: string, now: number): string {
  const kept = join(dataDir, `replaced-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`)
  mkdirSync(kept, { mode: 0o700 })
  linkSync(join(dataDir, DATABASE_FILE), join(kept, DATABASE_FILE))
  if (existsSync(secretPath)) copyFileSync(secretPath, join(kept, SECRET))
  // A log that could not be folded in belongs to the old database; beside the new one it would be read into it.
  for (const name of [`${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`])
    if (existsSync(join(dataDir, name))) renameSync(join(dataDir, name), join(kept, name))
  toDisk(kept)
  toDisk(dataDir)
  return kept
}

function putInPlace(from: string, to: string): void {
  if (existsSync(to) && statSync(to).isFile() && readFileSync(to, 'utf8') === readFileSync(from, 'utf8'))
    return
  const fresh = `${to}.restoring`
  copyFileSync(from, fresh)
  toDisk(fresh)
  renameSync(fresh, to)
  toDisk(dirname(to))
}

function toldOf(before: Before | null, ended: number | null): string[] {
  if (before === null || ended === 0) return []
  if (ended === null)
    return ['What was here could not be read: links and accesses that ended since the backup work again.']
  return [
    `Ended again, because it had ended since the backup: ${ended} (links, devices, accesses, identities).`,
  ]
}
