import { afterEach, describe, expect, test } from 'vitest'
import { kindOf } from './testing/fake-socket.ts'
import { presenceMessage, type TestPeer } from './testing/test-peer.ts'
import { World } from './testing/world.ts'

let world: World
afterEach(() => world.destroy())

const userOf = ({ grant }: TestPeer): object => ({
  id: grant.userId,
  name: grant.name,
  color: grant.color,
  role: grant.role,
})

const presenceFrames = ({ socket }: TestPeer): number =>
  socket.messages.filter((message) => kindOf(message) === 'presence').length

test('a state is shown to the others with the user the server knows, whatever the client says of itself', async () => {
  world = await World.with()
  const [ada, eve] = [await world.joined('ada'), await world.joined('eve')]
  eve.showPresence({ blockId: 'channels', user: { id: 'ada', name: 'Ada', color: '#000000', role: 'owner' } })
  await world.settle()
  expect(ada.seenOf(eve)).toEqual({ blockId: 'channels', user: userOf(eve) })
})

test('somebody who comes sees who is there, and is seen', async () => {
  world = await World.with()
  const ada = await world.joined('ada')
  ada.showPresence({ blockId: 'channels' })
  await world.settle()
  const bob = await world.joined('bob')
  bob.showPresence({})
  await world.settle()
  expect(bob.seenOf(ada)).toMatchObject({ blockId: 'channels' })
  expect(ada.seenOf(bob)).toEqual({ user: userOf(bob) })
})

test('somebody who leaves is gone with the next tick', async () => {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  bob.showPresence({ blockId: 'channels' })
  await world.settle()
  bob.cut()
  await world.clock.advance(100)
  expect(ada.seenOf(bob)).toBeUndefined()
})

test('somebody who comes back with an unchanged clock is shown again', async () => {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  bob.showPresence({ blockId: 'channels' })
  await world.settle()
  bob.cut()
  await world.settle()
  expect(ada.seenOf(bob)).toBeUndefined()
  await bob.join(world.engine, 'a')
  bob.send(presenceMessage(bob.awareness, [bob.doc.clientID]))
  await world.settle()
  expect(ada.seenOf(bob)).toMatchObject({ blockId: 'channels' })
})

test('a clock that starts at hundredths of a second since 1970, as that of our page does, is taken in', async () => {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  const clock = Math.floor(Date.parse('2100-01-01') / 10)
  bob.awareness.meta.set(bob.doc.clientID, { clock, lastUpdated: 0 })
  bob.showPresence({ blockId: 'channels' })
  await world.settle()
  expect(ada.seenOf(bob)).toMatchObject({ blockId: 'channels' })
})

test("nobody's own state comes back to overwrite what they have set since", async () => {
  world = await World.with()
  const [, bob] = [await world.joined('ada'), await world.joined('bob')]
  bob.showPresence({ blockId: 'channels' })
  await world.settle()
  bob.cut()
  await world.settle()
  await bob.join(world.engine, 'a')
  bob.send(presenceMessage(bob.awareness, [bob.doc.clientID]))
  await world.settle()
  bob.awareness.setLocalState({ blockId: 'key_partners' })
  bob.readAll()
  expect(bob.awareness.getLocalState()).toEqual({ blockId: 'key_partners' })
})

test('on a new line while the old one hangs, the same person keeps the id, and the old end changes nothing', async () => {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  bob.showPresence({ blockId: 'channels' })
  await world.settle()
  const again = world.peer('bob', 'editor', bob.doc.clientID)
  await again.join(world.engine, 'a')
  again.showPresence({ blockId: 'key_partners' })
  await world.settle()
  expect(ada.seenOf(bob)).toMatchObject({ blockId: 'key_partners' })
  bob.cut()
  await world.settle()
  expect(ada.seenOf(bob)).toMatchObject({ blockId: 'key_partners' })
})

