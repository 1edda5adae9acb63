/** The number of a canvas's last event: what a list that is read with it already holds. */
import type { Kysely } from 'kysely'
import type { Database } from '../store/store.ts'

export async function revOf(db: Kysely<Database>, canvasId: string): Promise<number> {
  const head = await db
    .selectFrom('doc_head')
    .select('rev')
    .where('canvas_id', '=', canvasId)
    .executeTakeFirst()
  return head?.rev ?? 0
}
