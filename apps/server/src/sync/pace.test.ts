import { CLOSE, SYNC } from '@ninefold/shared'
import { metaText } from '@ninefold/shared/document/read'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Bucket } from './bucket.ts'
import { Comings } from './comings.ts'
import { RepeatOffenders } from './repeat-offenders.ts'
import { ManualClock } from './testing/manual-clock.ts'
import { appMessage, syncMessage, type TestPeer } from './testing/test-peer.ts'
import { World } from './testing/world.ts'

let world: World | null = null
afterEach(() => world?.destroy())

async function together(limits = {}): Promise<[TestPeer, TestPeer]> {
  world = await World.with(limits)
  return [await world.joined('ada'), await world.joined('bob')]
}

test('a bucket gives its burst at once and then what flows in', () => {
  const bucket = new Bucket(10, 3, 0)
  const taken = [0, 0, 0, 0, 50, 100, 100, 10_000, 10_000, 10_000, 10_000].map((now) => bucket.take(1, now))
  expect(taken).toEqual([true, true, true, false, false, true, false, true, true, true, false])
})

test('sixty edits a second may go on for ever', async () => {
  const [ada, bob] = await together()
  for (let i = 0; i < 600; i++) {
    ada.type('x')
    if (i < 599) metaText(ada.doc, 'title')?.delete(0, 1)
    ada.flush()
    await world?.clock.advance(1000 / 30)
  }
  await world?.settle()
  expect([ada.socket.closed, bob.title]).toEqual([null, 'x'])
})

test('more edits than the burst at once close with 4529, and what was taken stays', async () => {
  const [ada, bob] = await together({ syncFramesBurst: 20 })
  for (let i = 0; i < 30; i++) ada.type('x')
  await world?.settle()
  expect([ada.socket.closed?.code, bob.title, bob.socket.closed]).toEqual([
    CLOSE.tooFast,
    'x'.repeat(20),
    null,
  ])
})

test('more bytes than the burst close with 4529; the first step 2 is not counted', async () => {
  const [ada] = await together({ syncBytesBurst: 2000, syncBytesPerSecond: 10 })
  const detail = new Y.Text('x'.repeat(1500))
  const note = new Y.Map<unknown>([
    ['blockId', 'channels'],
    ['rank', 'a0'],
    ['text', new Y.Text()],
  ])
  note.set('detail', detail)
  ada.cut()
  ada.doc.getMap('notes').set('n1', note)
  detail.insert(0, 'y'.repeat(3000))
  await ada.join((world as World).engine, 'a')
  await world?.settle()
  expect(ada.socket.closed).toBeNull()
  for (let i = 0; i < 2; i++) {
    detail.insert(0, 'z'.repeat(1100))
    ada.flush()
  }
  expect(ada.socket.closed?.code).toBe(CLOSE.tooFast)
})

test('asking for the whole document over and over closes with 4529', async () => {
  const [ada] = await together()
  const ask = syncMessage(SYNC.step1, Uint8Array.of(0))
  for (let i = 0; i < 8; i++) ada.send(ask)
  expect(ada.socket.closed).toBeNull()
  for (let i = 0; i < 8; i++) ada.send(ask)
  expect(ada.socket.closed?.code).toBe(CLOSE.tooFast)
})

test('a flood of app messages closes with 4529', async () => {
  const [ada] = await together()
  for (let i = 0; i < 300; i++) ada.send(appMessage({ type: 'ping', t: i }))
  expect(ada.socket.closed?.code).toBe(CLOSE.tooFast)
})

test('a flood of presence closes nobody, and its last state arrives', async () => {
  const [ada, bob] = await together()
  for (let i = 0; i < 2000; i++) ada.showPresence({ blockId: 'channels', at: i })
  await world?.settle()
  expect([ada.socket.closed, bob.seenOf(ada)]).toMatchObject([null, { at: 1999 }])
  const shown = bob.socket.kinds.filter((kind) => kind === 'presence').length
  expect(shown).toBeLessThan(10)
})

test('three final closes of one identity within ten seconds make it wait', async () => {
  const clock = new ManualClock()
  const offenders = new RepeatOffenders(clock)
  offenders.closed('eve')
  await clock.advance(4000)
  offenders.closed('eve')
  expect(offenders.waitOf('eve')).toBe(0)
  await clock.advance(1000)
  offenders.closed('eve')
  expect([offenders.waitOf('eve'), offenders.waitOf('ada')]).toEqual([5000, 0])
  await clock.advance(5000)
  expect(offenders.waitOf('eve')).toBe(0)
})

test('an identity comes to the door as often as its windows may be opened anew, and then waits a little', async () => {
  const clock = new ManualClock()
  const comings = new Comings(10, clock)
  const waits = Array.from({ length: 10_000 }, () => comings.waitOf('eve'))
  expect([waits.filter((ms) => ms === 0).length, waits.at(-1)]).toEqual([120, 500])
  expect(comings.waitOf('ada')).toBe(0)
  await clock.advance(500)
  expect([comings.waitOf('eve'), comings.waitOf('eve')]).toEqual([0, 500])
  // Forgetting those who have not come for a while gives nobody their turns back early.
  for (let i = 0; i < 25_000; i++) comings.waitOf(`nobody ${i}`)
  await clock.advance(60_000)
  expect(comings.waitOf('eve')).toBe(0)
})
