import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Checkpoint, NewRow, Store } from '../store.ts'
import { openStore } from './open.ts'

let dataDir: string
let store: Store

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ninefold-store-'))
  store = await openStore({ dataDir })
})

afterEach(async () => {
  await store.close()
  await rm(dataDir, { recursive: true })
})

const row = (...bytes: number[]): NewRow => ({
  userId: 'ada',
  connectionId: 'c1',
  bytes: Uint8Array.from(bytes),
  at: 1000,
})
const checkpointAt = (seq: number, at: number): Checkpoint => ({
  seq,
  at,
  epoch: 1,
  state: Uint8Array.of(9, seq),
  stateVector: Uint8Array.of(8, seq),
  deletions: Uint8Array.of(0, 0),
})
const create = (canvasId: string): Promise<void> =>
  store.log.create({ canvasId, rows: [row(1)], clients: [{ clientId: 7, userId: 'server' }] })

describe('the document log', () => {
  test('gives back what was created, row by row, also after it was opened again', async () => {
    await create('a')
    await store.log.commit([
      {
        canvasId: 'a',
        epoch: 1,
        rows: [row(2, 2), row()],
        clients: [{ clientId: 4294967295, userId: 'ada' }],
      },
    ])
    await store.close()
    store = await openStore({ dataDir })
    expect(await store.log.load('a')).toEqual({
      epoch: 1,
      seq: 3,
      checkpoint: null,
      rows: [
        { seq: 1, bytes: Uint8Array.of(1) },
        { seq: 2, bytes: Uint8Array.of(2, 2) },
        { seq: 3, bytes: Uint8Array.of() },
      ],
      clients: [
        { clientId: 7, userId: 'server' },
        { clientId: 4294967295, userId: 'ada' },
      ],
      rev: 0,
      grantsVersion: 0,
      locks: [],
      retired: [],
    })
  })

  test('knows the client ids of a document that this one replaced, and gives them to nobody', async () => {
    await create('a')
    await store.db.updateTable('doc_head').set({ epoch: 2 }).where('canvas_id', '=', 'a').execute()
    await store.log.commit([
      { canvasId: 'a', epoch: 2, rows: [row(2)], clients: [{ clientId: 7, userId: 'eve' }] },
    ])
    expect(await store.log.load('a')).toMatchObject({ epoch: 2, clients: [], retired: [7] })
  })

  test('a document that is replaced goes on counting, under its new epoch, and gives the old ids to nobody', async () => {
    await create('a')
    await create('b')
    await store.log.commit([{ canvasId: 'a', epoch: 1, rows: [row(2), row(3)], clients: [] }])
    const { seq: _, ...checkpoint } = { ...checkpointAt(0, 2000), epoch: 5 }
    await store.log.replace('a', { checkpoint, clients: [{ clientId: 8, userId: 'server' }] })
    expect(await store.log.load('a')).toMatchObject({
      epoch: 5,
      seq: 4,
      checkpoint: { ...checkpoint, seq: 4 },
      rows: [],
      clients: [{ clientId: 8, userId: 'server' }],
      retired: [7],
    })
    const [stale, next] = await store.log.commit([
      { canvasId: 'a', epoch: 1, rows: [row(9)], clients: [] },
      { canvasId: 'a', epoch: 5, rows: [row(9)], clients: [] },
    ])
    expect([stale, next]).toEqual([{ kind: 'stale' }, { kind: 'committed', seq: 5 }])
    expect(await store.log.load('b')).toMatchObject({ epoch: 1, seq: 1, retired: [] })
    await expect(store.log.replace('c', { checkpoint, clients: [] })).rejects.toThrow()
  })

  test('knows no document that was never created, and keeps none that was removed', async () => {
    expect(await store.log.load('a')).toBeNull()
    await create('a')
    await store.log.remove('a')
    expect(await store.log.load('a')).toBeNull()
  })

  test('creates a document once', async () => {
    await create('a')
    await expect(create('a')).rejects.toThrow()
    expect((await store.log.load('a'))?.seq).toBe(1)
  })

  test('counts each document on its own within one commit, without holes', async () => {
    await create('a')
    await create('b')
    const outcomes = await store.log.commit([
      { canvasId: 'a', epoch: 1, rows: [row(2), row(3)], clients: [] },
      { canvasId: 'b', epoch: 1, rows: [row(2)], clients: [] },
    ])
    expect(outcomes).toEqual([
      { kind: 'committed', seq: 3 },
      { kind: 'committed', seq: 2 },
    ])
  })

  test('a writer with an old epoch, or of a document that is gone, changes nothing and is told so', async () => {
    await create('a')
    const outcomes = await store.log.commit([
      { canvasId: 'a', epoch: 2, rows: [row(2)], clients: [{ clientId: 1, userId: 'eve' }] },
      { canvasId: 'gone', epoch: 1, rows: [row(2)], clients: [] },
    ])
    expect(outcomes).toEqual([{ kind: 'stale' }, { kind: 'stale' }])
    expect(await store.log.load('a')).toMatchObject({ seq: 1, clients: [{ clientId: 7, userId: 'server' }] })
  })

  test('a client id stays with the user who introduced it', async () => {
    await create('a')
    await store.log.commit([{ canvasId: 'a', epoch: 1, rows: [], clients: [{ clientId: 7, userId: 'eve' }] }])
    expect((await store.log.load('a'))?.clients).toEqual([{ clientId: 7, userId: 'server' }])
  })

  test('loads from the newest checkpoint on', async () => {
    await create('a')
    await store.log.commit([{ canvasId: 'a', epoch: 1, rows: [row(2), row(3)], clients: [] }])
    await store.log.checkpoint('a', checkpointAt(2, 5000), 0)
    expect(await store.log.load('a')).toMatchObject({
      seq: 3,
      checkpoint: checkpointAt(2, 5000),
      rows: [{ seq: 3, bytes: Uint8Array.of(3) }],
    })
  })

  test('keeps what a moment within the kept span is rebuilt from, and no more', async () => {
    await create('a')
    for (let i = 0; i < 5; i++)
      await store.log.commit([{ canvasId: 'a', epoch: 1, rows: [row(i)], clients: [] }])
    await store.log.checkpoint('a', checkpointAt(2, 1000), 0)
    await store.log.checkpoint('a', checkpointAt(4, 2000), 0)
    await store.log.checkpoint('a', checkpointAt(6, 3000), 2500)
    const { rows: kept } = await sql<{ seq: number }>`select seq from doc_checkpoint order by seq`.execute(
      store.db,
    )
    const { rows } = await sql<{ seq: number }>`select seq from doc_log order by seq`.execute(store.db)
    expect(kept.map(({ seq }) => seq)).toEqual([4, 6])
    expect(rows.map(({ seq }) => seq)).toEqual([5, 6])
  })
})

