import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CommitOutcome, NoteEdit, Store } from '../store.ts'
import { openStore } from './open.ts'

let dataDir: string
let store: Store

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ninefold-facts-'))
  store = await openStore({ dataDir })
  await store.log.create({ canvasId: 'a', rows: [], clients: [] })
})
afterEach(async () => {
  await store.close()
  await rm(dataDir, { recursive: true })
})

const row = { userId: 'ada', connectionId: 'c1', bytes: Uint8Array.of(1), at: 1 }
const edit = (noteId: string, userId: string | null, at: number, isNew = false): NoteEdit => ({
  noteId,
  userId,
  at,
  isNew,
})

async function commit(...edits: NoteEdit[]): Promise<CommitOutcome> {
  const [outcome] = await store.log.commit([{ canvasId: 'a', epoch: 1, rows: [row], clients: [], edits }])
  if (!outcome) throw new Error('no outcome')
  return outcome
}

test('whoever makes a note is its author, whoever changes it last its editor, and one event tells of a commit', async () => {
  const first = await commit(edit('n1', 'ada', 10, true), edit('n2', 'bob', 11, true), edit('n1', 'bob', 12))
  const n1 = { noteId: 'n1', createdBy: 'ada', createdAt: 10, editedBy: 'bob', editedAt: 12 }
  const n2 = { noteId: 'n2', createdBy: 'bob', createdAt: 11, editedBy: 'bob', editedAt: 11 }
  expect(first).toEqual({ kind: 'committed', seq: 1, facts: { rev: 1, facts: [n1, n2] } })
  expect(await commit()).toEqual({ kind: 'committed', seq: 2 })
  const changed = { ...n2, editedBy: null, editedAt: 20 }
  expect(await commit(edit('n2', null, 20))).toMatchObject({ facts: { rev: 2, facts: [changed] } })
  expect(await store.db.selectFrom('events').select(['rev', 'kind', 'data']).execute()).toEqual([
    { rev: 1, kind: 'note.facts', data: JSON.stringify({ facts: [n1, n2] }) },
    { rev: 2, kind: 'note.facts', data: JSON.stringify({ facts: [changed] }) },
  ])
})

test('of a note that is older than the records nobody is said to have made it', async () => {
  expect(await commit(edit('old', 'ada', 5))).toMatchObject({
    facts: { facts: [{ createdBy: null, createdAt: null, editedBy: 'ada' }] },
  })
})

test('a commit that fails notes nothing and takes no number', async () => {
  const twice = { canvasId: 'a', epoch: 1, rows: [row], clients: [], edits: [edit('n1', 'ada', 1, true)] }
  await store.db.schema.dropTable('events').execute()
  await expect(store.log.commit([twice])).rejects.toThrow()
  expect(await store.db.selectFrom('note_facts').selectAll().execute()).toEqual([])
  expect(await store.log.load('a')).toMatchObject({ seq: 0, rev: 0 })
})

test('what belongs to a document goes with it', async () => {
  await commit(edit('n1', 'ada', 1, true))
  await store.log.remove('a')
  for (const table of ['note_facts', 'events', 'block_locks'] as const)
    expect(await store.db.selectFrom(table).selectAll().execute()).toEqual([])
})

test('another process that writes is noticed, this one’s own writes are not', async () => {
  expect(await store.writtenElsewhere()).toBe(true)
  expect(await store.writtenElsewhere()).toBe(false)
  await commit()
  expect(await store.writtenElsewhere()).toBe(false)
  const other = new DatabaseSync(join(dataDir, 'ninefold.db'))
  other.exec("UPDATE doc_head SET rev = rev + 1 WHERE canvas_id = 'a'")
  other.close()
  expect(await store.writtenElsewhere()).toBe(true)
  expect(await store.writtenElsewhere()).toBe(false)
})
