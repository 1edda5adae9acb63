import { afterEach, describe, expect, test } from 'vitest'
import { CLOSE } from '@ninefold/shared'
import * as Y from 'yjs'
import { metaText } from '@ninefold/shared/document/read'
import { World } from './testing/world.ts'

let world: World
afterEach(() => world.destroy())

const checkpointTitle = (): string | undefined => {
  const checkpoint = world.documents.checkpointOf('a')
  const doc = new Y.Doc()
  if (checkpoint) Y.applyUpdate(doc, checkpoint.state)
  return metaText(doc, 'title')?.toString()
}

describe('loading', () => {
  test('happens once, however many come at the same time', async () => {
    world = await World.with()
    const people = ['ada', 'bob', 'carl', 'dora'].map((name) => world.peer(name))
    await Promise.all(people.map((one) => one.join(world.engine, 'a')))
    expect([world.documents.loads, world.engine.peopleHere('a')]).toEqual([1, 4])
  })

  test('that fails closes those who came with 1013 and leaves no empty document behind', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    ada.type('x')
    await world.settle()
    ada.cut()
    await world.clock.advance(31_000)

    world.documents.loadFailure = new Error('disk')
    const bob = await world.peer('bob').open(world.engine, 'a')
    expect(bob.socket.closed?.code).toBe(CLOSE.tryLater)
    world.documents.loadFailure = null
    await bob.join(world.engine, 'a')
    expect(bob.title).toBe('x')
  })

  test('that fails a thousand times leaves no timer and no room behind', async () => {
    world = await World.with()
    world.documents.loadFailure = new Error('disk')
    for (let i = 0; i < 1000; i++) await world.peer('bob').open(world.engine, 'a')
    expect([world.clock.timers, world.engine.peopleHere('a')]).toEqual([0, 0])
  })

  test('of a canvas nobody made closes with 4404', async () => {
    world = await World.with()
    const ada = await world.peer('ada').open(world.engine, 'nowhere')
    expect(ada.socket.closed?.code).toBe(CLOSE.notFound)
  })
})

describe('unloading', () => {
  test('comes half a minute after the last has left, with a checkpoint, and keeps nothing running', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    ada.type('x')
    await world.settle()
    ada.cut()
    await world.clock.advance(29_000)
    expect(world.documents.checkpointOf('a')).toBeNull()
    await world.clock.advance(10_000)
    expect([checkpointTitle(), world.clock.timers]).toEqual(['x', 0])
    const loads = world.documents.loads
    await world.joined('bob')
    expect(world.documents.loads).toBe(loads + 1)
  })

  test('is put off by somebody who comes', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    ada.cut()
    await world.clock.advance(20_000)
    const bob = await world.joined('bob')
    await world.clock.advance(20_000)
    bob.type('x')
    await world.settle()
    expect([world.documents.loads, bob.socket.closed, world.documents.rowsOf('a').length]).toEqual([
      1,
      null,
      2,
    ])
  })

  test('waits for what is not yet on disk', async () => {
    world = await World.with({ commitRetryMs: 120_000 })
    const ada = await world.joined('ada')
    world.documents.failure = new Error('disk full')
    ada.type('x')
    await world.clock.advance(100)
    ada.cut()
    await world.clock.advance(60_000)
    world.documents.failure = null
    const bob = await world.joined('bob')
    await world.clock.advance(5000)
    expect([bob.title, world.documents.loads]).toEqual(['x', 1])
  })

  test('of a document that was only read writes nothing', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    ada.cut()
    await world.clock.advance(31_000)
    expect(world.documents.checkpointOf('a')).toBeNull()
  })

  test('and loading again, a thousand times, leaves nothing behind', async () => {
    world = await World.with()
    for (let i = 0; i < 1000; i++) {
      const ada = await world.peer('ada').join(world.engine, 'a')
      ada.destroy()
      await world.clock.advance(31_000)
    }
    expect(world.clock.timers).toBe(0)
  })
})

