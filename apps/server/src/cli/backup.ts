/** A copy of the data, taken while the server runs, that `restore` makes a data directory of. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { BACKUP_MARK, DATABASE_FILE } from '../store/sqlite/database.ts'
import { toDisk } from '../store/sqlite/files.ts'

/**
 * Writes the database as it is at one moment, and the signing key beside it, into a new folder. Throws when the folder
 * is there already, or when there is nothing to copy. The server goes on meanwhile: a reader of the database stops no
 * writer.
 */
export function backUp(dataDir: string, secretPath: string, folder: string): void {
  if (existsSync(folder)) throw new Error(`${folder} is there already; name a folder that is not.`)
  const held = join(dataDir, DATABASE_FILE)
  if (!existsSync(held)) throw new Error(`There is no data in ${dataDir}. DATA_DIR names where it is.`)
  const unfinished = `${folder}.unfinished`
  // Left by one that was cut off.
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  const copy = join(unfinished, DATABASE_FILE)
  const db = new DatabaseSync(held, { readOnly: true })
  try {
    db.prepare('VACUUM INTO ?').run(copy)
  } finally {
    db.close()
  }
  mark(copy)
  copyFileSync(secretPath, join(unfinished, 'secret'))
  for (const path of [copy, join(unfinished, 'secret'), unfinished]) toDisk(path)
  // Only a whole backup ever has its name.
  renameSync(unfinished, folder)
  toDisk(dirname(folder))
}

/**
 * No server opens a copy that is marked: browsers hold newer versions of what is in it, and would merge with it, and with
 * what others write to it, as if nothing had been.
 */
function mark(path: string): void {
  const db = new DatabaseSync(path)
  try {
    db.exec(`PRAGMA application_id = ${BACKUP_MARK}`)
  } finally {
    db.close()
  }
}
