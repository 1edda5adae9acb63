import { CLOSE, SYNC, type Limits } from '@ninefold/shared'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { readContent } from '@ninefold/shared/document/read-content'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { appMessage, syncMessage, type TestPeer } from './testing/test-peer.ts'
import { World } from './testing/world.ts'

let world: World
afterEach(() => world.destroy())

/** Ada writes; Bob has stopped reading, with more waiting for him than anybody should have. */
async function stalled(limits: Partial<Limits> = {}): Promise<{ ada: TestPeer; bob: TestPeer }> {
  world = await World.with(limits)
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  bob.socket.bytesBuffered = 70_000
  ada.type('0')
  await world.settle()
  return { ada, bob }
}

async function typeOn(peer: TestPeer, text: string): Promise<void> {
  for (const letter of text) {
    peer.type(letter)
    await world.settle()
  }
}

test('nothing is queued for a peer that lags, and one diff brings it up to date', async () => {
  const { ada, bob } = await stalled()
  const before = bob.socket.messages.length
  await typeOn(ada, 'abcdef')
  ada.showPresence({ blockId: 'channels' })
  await world.settle()
  ada.showPresence({ blockId: 'key_partners' })
  await world.settle()
  expect(bob.socket.messages.length).toBe(before)

  bob.socket.bytesBuffered = 10_000
  await world.clock.advance(100)
  expect(bob.socket.kinds.slice(before)).toEqual(['update', 'presence'])
  expect(bob.title).toBe('fedcba0')
  expect(bob.seenOf(ada)).toMatchObject({ blockId: 'key_partners' })
  const after = bob.socket.messages.length
  await typeOn(ada, 'g')
  expect(bob.socket.messages.length).toBe(after + 1)
  expect(bob.title).toBe('gfedcba0')
})

test('others get everything meanwhile', async () => {
  const { ada } = await stalled()
  const carl = await world.joined('carl')
  await typeOn(ada, 'abc')
  expect(carl.title).toBe('cba0')
})

test('the diff waits for the disk, but not for ever', async () => {
  const { ada, bob } = await stalled()
  const before = bob.socket.messages.length
  await typeOn(ada, 'a')
  world.documents.hold()
  ada.type('b')
  bob.socket.bytesBuffered = 0
  await world.clock.advance(500)
  expect(bob.socket.messages.length).toBe(before)
  await world.clock.advance(1000)
  expect(bob.title).toBe('a0')
  world.documents.release()
  await world.settle()
  expect(bob.title).toBe('ba0')
})

test('answers to fences and pings wait too', async () => {
  const { bob } = await stalled()
  const before = bob.socket.messages.length
  bob.fence()
  await world.settle()
  expect(bob.socket.messages.length).toBe(before)
  bob.socket.bytesBuffered = 0
  await world.settle()
  expect(bob.socket.durable).toEqual([1])
})

test('who asks again for all while lagging is answered once it has caught up', async () => {
  const { ada, bob } = await stalled()
  const before = bob.socket.messages.length
  await typeOn(ada, 'ab')
  for (let i = 0; i < 5; i++) bob.send(syncMessage(SYNC.step1, Y.encodeStateVector(new Y.Doc())))
  expect(bob.socket.messages.length).toBe(before)
  bob.socket.bytesBuffered = 0
  await world.settle()
  expect(bob.socket.kinds.slice(before).filter((kind) => kind !== 'update')).toEqual(['step2'])
  expect(bob.title).toBe('ba0')
})

test('twenty seconds of lagging close with 1013', async () => {
  const { bob } = await stalled()
  await world.clock.advance(19_000)
  expect(bob.socket.closed).toBeNull()
  await world.clock.advance(2000)
  expect(bob.socket.closed?.code).toBe(CLOSE.tryLater)
  const timers = world.clock.timers
  await world.clock.advance(10_000)
  expect(world.clock.timers).toBeLessThanOrEqual(timers)
})

test('megabytes that are owed close with 1013', async () => {
  world = await World.with({ laggingBytes: 1000, caughtUpBytes: 500, bufferedBytesMax: 3000 })
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  bob.socket.bytesBuffered = 5000
  const notes = Array.from({ length: 40 }, () => ({ text: 'x'.repeat(100) }))
  addNotes(ada.doc, { blockId: 'channels' }, notes, { setup: null, gesture: null })
  ada.flush()
  await world.settle()
  expect([ada.socket.closed, bob.socket.closed?.code]).toEqual([null, CLOSE.tryLater])
})

test('the reply to the join is not counted, and reading it slowly is no lagging', async () => {
  world = await World.with({ laggingBytes: 1000, caughtUpBytes: 500, bufferedBytesMax: 3000 })
  const ada = await world.joined('ada')
  const notes = Array.from({ length: 100 }, () => ({ text: 'x'.repeat(100) }))
  addNotes(ada.doc, { blockId: 'channels' }, notes, { setup: null, gesture: null })
  ada.flush()
  await world.settle()
  const bob = await world.peer('bob').open(world.engine, 'a')
  bob.askForAll()
  // All of the document is still on its way, and goes slowly.
  bob.socket.bytesBuffered = 12_000
  bob.exchange()
  for (let left = 11_000; left > 2000; left -= 1000) {
    bob.socket.bytesBuffered = left
    await world.clock.advance(5000)
    await typeOn(ada, 'x')
  }
  expect(bob.socket.closed).toBeNull()
  bob.socket.bytesBuffered = 0
  await world.settle()
  bob.readAll()
  expect(readContent(bob.doc)).toEqual(readContent(ada.doc))
})

test('nothing is polled while nobody lags', async () => {
  world = await World.with()
  const ada = await world.joined('ada')
  await typeOn(ada, 'a')
  const quiet = world.clock.timers
  ada.socket.bytesBuffered = 70_000
  const bob = await world.joined('bob')
  await typeOn(bob, 'b')
  expect(world.clock.timers).toBe(quiet + 1)
})

test('who asks and does not read is found although nobody writes, and let go when too many answers wait', async () => {
  world = await World.with({ laggingBytes: 20_000, caughtUpBytes: 5000 })
  const ada = await world.joined('ada')
  const timers = world.clock.timers
  ada.socket.bytesBuffered = 30_000
  ada.send(appMessage({ type: 'ping', t: 1 }))
  await world.clock.advance(10)
  expect(world.clock.timers).toBe(timers + 1)
  const before = ada.socket.messages.length
  for (let second = 0; second < 12; second++) {
    for (let i = 0; i < 60; i++) ada.send(appMessage({ type: 'ping', t: 1.123456789 + i }))
    await world.clock.advance(1000)
  }
  expect([ada.socket.closed?.code, ada.socket.messages.length]).toEqual([CLOSE.tryLater, before])
})
