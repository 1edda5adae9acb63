import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Mutex } from '../mutex.ts'
import { SqliteClient } from '../sqlite/client.ts'
import { sqliteWorkerDialect } from '../sqlite/dialect.ts'
import { MIGRATIONS } from './index.ts'
import { migrate } from './migrate.ts'

let dataDir: string
let client: SqliteClient
let db: Kysely<unknown>
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ninefold-migration-'))
  client = await SqliteClient.open(dataDir)
  db = new Kysely<unknown>({ dialect: sqliteWorkerDialect(client, new Mutex()) })
  await migrate(db, MIGRATIONS.slice(0, 2))
})
afterEach(async () => {
  await client.close()
  await rm(dataDir, { recursive: true })
})

const DAY_MS = 86_400_000

test('grants that were read before the upgrade stay older than those that change after it', async () => {
  await sql`insert into doc_head (canvas_id, seq, epoch, checkpoint_seq, grants_version) values ('a', 1, 1, 0, 5)`.execute(
    db,
  )
  await migrate(db, MIGRATIONS.slice(0, 3))
  const { rows } = await sql`select rev, grants_version from doc_head`.execute(db)
  expect(rows).toEqual([{ rev: 5, grants_version: 5 }])
})

test('canvases that were deleted before the upgrade are erased in their time', async () => {
  const add = (id: string, deletedAt: number | null) =>
    sql`insert into canvases (id, created_by, created_at, title, purpose, counts, changed_at, deleted_at)
        values (${id}, 'ada', 0, '', '', '{}', 0, ${deletedAt})`.execute(db)
  await add('gone', 1000)
  await add('living', null)
  await migrate(db, MIGRATIONS.slice(0, 3))
  const { rows } = await sql`select id, kind, due_at, payload from jobs`.execute(db)
  expect(rows).toEqual([
    {
      id: 'canvas.purge gone',
      kind: 'canvas.purge',
      due_at: 1000 + 30 * DAY_MS,
      payload: '{"canvasId":"gone"}',
    },
  ])
})
