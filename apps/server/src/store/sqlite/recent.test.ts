import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommitOutcome } from '../store.ts'
import { DATABASE_FILE, openDatabase, type OpenedDatabase } from './database.ts'
import { commitDocuments, createDocument, keepCheckpoint, loadDocument, removeDocument } from './documents.ts'
import { openStore } from './open.ts'
import { RecentRows } from './recent.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ninefold-recent-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

describe('in the thread of the store', () => {
  let database: OpenedDatabase
  let recent: RecentRows
  beforeEach(async () => {
    await (await openStore({ dataDir })).close()
    database = openDatabase(dataDir)
    recent = new RecentRows(database)
  })
  afterEach(() => database.close())

  /** `count` rows of a byte each. */
  const packed = (canvasId: string, count: number) => ({
    canvasId,
    epoch: 1,
    rows: Array.from({ length: count }, (_, i) => ({
      userId: 'ada',
      connectionId: 'c1',
      at: 1000,
      from: i,
      to: i + 1,
    })),
    clients: [],
    edits: [],
  })
  const bytes = new Uint8Array(5000)
  const create = (canvasId: string): void => createDocument(database, recent, packed(canvasId, 1), bytes)
  const commit = (canvasId: string, count: number): CommitOutcome | undefined =>
    commitDocuments(database, recent, [packed(canvasId, count)], bytes)[0]
  const count = (table: string): unknown => database.db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n
  const lying = (): unknown => ({ recent: count('doc_recent'), filed: count('doc_log') })
  const seqs = (canvasId: string): unknown =>
    loadDocument(database, recent, canvasId)?.rows.map(({ seq }) => seq)

  test('a commit files nothing: its rows wait where they were appended, and are read from there', () => {
    create('a')
    commit('a', 2)
    expect(lying()).toEqual({ recent: 3, filed: 0 })
    expect(seqs('a')).toEqual([1, 2, 3])
    expect(loadDocument(database, recent, 'a')?.seq).toBe(3)
  })

  test('rows are filed under their documents, and places go on behind them', () => {
    create('a')
    create('b')
    commit('a', 2)
    recent.file()
    expect(lying()).toEqual({ recent: 0, filed: 4 })
    expect(commit('a', 1)).toEqual({ kind: 'committed', seq: 4 })
    expect(commit('b', 1)).toEqual({ kind: 'committed', seq: 2 })
    expect(seqs('a')).toEqual([1, 2, 3, 4])
  })

  test('there are many when they are thousands, or large', () => {
    create('a')
    commit('a', 4094)
    expect(recent.areMany).toBe(false)
    commit('a', 1)
    expect(recent.areMany).toBe(true)
    recent.file()
    expect(recent.areMany).toBe(false)
    const large = new Uint8Array(1024 * 1024)
    const row = { userId: 'ada', connectionId: 'c1', at: 1000, from: 0, to: large.length }
    commitDocuments(database, recent, [{ ...packed('a', 0), rows: [row] }], large)
    expect(recent.areMany).toBe(true)
  })

  test('places go on after a start that finds rows which are not filed', () => {
    create('a')
    commit('a', 1)
    recent = new RecentRows(database)
    expect(commit('a', 1)).toEqual({ kind: 'committed', seq: 3 })
  })

  test('places go on after a commit that failed half-way', () => {
    create('a')
    create('b')
    database.db.exec(`CREATE TRIGGER full BEFORE INSERT ON doc_recent WHEN new.canvas_id = 'b'
      BEGIN SELECT raise(abort, 'disk full'); END`)
    expect(() => commitDocuments(database, recent, [packed('a', 1), packed('b', 1)], bytes)).toThrow(
      'disk full',
    )
    database.db.exec('DROP TRIGGER full')
    expect(commit('a', 1)).toEqual({ kind: 'committed', seq: 2 })
  })

  test('a place that another process took is not given again', () => {
    create('a')
    const other = new DatabaseSync(join(dataDir, DATABASE_FILE))
    other.exec("INSERT INTO doc_recent VALUES ('a', 2, 'eve', NULL, x'01', 0)")
    other.close()
    expect(commit('a', 1)).toEqual({ kind: 'committed', seq: 3 })
  })

  test('rows that cannot be filed stay, are read, and are filed later', () => {
    create('a')
    commit('a', 1)
    database.db.exec(
      "CREATE TRIGGER full BEFORE INSERT ON doc_log BEGIN SELECT raise(abort, 'disk full'); END",
    )
    expect(() => recent.file()).toThrow('disk full')
    expect(commit('a', 1)).toEqual({ kind: 'committed', seq: 3 })
    expect(seqs('a')).toEqual([1, 2, 3])
    database.db.exec('DROP TRIGGER full')
    recent.file()
    expect(lying()).toEqual({ recent: 0, filed: 3 })
    expect(loadDocument(database, recent, 'a')?.seq).toBe(3)
  })

  test('a checkpoint leaves no row behind that it makes superfluous', () => {
    create('a')
    commit('a', 2)
    const [state, stateVector, deletions] = [Uint8Array.of(1), Uint8Array.of(0), Uint8Array.of(0, 0)]
    keepCheckpoint(database, recent, 'a', { seq: 2, epoch: 1, state, stateVector, deletions, at: 1000 }, 2000)
    expect(lying()).toEqual({ recent: 0, filed: 1 })
    expect(commit('a', 1)).toEqual({ kind: 'committed', seq: 4 })
  })

  test('an erased document leaves no recent rows to one that is made anew', () => {
    create('a')
    commit('a', 1)
    removeDocument(database, recent, 'a')
    create('a')
    expect(seqs('a')).toEqual([1])
  })
})

test('the store files rows that nobody adds to', async () => {
  const store = await openStore({ dataDir })
  const row = { userId: 'ada', connectionId: null, bytes: Uint8Array.of(1), at: 1000 }
  await store.log.create({ canvasId: 'a', rows: [row], clients: [] })
  const other = new DatabaseSync(join(dataDir, DATABASE_FILE), { readOnly: true })
  const filed = other.prepare('SELECT count(*) AS n FROM doc_log')
  await expect.poll(() => filed.get()?.n, { timeout: 10_000 }).toBe(1)
  other.close()
  await store.close()
})

test('the store files rows that are many at once', async () => {
  const store = await openStore({ dataDir })
  const row = { userId: 'ada', connectionId: null, bytes: Uint8Array.of(1), at: 1000 }
  await store.log.create({ canvasId: 'a', rows: Array<typeof row>(4096).fill(row), clients: [] })
  const filed = store.db.selectFrom('doc_log').select(({ fn }) => fn.countAll<number>().as('n'))
  expect(await filed.executeTakeFirst()).toEqual({ n: 4096 })
  await store.close()
})
