/** Deleted notes are erased in their time, and neither earlier nor with anything else. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addNotes, deleteNotes, restoreNotes } from '@ninefold/shared/document/edit-notes'
import { rootMap } from '@ninefold/shared/document/layout'
import { purgeNotes } from '@ninefold/shared/document/purge-notes'
import { noteText, readNotes } from '@ninefold/shared/document/read'
import { openTestApp, type TestApp } from '../http/test-app.ts'
import { SERVER_USER } from '../store/store.ts'
import { World } from '../sync/testing/world.ts'

const DAY_MS = 86_400_000
const ORIGINS = { gesture: null, setup: null }

let app: TestApp
let ada: ReturnType<TestApp['as']>
let id: string
beforeEach(async () => {
  app = await openTestApp()
  const guest = await app.guest()
  ada = app.as(guest)
  id = ((await (await ada.api.canvases.$post({ json: {} })).json()) as { id: string }).id
  // The engine goes by the real clock.
  app.pass(Date.now() - app.deps.now())
  await app.deps.rooms.edit(id, { userId: guest.userId }, (doc) => {
    addNotes(doc, { blockId: 'channels' }, [{ id: 'gone' }, { id: 'back' }, { id: 'here' }], ORIGINS)
  })
  await edit('deleteNote', 'gone')
  await edit('deleteNote', 'back')
  await app.deps.rooms.reportChanges([id])
})
afterEach(() => app.close())

async function edit(op: 'deleteNote' | 'restoreNote', noteId: string): Promise<void> {
  const json = { edits: [{ op, id: noteId }] }
  const made = await ada.api.canvases[':id'].content.edits.$post({ param: { id }, json })
  expect(made.status).toBe(200)
}

const held = async (): Promise<string[]> =>
  (
    await app.deps.rooms.edit(id, { userId: SERVER_USER }, (doc) => [...rootMap(doc, 'notes').keys()])
  ).result.sort()
const facts = async (): Promise<string[]> =>
  (await app.store.db.selectFrom('note_facts').select('note_id').orderBy('note_id').execute()).map(
    (row) => row.note_id,
  )
const jobs = () => app.store.db.selectFrom('jobs').select('kind').where('kind', '=', 'notes.purge').execute()

test('a deleted note is there for thirty days, then it is gone with its record, and nothing else is', async () => {
  await edit('restoreNote', 'back')
  app.pass(29 * DAY_MS)
  await app.runDue()
  expect(await held()).toEqual(['back', 'gone', 'here'])
  app.pass(2 * DAY_MS)
  expect(await app.runDue()).toBeGreaterThan(0)
  expect([await held(), await facts()]).toEqual([
    ['back', 'here'],
    ['back', 'here'],
  ])
  expect(await jobs()).toEqual([])
})

test('a time that a client made up erases nothing early', async () => {
  await app.deps.rooms.edit(id, { userId: SERVER_USER }, (doc) => deleteNotes(doc, ['here'], null, 0))
  app.pass(20 * DAY_MS)
  await app.store.db.updateTable('jobs').set({ due_at: 0 }).where('kind', '=', 'notes.purge').execute()
  await app.runDue()
  expect(await held()).toEqual(['back', 'gone', 'here'])
  // And it is looked at again.
  expect(await jobs()).toHaveLength(1)
})

test('what is deleted later has thirty days of its own', async () => {
  await app.store.db
    .updateTable('note_facts')
    .set((eb) => ({ edited_at: eb('edited_at', '+', 10 * DAY_MS) }))
    .where('note_id', '=', 'back')
    .execute()
  app.pass(31 * DAY_MS)
  await app.runDue()
  expect(await held()).toEqual(['back', 'here'])
  app.pass(10 * DAY_MS)
  await app.runDue()
  expect(await held()).toEqual(['here'])
})

test('a deleted canvas keeps its deleted notes for as long as it can come back', async () => {
  app.pass(29 * DAY_MS)
  expect((await ada.api.canvases[':id'].$delete({ param: { id } })).status).toBe(204)
  app.pass(29 * DAY_MS)
  await app.runDue()
  expect((await ada.api.canvases[':id'].undelete.$post({ param: { id } })).status).toBe(200)
  expect(await held()).toEqual(['back', 'gone', 'here'])
})

test('with a canvas that is gone for good its job goes too', async () => {
  await ada.api.canvases[':id'].$delete({ param: { id } })
  app.pass(31 * DAY_MS)
  await app.runDue()
  await app.runDue()
  expect(await jobs()).toEqual([])
})

test('whoever was away and comes back with edits of an erased note is neither closed nor undone', async () => {
  const world = await World.with()
  const [away, here] = [await world.joined('away'), await world.joined('here')]
  const [note] = addNotes(here.doc, { blockId: 'channels' }, [{ text: 'Old' }], ORIGINS) as [string]
  here.flush()
  await world.settle()
  away.exchange()
  deleteNotes(here.doc, [note], null)
  here.flush()
  await world.settle()
  away.cut()
  noteText(away.doc, note)?.insert(0, 'Very ')
  restoreNotes(away.doc, [note], null)
  addNotes(away.doc, { blockId: 'channels' }, [{ text: 'New' }], ORIGINS)
  const purged = world.engine.edit('a', { userId: SERVER_USER }, (doc) => purgeNotes(doc, [note], null))
  await world.settle()
  await purged
  await away.join(world.engine, 'a')
  await world.settle()
  for (const peer of [away, here]) {
    peer.exchange()
    peer.readAll()
    expect(readNotes(peer.doc).map(({ text }) => text)).toEqual(['New'])
  }
  expect([world.warnings, away.socket.closed]).toEqual([[], null])
  world.destroy()
})
