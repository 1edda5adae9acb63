/** A disk that neither writes nor fails, as network disks do: to people it is one that fails. */
import { CLOSE } from '@ninefold/shared'
import { metaText } from '@ninefold/shared/document/read'
import { afterEach, expect, test } from 'vitest'
import { World } from './testing/world.ts'

let world: World
afterEach(() => world.destroy())

test('nothing is shown or called saved, and after ten seconds the room is closed with 1013', async () => {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  world.documents.hold()
  ada.type('x')
  ada.fence()
  await world.clock.advance(9500)
  expect([bob.title, ada.socket.durable, ada.socket.closed]).toEqual(['', [], null])
  await world.clock.advance(1000)
  expect([ada, bob].map(({ socket }) => socket.closed?.code)).toEqual([CLOSE.tryLater, CLOSE.tryLater])
  expect([bob.title, ada.socket.durable]).toEqual(['', []])
})

test('what it wrote in the end is there once, whatever its writer brings back', async () => {
  world = await World.with()
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  world.documents.hold()
  ada.type('x')
  await world.clock.advance(11_000)
  ada.type('y')
  world.documents.release()
  await world.settle()
  await bob.join(world.engine, 'a')
  await ada.join(world.engine, 'a')
  const fence = ada.fence()
  await world.settle()
  expect([ada.title, bob.title, ada.socket.durable]).toEqual(['yx', 'yx', [fence]])
})

test('rooms that are written to later are given their time too, and those that are not stay', async () => {
  world = await World.with()
  for (const canvasId of ['b', 'c']) await world.engine.createDocument(canvasId, {}, 'ada')
  const ada = await world.joined('ada')
  const bob = await world.peer('bob').join(world.engine, 'b')
  const carl = await world.peer('carl').join(world.engine, 'c')
  await world.settle()
  world.documents.hold()
  ada.type('x')
  await world.clock.advance(11_000)
  bob.type('y')
  await world.clock.advance(11_000)
  expect([ada, bob, carl].map(({ socket }) => socket.closed?.code)).toEqual([
    CLOSE.tryLater,
    CLOSE.tryLater,
    undefined,
  ])
  world.documents.release()
  await world.settle()
  carl.type('z')
  const fence = carl.fence()
  await world.settle()
  expect(carl.socket.durable).toEqual([fence])
})

test('a server edit that waits for it is rejected, and draining says that not all was saved', async () => {
  world = await World.with()
  const ada = await world.joined('ada')
  world.documents.hold()
  const write = expect(
    world.engine.edit('a', { userId: 'ada' }, (doc) => metaText(doc, 'title')?.insert(0, 'x')),
  ).rejects.toMatchObject({ code: 'storage_unavailable' })
  await world.clock.advance(50)
  const drained = expect(world.engine.drain()).rejects.toMatchObject({ code: 'storage_unavailable' })
  await world.clock.advance(11_000)
  await write
  await drained
  expect(ada.socket.closed?.code).toBe(CLOSE.tryLater)
})
