/** What was measured, and what calls for a review: records, written once and never changed. */
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kpi_readings')
    .addColumn('canvas_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('kpi_id', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('value', 'double precision', (column) => column.notNull())
    .addColumn('entered_by', 'text', (column) => column.notNull())
    .addColumn('entered_at', 'bigint', (column) => column.notNull())
    .addColumn('explanation', 'text')
    .addColumn('action', 'text')
    .addPrimaryKeyConstraint('kpi_readings_pk', ['canvas_id', 'id'])
    .execute()
  await db.schema
    .createIndex('kpi_readings_by_kpi')
    .on('kpi_readings')
    .columns(['canvas_id', 'kpi_id', 'day', 'entered_at'])
    .execute()

  await db.schema
    .createTable('review_triggers')
    .addColumn('canvas_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('note_id', 'text')
    .addColumn('raised_by', 'text', (column) => column.notNull())
    .addColumn('raised_at', 'bigint', (column) => column.notNull())
    .addColumn('handled_by', 'text')
    .addColumn('handled_at', 'bigint')
    .addPrimaryKeyConstraint('review_triggers_pk', ['canvas_id', 'id'])
    .execute()
}