describe('the tables', () => {
  test('a transaction and a commit of the log never mix: a rollback takes nothing of the log along', async () => {
    await create('a')
    let committed: Promise<unknown> = Promise.resolve()
    const rolledBack = store.db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('doc_client')
        .values({ canvas_id: 'x', client_id: 1, user_id: 'u', epoch: 1 })
        .execute()
      committed = store.log.commit([{ canvasId: 'a', epoch: 1, rows: [row(2)], clients: [] }])
      await transaction.selectFrom('doc_head').selectAll().execute()
      throw new Error('on purpose')
    })
    await expect(rolledBack).rejects.toThrow('on purpose')
    await committed
    expect((await store.log.load('a'))?.seq).toBe(2)
    expect(
      await store.db.selectFrom('doc_client').selectAll().where('canvas_id', '=', 'x').execute(),
    ).toEqual([])
  })

  test('take and give numbers, text, bytes, booleans and null', async () => {
    const { rows } = await sql<Record<string, unknown>>`
      select ${1.5} as n, ${'ü'} as t, ${Uint8Array.of(1)} as b, ${true} as y, ${null} as z`.execute(store.db)
    expect(rows[0]).toEqual({ n: 1.5, t: 'ü', b: Uint8Array.of(1), y: 1, z: null })
  })

  test('count the rows a statement changed', async () => {
    await create('a')
    const result = await store.db.deleteFrom('doc_head').where('canvas_id', '=', 'a').executeTakeFirst()
    expect(result.numDeletedRows).toBe(1n)
  })
})

describe('opening', () => {
  test('commits reach the disk before they are answered: WAL with synchronous=FULL', async () => {
    const mode = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(store.db)
    const sync = await sql<{ synchronous: number }>`pragma synchronous`.execute(store.db)
    expect([mode.rows[0]?.journal_mode, sync.rows[0]?.synchronous]).toEqual(['wal', 2])
  })

  test('a second opening of one data directory is refused with a sentence that names it', async () => {
    await expect(openStore({ dataDir })).rejects.toThrow(
      `Cannot open the data directory ${dataDir}: another process is using it`,
    )
  })

  test('a data directory that a newer version wrote is refused', async () => {
    await sql`update schema_version set version = 9999`.execute(store.db)
    await store.close()
    await expect(openStore({ dataDir })).rejects.toThrow('written by a newer version')
    await rm(dataDir, { recursive: true })
    store = await openStore({ dataDir })
  })
})