test('a long tail is folded into a checkpoint, and those who come get that and what follows', async () => {
  world = await World.with({ checkpointLogRows: 10 })
  const ada = await world.joined('ada')
  for (let i = 0; i < 25; i++) {
    ada.type(String(i % 10))
    await world.clock.advance(20)
  }
  await world.settle()
  expect(world.documents.checkpointOf('a')?.seq).toBeGreaterThan(10)
  const bob = await world.joined('bob')
  expect(bob.title).toBe(ada.title)
  expect(bob.title).toHaveLength(25)
})

test('draining commits, checkpoints, tells the list, and closes with 1012; nobody comes in any more', async () => {
  world = await World.with()
  await world.engine.createDocument('b', {}, 'ada')
  const ada = await world.joined('ada')
  const bob = await world.peer('bob').join(world.engine, 'b')
  world.documents.hold()
  ada.type('x')
  const drained = world.engine.drain()
  await world.clock.advance(1000)
  expect(ada.socket.closed).toBeNull()
  world.documents.release()
  await world.clock.advance(2000)
  await drained
  expect([ada, bob].map(({ socket }) => socket.closed?.code)).toEqual([CLOSE.restarting, CLOSE.restarting])
  expect([checkpointTitle(), world.summaries.length]).toEqual(['x', 1])
  const late = await world.peer('carl').open(world.engine, 'a')
  expect(late.socket.closed?.code).toBe(CLOSE.restarting)
  await expect(world.engine.edit('a', { userId: 'ada' }, () => 1)).rejects.toMatchObject({
    code: 'restarting',
  })
})

test('a document that is deleted closes its sockets with 4404 and is gone', async () => {
  world = await World.with()
  const ada = await world.joined('ada')
  ada.type('x')
  await world.engine.deleteDocument('a')
  await world.settle()
  expect(ada.socket.closed?.code).toBe(CLOSE.notFound)
  await expect(world.engine.content('a')).rejects.toMatchObject({ code: 'canvas_not_found' })
})

test('a document whose history was replaced under an open room closes it with 4410', async () => {
  world = await World.with()
  const ada = await world.joined('ada')
  world.documents.setEpoch('a', 2)
  ada.type('x')
  ada.fence()
  await world.settle()
  expect([ada.socket.closed?.code, ada.socket.durable]).toEqual([CLOSE.staleEpoch, []])
})

describe('space', () => {
  const idle = async (canvasId: string): Promise<void> => {
    const ada = await world.peer('ada').join(world.engine, canvasId)
    ada.type(canvasId.repeat(100))
    await world.settle()
    ada.cut()
    await world.clock.advance(2000)
  }
  const loadsOf = async (canvasId: string): Promise<number> => {
    const before = world.documents.loads
    await world.engine.content(canvasId)
    return world.documents.loads - before
  }

  test('is made by letting go of the room idle for longest, and nothing of it is lost', async () => {
    world = await World.with({ roomBytesTotal: 3000 })
    for (const canvasId of ['b', 'c', 'd']) await world.engine.createDocument(canvasId, {}, 'ada')
    for (const canvasId of ['a', 'b', 'c', 'd']) await idle(canvasId)
    await world.clock.advance(2000)
    expect([await loadsOf('d'), await loadsOf('a')]).toEqual([0, 1])
    expect((await world.engine.content('a')).content.meta.title).toBe('a'.repeat(100))
  })

  test('is not made by letting go of rooms with people in them', async () => {
    world = await World.with({ roomBytesTotal: 1 })
    const ada = await world.joined('ada')
    ada.type('x')
    await world.clock.advance(10_000)
    expect([ada.socket.closed, await loadsOf('a')]).toEqual([null, 0])
  })

  test('that is enough keeps rooms until their time', async () => {
    world = await World.with()
    await idle('a')
    await world.clock.advance(10_000)
    expect(await loadsOf('a')).toBe(0)
  })
})
