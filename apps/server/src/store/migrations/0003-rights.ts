/** Events, block locks, who wrote which note, links to further devices, and work that is due at a time. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('doc_head')
    .addColumn('rev', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  // Grants are versioned by events from here on; no version may ever come again.
  await sql`update doc_head set rev = grants_version`.execute(db)
  await db.schema.alterTable('members').addColumn('expires_at', 'bigint').execute()
  await db.schema.alterTable('link_uses').addColumn('ended_at', 'bigint').execute()
  await db.schema.alterTable('people').addColumn('invited_at', 'bigint').execute()

  await db.schema
    .createTable('events')
    .addColumn('canvas_id', 'text', (column) => column.notNull())
    .addColumn('rev', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('audience', 'text')
    .addPrimaryKeyConstraint('events_pk', ['canvas_id', 'rev'])
    .execute()

  await db.schema
    .createTable('block_locks')
    .addColumn('canvas_id', 'text', (column) => column.notNull())
    .addColumn('block_id', 'text', (column) => column.notNull())
    .addColumn('locked_by', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('for_all', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addPrimaryKeyConstraint('block_locks_pk', ['canvas_id', 'block_id'])
    .execute()

  await db.schema
    .createTable('note_facts')
    .addColumn('canvas_id', 'text', (column) => column.notNull())
    .addColumn('note_id', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text')
    .addColumn('created_at', 'bigint')
    .addColumn('edited_by', 'text')
    .addColumn('edited_at', 'bigint')
    .addPrimaryKeyConstraint('note_facts_pk', ['canvas_id', 'note_id'])
    .execute()

  await db.schema
    .createTable('device_links')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .execute()

  await db.schema
    .createTable('jobs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('taken_by', 'text')
    .addColumn('taken_until', 'bigint')
    .execute()
  // Canvases that were deleted before there were jobs.
  await sql`
    insert into jobs (id, kind, due_at, payload)
    select 'canvas.purge ' || id, 'canvas.purge', deleted_at + 2592000000, '{"canvasId":"' || id || '"}'
    from canvases where deleted_at is not null
  `.execute(db)
  await db.schema.createIndex('jobs_due').on('jobs').column('due_at').execute()
}
