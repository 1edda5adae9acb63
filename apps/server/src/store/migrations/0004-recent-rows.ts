/**
 * Where a commit puts its rows: behind each other, whatever documents they are of. They are filed into `doc_log` later,
 * many at once; `doc_rows` is both.
 */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Without a key: an index would be touched at another place for each document in a commit.
  await db.schema
    .createTable('doc_recent')
    .addColumn('canvas_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('connection_id', 'text')
    .addColumn('bytes', sql`bytea`, (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await sql`
    create view doc_rows as
    select canvas_id, seq, user_id, connection_id, bytes, at from doc_log
    union all
    select canvas_id, seq, user_id, connection_id, bytes, at from doc_recent
  `.execute(db)
}
