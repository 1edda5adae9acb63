/** A document whose history was replaced: what was erased must not come back with those who still hold it. */
import { CLOSE, SYNC } from '@ninefold/shared'
import { metaText } from '@ninefold/shared/document/read'
import { seedCanvas } from '@ninefold/shared/document/seed'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeWhole } from './document.ts'
import { syncMessage, type TestPeer } from './testing/test-peer.ts'
import { World } from './testing/world.ts'

let world: World
afterEach(() => world.destroy())

const NEW = 77

/** Ada has written, gone, and the document is another one since. */
async function withCopyOfOld(): Promise<TestPeer> {
  world = await World.with()
  const ada = await world.joined('ada')
  ada.type('erased')
  await world.settle()
  ada.cut()
  await world.clock.advance(40_000)
  const doc = new Y.Doc()
  doc.clientID = NEW
  seedCanvas(doc, {}, null)
  await world.documents.replace('a', {
    checkpoint: { ...encodeWhole(doc), epoch: 2, at: 0 },
    clients: [{ clientId: NEW, userId: 'ada' }],
  })
  return ada
}

test('a step 1 that names a client id of the old one is closed with 4410 and not answered', async () => {
  const ada = await withCopyOfOld()
  await ada.open(world.engine, 'a')
  ada.askForAll()
  ada.flush()
  expect([ada.socket.closed?.code, ada.socket.kinds]).toEqual([CLOSE.staleEpoch, ['hello']])
})

test('an update that names one is closed with 4410, and nothing of it comes back', async () => {
  const ada = await withCopyOfOld()
  await ada.open(world.engine, 'a')
  ada.send(syncMessage(SYNC.step2, Y.encodeStateAsUpdate(ada.doc)))
  expect(ada.socket.closed?.code).toBe(CLOSE.staleEpoch)
  const bob = await world.joined('bob')
  expect([bob.title, world.documents.rowsOf('a').length]).toEqual(['', 0])
})

test('a fresh copy is let in and may write', async () => {
  await withCopyOfOld()
  const [bob, carl] = [await world.joined('bob'), await world.joined('carl')]
  metaText(bob.doc, 'title')?.insert(0, 'new')
  bob.flush()
  await world.settle()
  expect(carl.title).toBe('new')
})
