import { LIMITS, type EventMessage } from '@ninefold/shared'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { noteText } from '@ninefold/shared/document/read'
import { afterEach, expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { TestPeer } from './testing/test-peer.ts'
import { World } from './testing/world.ts'

let world: World
afterEach(() => world.destroy())

const ORIGINS = { setup: null, gesture: null }

function add(peer: TestPeer, text: string): string {
  const [id] = addNotes(peer.doc, { blockId: 'channels' }, [{ text }], ORIGINS)
  peer.flush()
  return id as string
}

function type(peer: TestPeer, noteId: string): void {
  peer.readAll()
  noteText(peer.doc, noteId)?.insert(0, 'x')
  peer.flush()
}

const told = ({ socket }: TestPeer): EventMessage[] =>
  socket.app.filter((message) => message.type === 'event')

test('who made a note is who was connected, and is told with the note', async () => {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  const writes = bob.socket.writes
  const at = world.clock.wallNow()
  const noteId = add(ada, 'mine')
  await world.settle()
  const facts = { noteId, createdBy: 'ada', createdAt: at, editedBy: 'ada', editedAt: at }
  expect(told(bob)).toEqual([{ type: 'event', rev: 1, kind: 'note.facts', data: { facts: [facts] } }])
  expect(bob.socket.writes).toBe(writes + 1)
})

test('whoever edits a note of another is its editor; who made it stays', async () => {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  const noteId = add(ada, 'mine')
  await world.settle()
  type(bob, noteId)
  await world.settle()
  expect(world.documents.facts.get(noteId)).toMatchObject({ createdBy: 'ada', editedBy: 'bob' })
})

test('somebody who goes on in a note is noted once a minute', async () => {
  world = await World.with()
  const ada = await world.joined('ada')
  const noteId = add(ada, 'mine')
  for (let i = 0; i < 20; i++) {
    await world.settle()
    type(ada, noteId)
  }
  await world.settle()
  expect(told(ada)).toHaveLength(1)
  await world.clock.advance(LIMITS.noteFactsMs)
  type(ada, noteId)
  await world.settle()
  expect(told(ada)).toHaveLength(2)
})

test('what several people changed within one commit is one event', async () => {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  const ids = [add(ada, 'one'), add(bob, 'two'), add(bob, 'three')]
  await world.settle()
  const [event, ...others] = told(ada)
  expect(others).toEqual([])
  expect((event?.data as { facts: { noteId: string }[] }).facts.map(({ noteId }) => noteId)).toEqual(
    expect.arrayContaining(ids),
  )
})

test('a note that was there before anything was noted has no author, whoever edits it', async () => {
  world = await World.with()
  const ada = await world.joined('ada')
  const noteId = add(ada, 'old')
  await world.settle()
  world.documents.facts.clear()
  await world.clock.advance(LIMITS.noteFactsMs)
  type(ada, noteId)
  await world.settle()
  expect(world.documents.facts.get(noteId)).toMatchObject({ createdBy: null, editedBy: 'ada' })
})

test('what was undone is nobody’s', async () => {
  world = await World.with()
  const ada = await world.joined('ada')
  const notes: Y.Map<unknown> = ada.doc.getMap('notes')
  notes.set('n1', 5)
  ada.flush()
  await world.settle()
  expect([told(ada), world.documents.facts.size]).toEqual([[], 0])
})

test('a server edit is noted in the name of its actor, the server’s own in nobody’s', async () => {
  world = await World.with()
  const write = (userId: string) =>
    world.engine.edit('a', { userId }, (doc) =>
      addNotes(doc, { blockId: 'channels' }, [{ text: userId }], ORIGINS),
    )
  const edits = [write('ada'), write('server')]
  await world.settle()
  await Promise.all(edits)
  expect([...world.documents.facts.values()].map(({ createdBy }) => createdBy)).toEqual(['ada', null])
})