describe('a client id', () => {
  test('of somebody else cannot be taken, nor their state changed', async () => {
    world = await World.with()
    const [ada, bob, eve] = [await world.joined('ada'), await world.joined('bob'), await world.joined('eve')]
    ada.showPresence({ blockId: 'channels' })
    await world.settle()
    eve.readAll()
    eve.awareness.states.set(ada.doc.clientID, { blockId: 'forged' })
    eve.awareness.meta.set(ada.doc.clientID, { clock: 99, lastUpdated: 0 })
    eve.send(presenceMessage(eve.awareness, [ada.doc.clientID]))
    await world.settle()
    expect(bob.seenOf(ada)).toMatchObject({ blockId: 'channels', user: userOf(ada) })
    expect(eve.socket.closed).toBeNull()

    // Its own state is welcome all the same: the first frame bound nothing.
    eve.showPresence({ blockId: 'key_partners' })
    await world.settle()
    expect(bob.seenOf(eve)).toMatchObject({ user: userOf(eve) })
  })

  test('stays with its connection for life: a second one is passed over', async () => {
    world = await World.with()
    const [ada, eve] = [await world.joined('ada'), await world.joined('eve')]
    eve.showPresence({ blockId: 'channels' })
    eve.awareness.states.set(4242, { blockId: 'forged' })
    eve.awareness.meta.set(4242, { clock: 1, lastUpdated: 0 })
    eve.send(presenceMessage(eve.awareness, [4242]))
    await world.settle()
    ada.readAll()
    expect([...ada.awareness.getStates().keys()]).not.toContain(4242)
  })
})

test('fifty stock clients that send back all they hear make one frame a tick for each, of fifty entries', async () => {
  world = await World.with()
  const people = await Promise.all(Array.from({ length: 50 }, (_, i) => world.joined(`p${i}`)))
  for (const one of people) one.showPresence({ blockId: 'channels' })
  await world.settle()
  const before = people.map(presenceFrames)
  for (const one of people) one.showPresence({ blockId: 'key_partners' })
  // Everybody hears of everybody and sends it all back.
  for (let round = 0; round < 5; round++) {
    for (const one of people) {
      one.readAll()
      one.send(presenceMessage(one.awareness, [...one.awareness.getStates().keys()]))
    }
    await world.clock.advance(20)
  }
  await world.settle()
  const frames = people.map((one, i) => presenceFrames(one) - (before[i] as number))
  // The first to move is shown at once; the rest together with the next tick.
  expect(Math.max(...frames)).toBeLessThanOrEqual(2)
  for (const one of people)
    expect(one.seenOf(people[7] as TestPeer)).toMatchObject({ blockId: 'key_partners' })
})

test('only the latest of many states within a tick is sent', async () => {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  const before = presenceFrames(ada)
  for (let i = 0; i < 100; i++) bob.showPresence({ blockId: 'channels', x: i })
  await world.settle()
  expect(presenceFrames(ada) - before).toBeLessThanOrEqual(2)
  expect(ada.seenOf(bob)).toMatchObject({ x: 99 })
})

test('a state that says nothing new is passed on every ten seconds at most', async () => {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  bob.showPresence({ blockId: 'channels' })
  await world.settle()
  const before = presenceFrames(ada)
  for (let i = 0; i < 25; i++) {
    bob.showPresence({ blockId: 'channels' })
    await world.clock.advance(1000)
  }
  expect(presenceFrames(ada) - before).toBe(2)
})

test('a state over the limit, or one that is no object, is passed over', async () => {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  bob.showPresence({ blockId: 'channels' })
  await world.settle()
  bob.showPresence({ blockId: 'x'.repeat(5000) })
  await world.settle()
  bob.showPresence([1, 2] as unknown as Record<string, unknown>)
  await world.settle()
  expect(ada.seenOf(bob)).toMatchObject({ blockId: 'channels' })
})

test('a new name is shown at once', async () => {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  bob.showPresence({ blockId: 'channels' })
  await world.settle()
  world.engine.renamed('bob', { name: 'Robert', color: '#abcdef' })
  await world.settle()
  expect(ada.seenOf(bob)).toMatchObject({ user: { name: 'Robert', color: '#abcdef' } })
})

test('a line that was silent for twenty seconds gets an empty frame, one that was not gets none', async () => {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  await world.settle()
  const before = [presenceFrames(ada), presenceFrames(bob)]
  await world.clock.advance(28_000)
  expect([presenceFrames(ada) - (before[0] as number), presenceFrames(bob) - (before[1] as number)]).toEqual([
    1, 1,
  ])
  expect([...(ada.socket.messages.at(-1) ?? [])]).toEqual([1, 1, 0])
})

test('a line that never answers is asked, then cut', async () => {
  world = await World.with()
  const ada = await world.joined('ada')
  await world.clock.advance(50_000)
  expect([ada.socket.pings, ada.socket.terminated]).toEqual([1, false])
  await world.clock.advance(30_000)
  expect([ada.socket.terminated, world.engine.peopleHere('a')]).toEqual([true, 0])
})
