/** Presence tells everybody under which client id somebody will write. What a thief can do with it: nothing. */
import { CLOSE } from '@ninefold/shared'
import { metaText } from '@ninefold/shared/document/read'
import { afterEach, describe, expect, test } from 'vitest'
import { World } from './testing/world.ts'

let world: World
afterEach(() => world.destroy())

describe('a client id seen in presence', () => {
  test('cannot be written under before its owner has, and what its owner then writes is not lost', async () => {
    world = await World.with()
    const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
    ada.showPresence({ blockId: 'channels' })
    await world.settle()
    const eve = await world.peer('eve', 'editor', ada.doc.clientID).join(world.engine, 'a')
    eve.type('e')
    expect(eve.socket.closed?.code).toBe(CLOSE.refused)
    ada.type('a')
    const fence = ada.fence()
    await world.settle()
    expect([bob.title, ada.socket.closed, ada.socket.durable]).toEqual(['a', null, [fence]])
  })

  test('cannot be written under when its owner has just left, and is still theirs when they come back', async () => {
    world = await World.with()
    const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
    ada.showPresence({ blockId: 'channels' })
    await world.settle()
    ada.cut()
    metaText(ada.doc, 'title')?.insert(0, 'offline')
    await world.settle()
    const eve = await world.peer('eve', 'editor', ada.doc.clientID).join(world.engine, 'a')
    eve.type('e')
    expect(eve.socket.closed?.code).toBe(CLOSE.refused)
    await ada.join(world.engine, 'a')
    await world.settle()
    expect(bob.title).toBe('offline')
  })

  test('control: one that nobody has shown or written under is taken by who writes first', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    const eve = await world.peer('eve', 'editor', 4242).join(world.engine, 'a')
    eve.type('e')
    await world.settle()
    expect([eve.socket.closed, ada.title]).toEqual([null, 'e'])
  })
})

test('a client id that somebody has written under cannot be shown by another while they are away', async () => {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  ada.type('a')
  await world.settle()
  ada.cut()
  const eve = await world.peer('eve', 'editor', ada.doc.clientID).join(world.engine, 'a')
  // Yjs has taken another id for what Eve writes; she shows herself under Ada's all the same.
  eve.doc.clientID = ada.doc.clientID
  eve.showPresence({ blockId: 'channels' })
  await world.settle()
  expect(bob.seenOf(eve)).toBeUndefined()
  await ada.join(world.engine, 'a')
  ada.showPresence({ blockId: 'key_partners' })
  await world.settle()
  expect(bob.seenOf(ada)).toMatchObject({ user: { id: 'ada' }, blockId: 'key_partners' })
})

test('a presence clock at the end of all numbers does not reach others, whose decoders would throw at the next', async () => {
  world = await World.with()
  const [eve, bob] = [await world.joined('eve'), await world.joined('bob')]
  eve.awareness.meta.set(eve.doc.clientID, { clock: Number.MAX_SAFE_INTEGER - 1, lastUpdated: 0 })
  eve.showPresence({ blockId: 'channels' })
  await world.settle()
  eve.cut()
  await world.settle()
  // Reading throws where a number is out of range.
  expect(bob.seenOf(eve)).toBeUndefined()
  expect(bob.awareness.meta.get(eve.doc.clientID)?.clock ?? 0).toBeLessThan(2 ** 49)
})
