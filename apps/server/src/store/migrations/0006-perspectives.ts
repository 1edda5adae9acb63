/** What a canvas shows of the business, and which one it was copied from: for lists, beside its title. */
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('canvases')
    .addColumn('perspective', 'text', (column) => column.notNull().defaultTo('as_is'))
    .execute()
  await db.schema.alterTable('canvases').addColumn('base_canvas_id', 'text').execute()
}
