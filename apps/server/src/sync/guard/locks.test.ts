import { CLOSE, type BlockId, type BlockLock, type Role } from '@ninefold/shared'
import { readContent } from '@ninefold/shared/document/read-content'
import { addNotes, deleteNotes } from '@ninefold/shared/document/edit-notes'
import { addEntity } from '@ninefold/shared/document/entities'
import { moveNote } from '@ninefold/shared/document/move-note'
import { noteText } from '@ninefold/shared/document/read'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { TestPeer } from '../testing/test-peer.ts'
import { World } from '../testing/world.ts'

let world: World
afterEach(() => world.destroy())

const ORIGINS = { setup: null, gesture: null }
const LOCKED: BlockId = 'channels'
const OPEN: BlockId = 'key_partners'

/** What stands beside a note and says something of it: one of each is there, under the id `inside`. */
const BESIDE = {
  kpis: (noteId: string) => ({ noteId, name: 'Calls' }),
  procedures: (noteId: string) => ({ noteId }),
  risks: (noteId: string) => ({ noteId, cause: new Y.Text('Rain') }),
} as const
const OF_NOTES = ['kpis', 'procedures', 'risks'] as const
const besideOf = (doc: Y.Doc, root: (typeof OF_NOTES)[number] | 'groups') =>
  doc.getMap<Y.Map<unknown>>(root).get('inside') as Y.Map<unknown>

const noteOf = (doc: Y.Doc, id: string) => doc.getMap<Y.Map<unknown>>('notes').get(id) as Y.Map<unknown>

function add(peer: TestPeer, blockId: BlockId, text: string): string {
  const [id] = addNotes(peer.doc, { blockId }, [{ text }], ORIGINS)
  peer.flush()
  return id as string
}

function lock(blockId: BlockId, more: Partial<BlockLock> | null = {}): void {
  const at = world.clock.wallNow()
  const data = { blockId, lock: more && { blockId, by: 'ada', at, forAll: false, ...more } }
  world.engine.publish('a', [world.documents.events.write('a', 'lock.changed', data)])
}

/** Ada, an owner, and Bob, with a note in the block that will be locked and one in another. */
async function together(role: Role = 'editor') {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada', 'owner'), await world.joined('bob', role)]
  const inside = add(ada, LOCKED, 'inside')
  const outside = add(ada, OPEN, 'outside')
  for (const root of OF_NOTES)
    ada.doc.getMap(root).set('inside', new Y.Map(Object.entries(BESIDE[root](inside))))
  ada.doc.getMap('groups').set('inside', new Y.Map(Object.entries({ blockId: LOCKED, rank: 'a0' })))
  ada.flush()
  await world.settle()
  bob.readAll()
  return { ada, bob, inside, outside }
}

const plain = ({ doc }: TestPeer) => readContent(doc)
const reverted = ({ socket }: TestPeer) => socket.app.filter((message) => message.type === 'reverted')

const GESTURES: Readonly<Record<string, (doc: Y.Doc, notes: { inside: string; outside: string }) => void>> = {
  'typing in a note': (doc, { inside }) => noteText(doc, inside)?.insert(0, 'x'),
  'a colour': (doc, { inside }) => void noteOf(doc, inside).set('color', 'sky'),
  'a new note': (doc) => void addNotes(doc, { blockId: LOCKED }, [{ text: 'new' }], ORIGINS),
  'a note deleted': (doc, { inside }) => deleteNotes(doc, [inside], ORIGINS.gesture),
  'a note moved within': (doc, { inside }) => void noteOf(doc, inside).set('rank', 'a5'),
  'a note moved in': (doc, { outside }) => void moveNote(doc, outside, { blockId: LOCKED }, ORIGINS.gesture),
  'a note moved out': (doc, { inside }) => void moveNote(doc, inside, { blockId: OPEN }, ORIGINS.gesture),
  'a measure of a note': (doc, { inside }) => {
    addEntity(doc, 'kpis', { noteId: inside, name: 'Visits' }, null)
  },
  'the cause of a risk of a note': (doc, { inside }) => {
    addEntity(doc, 'risks', { noteId: inside, cause: 'Strike' }, null)
  },
  'a new group': (doc) => {
    const group = new Y.Map<unknown>([
      ['blockId', LOCKED],
      ['rank', 'a0'],
    ])
    doc.getMap('groups').set('g1', group)
  },
  'a group renamed': (doc) => void besideOf(doc, 'groups').set('color', 'sky'),
  'a group taken away': (doc) => void doc.getMap('groups').delete('inside'),
  'a measure of a note renamed': (doc) => void besideOf(doc, 'kpis').set('name', 'Visits'),
  'a measure given to a note elsewhere': (doc, { outside }) =>
    void besideOf(doc, 'kpis').set('noteId', outside),
  'a measure of a note taken away': (doc) => void doc.getMap('kpis').delete('inside'),
  'the procedure of a note taken away': (doc) => void doc.getMap('procedures').delete('inside'),
  'a risk of a note weighed anew': (doc) => void besideOf(doc, 'risks').set('impact', 5),
  'a risk of a note put into other words': (doc) =>
    (besideOf(doc, 'risks').get('cause') as Y.Text).insert(0, 'x'),
  'a risk of a note taken away': (doc) => void doc.getMap('risks').delete('inside'),
  'the soft limit': (doc) => void doc.getMap('blocks').set(LOCKED, new Y.Map([['softLimit', 3]])),
}

