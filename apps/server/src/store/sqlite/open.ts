/** The embedded store: SQLite in the data directory, opened, brought up to date, and handed out. */
import { Kysely } from 'kysely'
import { expectCurrent, migrate } from '../migrations/migrate.ts'
import { Mutex } from '../mutex.ts'
import type { Database, Store } from '../store.ts'
import { SqliteClient } from './client.ts'
import { sqliteWorkerDialect } from './dialect.ts'
import { sqliteDocumentLog } from './log.ts'

/** Rejects with a sentence for the operator: the directory is in use, unreadable, or of a newer version. */
export function openStore({ dataDir }: { readonly dataDir: string }): Promise<Store> {
  // Migrations know tables by name alone: the types describe the schema after the last of them.
  return open(dataDir, false, (db) => migrate(db as unknown as Kysely<unknown>))
}

/** The same beside a running server, which must be of this version: nothing is brought up to date here. */
export function openStoreBeside({ dataDir }: { readonly dataDir: string }): Promise<Store> {
  return open(dataDir, true, (db) => expectCurrent(db as unknown as Kysely<unknown>))
}

async function open(
  dataDir: string,
  beside: boolean,
  prepare: (db: Kysely<Database>) => Promise<void>,
): Promise<Store> {
  const client = await SqliteClient.open(dataDir, beside)
  const mutex = new Mutex()
  const db = new Kysely<Database>({ dialect: sqliteWorkerDialect(client, mutex) })
  try {
    await prepare(db)
  } catch (error) {
    await client.close()
    throw error
  }
  return {
    db,
    log: sqliteDocumentLog(client, mutex),
    writtenElsewhere: foreignWrites(client),
    async close() {
      await db.destroy()
      await mutex.run(() => client.close())
    },
  }
}

/** Asked each second: beside the mutex and the query builder, whose work would be most of what it costs. */
function foreignWrites(client: SqliteClient): () => Promise<boolean> {
  let known: number | null = null
  return async () => {
    const version = await client.request('version', {})
    // The first time nothing is known of what was written since the store was opened.
    const changed = version !== known
    known = version
    return changed
  }
}
