/**
 * What the data knew of documents that a backup knows less of: which epoch they had reached, and under which client ids
 * people wrote. Both are gone with the data, and must not be given again.
 */
import { DatabaseSync } from 'node:sqlite'
import type { Kysely } from 'kysely'
import type { Database } from '../store/store.ts'

const ROWS_AT_ONCE = 1000

/** Retires the client ids of the data in the file `before`; gives the epoch of each of its documents. */
export async function retireLast(db: Kysely<Database>, before: string): Promise<ReadonlyMap<string, number>> {
  const { clients, epochs } = readDocuments(before)
  const heads = await db.selectFrom('doc_head').select('canvas_id').execute()
  const held = new Set(heads.map((head) => head.canvas_id))
  const rows = clients.filter((row) => held.has(row.canvas_id))
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE)
    await db
      .insertInto('doc_client')
      .values(rows.slice(i, i + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  return epochs
}

function readDocuments(path: string) {
  const last = new DatabaseSync(path, { readOnly: true })
  try {
    const clients = last.prepare('SELECT canvas_id, client_id, user_id, epoch FROM doc_client').all()
    const heads = last.prepare('SELECT canvas_id, epoch FROM doc_head').all()
    return {
      clients: clients.map((row) => ({
        canvas_id: String(row.canvas_id),
        client_id: Number(row.client_id),
        user_id: String(row.user_id),
        epoch: Number(row.epoch),
      })),
      epochs: new Map(heads.map((row) => [String(row.canvas_id), Number(row.epoch)])),
    }
  } finally {
    last.close()
  }
}