describe('a locked block', () => {
  for (const [what, change] of Object.entries(GESTURES)) {
    test(`takes no change of an editor: ${what} is undone for everybody`, async () => {
      const { ada, bob, ...notes } = await together()
      lock(LOCKED)
      const before = plain(ada)
      change(bob.doc, notes)
      bob.flush()
      await world.settle()
      for (const peer of [ada, bob]) peer.readAll()
      expect([plain(ada), plain(bob)]).toEqual([before, before])
      expect(reverted(bob)).toContainEqual(
        expect.objectContaining({ type: 'reverted', reason: 'block_locked', blockId: LOCKED }),
      )
      expect(bob.socket.closed).toBeNull()
    })

    test(`takes every change when it is unlocked: ${what} stays`, async () => {
      const { ada, bob, ...notes } = await together()
      const before = plain(ada)
      lock(LOCKED)
      lock(LOCKED, null)
      change(bob.doc, notes)
      bob.flush()
      await world.settle()
      ada.readAll()
      expect(plain(ada)).toEqual(plain(bob))
      expect(plain(ada)).not.toEqual(before)
      expect(reverted(bob)).toEqual([])
    })
  }

  test('leaves the other eight to editors', async () => {
    const { ada, bob, outside } = await together()
    lock(LOCKED)
    noteText(bob.doc, outside)?.insert(0, 'still ')
    bob.flush()
    await world.settle()
    ada.readAll()
    expect(noteText(ada.doc, outside)?.toString()).toBe('still outside')
  })

  test.each([
    ['facilitator', false, true],
    ['owner', false, true],
    ['facilitator', true, false],
    ['owner', true, false],
  ] as const)('for a %s, locked for all %s, takes changes: %s', async (role, forAll, taken) => {
    const { ada, bob, inside } = await together(role)
    lock(LOCKED, { forAll })
    noteText(bob.doc, inside)?.insert(0, 'x ')
    bob.flush()
    await world.settle()
    ada.readAll()
    expect(noteText(ada.doc, inside)?.toString()).toBe(taken ? 'x inside' : 'inside')
  })

  test('undoes a gesture whole: what it did elsewhere goes with it', async () => {
    const { ada, bob, inside, outside } = await together()
    lock(LOCKED)
    const before = plain(ada)
    bob.doc.transact(() => {
      for (const id of [inside, outside]) moveNote(bob.doc, id, { blockId: 'revenue_streams' }, null)
    })
    bob.flush()
    await world.settle()
    ada.readAll()
    expect(plain(ada)).toEqual(before)
  })

  test('of what was written offline undoes only the notes that it holds', async () => {
    const { ada, bob, inside, outside } = await together()
    bob.cut()
    noteText(bob.doc, inside)?.insert(0, 'offline ')
    noteText(bob.doc, outside)?.insert(0, 'offline ')
    addNotes(bob.doc, { blockId: LOCKED }, [{ text: 'new inside' }], ORIGINS)
    addNotes(bob.doc, { blockId: OPEN }, [{ text: 'new outside' }], ORIGINS)
    lock(LOCKED)
    await bob.join(world.engine, 'a')
    await world.settle()
    bob.exchange()
    await world.settle()
    for (const peer of [ada, bob]) peer.readAll()
    const texts = (peer: TestPeer) => plain(peer).notes.map(({ text }) => text)
    expect(texts(ada).sort()).toEqual(['inside', 'new outside', 'offline outside'])
    expect(texts(bob).sort()).toEqual(texts(ada).sort())
  })

  test('of what was written offline keeps nothing that says more of a note whose move out is undone', async () => {
    const { ada, bob, inside } = await together()
    const before = plain(ada)
    bob.cut()
    moveNote(bob.doc, inside, { blockId: OPEN }, null)
    besideOf(bob.doc, 'kpis').set('name', 'Visits')
    ;(besideOf(bob.doc, 'risks').get('cause') as Y.Text).insert(0, 'x')
    bob.doc.getMap('procedures').delete('inside')
    addEntity(bob.doc, 'kpis', { noteId: inside, name: 'New' }, null)
    lock(LOCKED)
    await bob.join(world.engine, 'a')
    await world.settle()
    bob.exchange()
    await world.settle()
    for (const peer of [ada, bob]) peer.readAll()
    expect([plain(ada), plain(bob)]).toEqual([before, before])
  })

  test('takes what came before the lock, and nothing behind it', async () => {
    const { ada, bob, inside } = await together()
    noteText(bob.doc, inside)?.insert(0, 'before ')
    bob.flush()
    lock(LOCKED)
    noteText(bob.doc, inside)?.insert(0, 'after ')
    bob.flush()
    await world.settle()
    ada.readAll()
    expect(noteText(ada.doc, inside)?.toString()).toBe('before inside')
  })

  test('being locked while notes are moved out undoes the moves behind the lock, and those alone', async () => {
    const { ada, bob, inside } = await together()
    const later = add(ada, LOCKED, 'later')
    await world.settle()
    bob.readAll()
    world.documents.hold()
    const moveOut = (id: string): void => {
      moveNote(bob.doc, id, { blockId: OPEN }, null)
      bob.flush()
    }
    moveOut(inside)
    lock(LOCKED)
    moveOut(later)
    world.documents.release()
    await world.settle()
    for (const peer of [ada, bob]) peer.readAll()
    const blocks = (peer: TestPeer) => [inside, later].map((id) => noteOf(peer.doc, id).get('blockId'))
    expect([blocks(ada), blocks(bob)]).toEqual(Array(2).fill([OPEN, LOCKED]))
    expect(reverted(bob)).toMatchObject([{ noteIds: [later] }])
  })

  test('shuts out nobody for what they wrote before they could know, however much that was', async () => {
    const { bob, inside } = await together()
    const write = (): void => {
      noteText(bob.doc, inside)?.insert(0, 'x')
      bob.flush()
    }
    lock(LOCKED)
    for (let i = 0; i < 30; i++) write()
    expect(bob.socket.closed).toBeNull()
    await world.clock.advance(11_000)
    for (let i = 0; i < 10; i++) write()
    expect(bob.socket.closed?.code).toBe(CLOSE.forbidden)
  })

  test('is locked for a server edit in an editor’s name too, and not for the server itself', async () => {
    const { ada, inside } = await together()
    lock(LOCKED)
    const write = (actor: { userId: string; role?: Role }): Promise<unknown> =>
      world.engine.edit('a', actor, (doc) => noteText(doc, inside)?.insert(0, 'x '))
    await expect(write({ userId: 'bob' })).rejects.toMatchObject({
      details: { reason: 'block_locked', blockId: LOCKED, noteIds: [inside] },
    })
    const others = [write({ userId: 'ada', role: 'owner' }), write({ userId: 'server' })]
    await world.settle()
    await Promise.all(others)
    ada.readAll()
    expect(noteText(ada.doc, inside)?.toString()).toBe('x x inside')
  })

  test('is locked when its room is loaded', async () => {
    world = await World.with()
    world.documents.locks = [{ blockId: LOCKED, by: 'ada', at: 0, forAll: false }]
    const bob = await world.joined('bob')
    add(bob, LOCKED, 'x')
    await world.settle()
    bob.readAll()
    expect(plain(bob).notes).toEqual([])
  })
})
