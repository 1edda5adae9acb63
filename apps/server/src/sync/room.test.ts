import { afterEach, describe, expect, test } from 'vitest'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { readContent } from '@ninefold/shared/document/read-content'
import { metaText } from '@ninefold/shared/document/read'
import { CLOSE, SYNC } from '@ninefold/shared'
import * as Y from 'yjs'
import { bytesOf } from './admission/bombs.ts'
import { appMessage, grantOf, syncMessage, TestPeer } from './testing/test-peer.ts'
import { settlePromises } from './testing/manual-clock.ts'
import { World } from './testing/world.ts'

let world: World
afterEach(() => world.destroy())

const writeTitle = (doc: Y.Doc): void => metaText(doc, 'title')?.insert(0, 'by the server')

describe('an edit', () => {
  test('is shown to nobody and called durable to nobody before it is on disk', async () => {
    world = await World.with()
    const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
    world.documents.hold()
    ada.type('x')
    const fence = ada.fence()
    await world.settle()
    expect([bob.title, ada.socket.durable]).toEqual(['', []])

    world.documents.release()
    await world.settle()
    expect([bob.title, ada.socket.durable]).toEqual(['x', [fence]])
  })

  test('is not there for somebody who comes before it is on disk', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    world.documents.hold()
    ada.type('x')
    await world.clock.advance(50)
    const carl = await world.peer('carl').join(world.engine, 'a')
    expect(carl.title).toBe('')

    world.documents.release()
    await world.settle()
    expect(carl.title).toBe('x')
  })

  test('does not come back to its writer', async () => {
    world = await World.with()
    const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
    const before = ada.socket.messages.length
    ada.type('x')
    await world.settle()
    expect(ada.socket.messages.slice(before)).toEqual([])
    expect(bob.title).toBe('x')
  })

  test('leaves with all others of its tick and the answers to fences in one write', async () => {
    world = await World.with()
    const peers = await Promise.all(['ada', 'bob', 'carl'].map((name) => world.joined(name)))
    const [ada, bob, carl] = peers as [TestPeer, TestPeer, TestPeer]
    ada.showPresence({ blockId: 'channels' })
    await world.settle()
    const before = peers.map(({ socket }) => socket.writes)
    for (const letter of 'hello') {
      ada.type(letter)
      bob.type(letter)
    }
    carl.fence()
    await world.settle()
    expect(peers.map(({ socket }, i) => socket.writes - (before[i] as number))).toEqual([1, 1, 1])
    expect(carl.socket.durable).toHaveLength(1)
    expect(carl.title).toHaveLength(10)
    expect(ada.title).toBe(carl.title)
  })

  test('that adds nothing is neither logged nor sent', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    ada.type('x')
    ada.doc.transact(() => metaText(ada.doc, 'title')?.delete(0, 1))
    ada.flush()
    await world.settle()
    const rows = world.documents.rowsOf('a').length
    const all = Y.encodeStateAsUpdate(ada.doc)
    ada.send(syncMessage(SYNC.step2, all))
    ada.send(syncMessage(SYNC.update, Y.encodeStateAsUpdate(ada.doc, Y.encodeStateVector(ada.doc))))
    await world.settle()
    expect(world.documents.rowsOf('a')).toHaveLength(rows)
    expect(ada.socket.closed).toBeNull()
  })

  test('is logged under the user and connection it came from', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    ada.type('x')
    await world.settle()
    const [, row] = world.documents.rowsOf('a')
    const hello = ada.socket.app.find(({ type }) => type === 'hello')
    expect(row).toMatchObject({
      userId: 'ada',
      connectionId: hello && 'connectionId' in hello && hello.connectionId,
    })
  })
})

describe('a commit that fails', () => {
  test('is tried again, and nothing was shown or called durable meanwhile', async () => {
    world = await World.with()
    const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
    world.documents.failure = new Error('disk full')
    ada.type('x')
    ada.fence()
    await world.clock.advance(5000)
    ada.type('y')
    expect([bob.title, ada.socket.durable, ada.socket.closed]).toEqual(['', [], null])

    world.documents.failure = null
    await world.clock.advance(3000)
    expect([bob.title, ada.socket.durable]).toEqual(['yx', [1]])
  })

  test('for ten seconds closes the room with 1013, and its people bring their edits back', async () => {
    world = await World.with()
    const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
    world.documents.failure = new Error('disk full')
    ada.type('x')
    ada.fence()
    await world.clock.advance(13_000)
    expect([ada, bob].map(({ socket }) => socket.closed?.code)).toEqual([CLOSE.tryLater, CLOSE.tryLater])
    expect(ada.socket.durable).toEqual([])

    world.documents.failure = null
    await bob.join(world.engine, 'a')
    expect(bob.title).toBe('')
    await ada.join(world.engine, 'a')
    await world.settle()
    expect(bob.title).toBe('x')
  })

  test('does not touch rooms that have nothing to commit', async () => {
    world = await World.with()
    await world.engine.createDocument('b', {}, 'ada')
    const ada = await world.joined('ada')
    const other = await world.peer('bob').join(world.engine, 'b')
    world.documents.failure = new Error('disk full')
    ada.type('x')
    await world.clock.advance(13_000)
    expect(other.socket.closed).toBeNull()
  })

  test('rejects the server edit that waited for it', async () => {
    world = await World.with()
    world.documents.failure = new Error('disk full')
    const edit = expect(world.engine.edit('a', { userId: 'ada' }, writeTitle)).rejects.toMatchObject({
      code: 'storage_unavailable',
    })
    await world.clock.advance(13_000)
    await edit
  })
})

describe('fences', () => {
  test('are answered at once when nothing is on its way, and by the newest id when several are', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    ada.fence()
    expect(ada.socket.durable).toEqual([1])
    ada.type('x')
    ada.fence()
    ada.fence()
    await world.settle()
    expect(ada.socket.durable).toEqual([1, 3])
  })

  test('wait for what an earlier connection of the same client sent', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    world.documents.hold()
    ada.type('x')
    await world.clock.advance(50)
    ada.cut()
    await ada.join(world.engine, 'a')
    ada.fence()
    await world.clock.advance(50)
    expect(ada.socket.durable).toEqual([])
    world.documents.release()
    await world.settle()
    expect(ada.socket.durable).toEqual([1])
  })
})

describe('a gap', () => {
  const withGap = async (): Promise<TestPeer> => {
    world = await World.with()
    const ada = await world.joined('ada')
    metaText(ada.doc, 'title')?.insert(0, 'lost')
    ada.outbox.length = 0
    ada.type('kept')
    return ada
  }

  test('is neither applied nor acknowledged; the client is asked and fills it', async () => {
    const ada = await withGap()
    const fence = ada.fence()
    await world.settle()
    expect([world.documents.rowsOf('a').length, ada.socket.durable, ada.socket.kinds.at(-1)]).toEqual([
      1,
      [],
      'step1',
    ])

    ada.exchange()
    await world.settle()
    expect(ada.socket.durable).toEqual([fence])
    const bob = await world.joined('bob')
    expect(bob.title).toBe('keptlost')
  })

  test('that an answer leaves open closes with 4409', async () => {
    const ada = await withGap()
    const late = new Y.Doc()
    late.getText('x').insert(0, 'ab')
    const from = Y.encodeStateVector(late)
    late.getText('x').insert(0, 'cd')
    ada.send(syncMessage(SYNC.step2, Y.encodeStateAsUpdate(late, from)))
    expect(ada.socket.closed?.code).toBe(CLOSE.gap)
  })

  test('that stays open closes with 4409 after a while', async () => {
    const ada = await withGap()
    await world.clock.advance(20_000)
    expect(ada.socket.closed?.code).toBe(CLOSE.gap)
  })
})

describe('a fault of one peer', () => {
  const faults: Readonly<Record<string, { readonly frame: Uint8Array; readonly code: number }>> = {
    'a message of an unknown kind': { frame: Uint8Array.of(77), code: CLOSE.malformed },
    'an empty message': { frame: new Uint8Array(), code: CLOSE.malformed },
    'a sync message that ends too early': { frame: Uint8Array.of(0, 2, 9, 1), code: CLOSE.malformed },
    'bytes behind a message': { frame: Uint8Array.of(0, 2, 2, 0, 0, 5), code: CLOSE.malformed },
    'an update that is none': { frame: syncMessage(SYNC.update, bytesOf(1, 1, 1)), code: CLOSE.malformed },
    'a state vector that is none': { frame: syncMessage(SYNC.step1, bytesOf(3, 1)), code: CLOSE.malformed },
    'an app message that is no JSON': { frame: bytesOf(100, '{'), code: CLOSE.malformed },
    'an app message of an unknown type': { frame: appMessage({ type: 'dance' }), code: CLOSE.malformed },
    'presence that ends too early': { frame: bytesOf(1, 3, Uint8Array.of(9, 1, 1)), code: CLOSE.malformed },
    'a frame over the limit': {
      frame: syncMessage(SYNC.update, new Uint8Array(1024 * 1024)),
      code: CLOSE.tooLarge,
    },
    'an app message over the limit': {
      frame: appMessage({ type: 'fence', id: 1, x: 'x'.repeat(5000) }),
      code: CLOSE.tooLarge,
    },
    "structs under the server's client id": {
      frame: syncMessage(SYNC.update, bytesOf(100_000, 1)),
      code: CLOSE.refused,
    },
  }

  for (const [what, { frame, code }] of Object.entries(faults)) {
    test(`${what} closes that connection with ${code} and touches nobody else`, async () => {
      world = await World.with()
      const [eve, ada, bob] = [
        await world.joined('eve'),
        await world.joined('ada'),
        await world.joined('bob'),
      ]
      eve.send(frame)
      expect(eve.socket.closed?.code).toBe(code)
      ada.type('x')
      await world.settle()
      expect([bob.title, ada.socket.closed, bob.socket.closed]).toEqual(['x', null, null])
      expect(world.documents.rowsOf('a')).toHaveLength(2)
    })
  }

  test("writing under another user's client id closes with 4422", async () => {
    world = await World.with()
    const [ada, eve] = [await world.joined('ada'), await world.joined('eve')]
    ada.type('x')
    await world.settle()
    eve.readAll()
    eve.doc.clientID = ada.doc.clientID
    eve.type('y')
    expect(eve.socket.closed?.code).toBe(CLOSE.refused)
    await world.settle()
    expect(ada.title).toBe('x')
  })

  test('structs that need each other in a circle leave nothing behind in the document', async () => {
    world = await World.with()
    const [ada, eve] = [await world.joined('ada'), await world.joined('eve')]
    const follows = (client: number): Uint8Array => bytesOf(Uint8Array.of(0x84), client, 0, 'x')
    eve.send(syncMessage(SYNC.update, bytesOf(2, 1, 8, 0, follows(9), 1, 9, 0, follows(8), 0)))
    expect(eve.socket.closed?.code).toBe(CLOSE.refused)
    ada.type('x')
    await world.settle()
    const bob = await world.joined('bob')
    expect(bob.title).toBe('x')
    expect(Y.decodeStateVector(Y.encodeStateVector(bob.doc)).has(8)).toBe(false)
  })

  test('a viewer who writes is closed with 4403, one who has nothing to say is not', async () => {
    world = await World.with()
    const [vera, ada] = [await world.joined('vera', 'viewer'), await world.joined('ada')]
    vera.send(syncMessage(SYNC.step2, Uint8Array.of(0, 0)))
    expect(vera.socket.closed).toBeNull()
    vera.type('x')
    expect(vera.socket.closed?.code).toBe(CLOSE.forbidden)
    await world.settle()
    expect(ada.title).toBe('')
  })

  test('a connection that was closed is not heard any more', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    metaText(ada.doc, 'title')?.insert(0, 'x')
    const [message] = ada.outbox
    world.engine.endAccess('a', 'ada', CLOSE.forbidden, 'removed')
    expect(ada.socket.closed?.code).toBe(CLOSE.forbidden)
    ada.sendToClosed(message as Uint8Array)
    await world.settle()
    expect(world.documents.rowsOf('a')).toHaveLength(1)
  })
})

describe('joining', () => {
  test('begins with hello, then the content, then the mark that it is whole, then what the server asks', async () => {
    world = await World.with()
    const ada = await world.peer('ada').open(world.engine, 'a')
    ada.askForAll()
    ada.flush()
    expect(ada.socket.kinds).toEqual(['hello', 'update', 'step2', 'step1'])
    expect(ada.socket.writes).toBe(2)
  })

  test('asks nothing of those who may not write', async () => {
    world = await World.with()
    const vera = await world.peer('vera', 'viewer').open(world.engine, 'a')
    vera.askForAll()
    vera.flush()
    expect(vera.socket.kinds).toEqual(['hello', 'update', 'step2'])
  })

  test('of a stock client is without app messages', async () => {
    world = await World.with()
    const stock = await world.peer('ada').open(world.engine, 'a', { speaksApp: false })
    stock.askForAll()
    stock.flush()
    expect(stock.socket.kinds).toEqual(['update', 'step2', 'step1'])
  })

  test('with the epoch of a document that was replaced is closed with 4410 before anything is said', async () => {
    world = await World.with()
    const ada = await world.peer('ada').open(world.engine, 'a', { epoch: 7 })
    expect([ada.socket.closed?.code, ada.socket.messages]).toEqual([CLOSE.staleEpoch, []])
  })

  test('is refused when the canvas or the person has enough connections', async () => {
    world = await World.with({ connectionsPerCanvas: 3, connectionsPerUser: 2 })
    await world.joined('ada')
    await world.joined('ada')
    const third = await world.peer('ada').open(world.engine, 'a')
    await world.joined('bob')
    const fourth = await world.peer('carl').open(world.engine, 'a')
    expect([third.socket.closed?.code, fourth.socket.closed?.code]).toEqual([CLOSE.tryLater, CLOSE.tryLater])
  })

  test('of a document nobody has changed since it was loaded needs no look inside it', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    ada.type('x')
    await world.settle()
    ada.cut()
    await world.clock.advance(31_000)
    const bob = await world.joined('bob')
    expect([bob.title, bob.socket.kinds.slice(0, 3)]).toEqual(['x', ['hello', 'update', 'step2']])
    // What it sent is the checkpoint, byte for byte.
    const state = world.documents.checkpointOf('a')?.state ?? new Uint8Array()
    expect(Buffer.from(bob.socket.messages[1] ?? []).includes(Buffer.from(state))).toBe(true)
    expect(state.length).toBeGreaterThan(10)
  })
})

describe('server edits', () => {
  test("are on disk and with everybody when they resolve, under the server's one client id", async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    const edit = world.engine.edit('a', { userId: 'bob' }, (doc) => {
      const origins = { setup: null, gesture: null }
      return addNotes(doc, { blockId: 'channels' }, [{ text: 'by the server' }], origins)
    })
    await world.settle()
    const { result, seq } = await edit
    const [id] = result
    ada.readAll()
    expect(readContent(ada.doc).notes).toMatchObject([{ id, text: 'by the server', blockId: 'channels' }])
    expect(world.documents.rowsOf('a').at(-1)).toMatchObject({ userId: 'bob', connectionId: null })
    expect(seq).toBe(world.documents.rowsOf('a').length)
    expect(Y.decodeStateVector(Y.encodeStateVector(ada.doc)).size).toBe(1)
  })

  test('that throw leave nothing behind', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    const edit = world.engine.edit('a', { userId: 'bob' }, (doc) => {
      writeTitle(doc)
      throw new Error('changed my mind')
    })
    await expect(edit).rejects.toThrow('changed my mind')
    ada.type('x')
    await world.settle()
    const bob = await world.joined('bob')
    expect(bob.title).toBe('x')
  })

  test('name the place in the log where each of them stands, also when one commit carries several', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    const first = world.engine.edit('a', { userId: 'ada' }, writeTitle)
    const second = world.engine.edit('a', { userId: 'bob' }, writeTitle)
    const nothing = world.engine.edit('a', { userId: 'bob' }, () => 'nothing')
    await settlePromises()
    ada.type('x')
    await world.settle()
    expect([(await first).seq, (await second).seq, await nothing]).toEqual([
      2,
      3,
      { result: 'nothing', seq: 3 },
    ])
    expect(world.documents.rowsOf('a').map(({ userId }) => userId)).toEqual(['ada', 'ada', 'bob', 'ada'])
  })

  test('wait for the disk', async () => {
    world = await World.with()
    world.documents.hold()
    let done = false
    const edit = world.engine.edit('a', { userId: 'ada' }, writeTitle).then(() => (done = true))
    await world.settle()
    expect(done).toBe(false)
    world.documents.release()
    await world.settle()
    await edit
  })

  test('go on where the last life of the server ended, under the client id it had', async () => {
    world = await World.with()
    const before = world.engine.edit('a', { userId: 'ada' }, writeTitle)
    await world.settle()
    await before
    const documents = world.documents
    world.destroy()
    world = new World({}, documents)
    const after = world.engine.edit('a', { userId: 'ada' }, writeTitle)
    await world.settle()
    await after
    const ada = await world.joined('ada')
    expect(ada.title).toBe('by the server'.repeat(2))
    expect(Y.decodeStateVector(Y.encodeStateVector(ada.doc)).size).toBe(1)
  })

  test('of a canvas that is deleted as they come in are refused, not forgotten', async () => {
    world = await World.with()
    await world.engine.content('a')
    const edit = world.engine.edit('a', { userId: 'ada' }, writeTitle)
    await Promise.all([
      world.engine.deleteDocument('a'),
      expect(edit).rejects.toMatchObject({ code: 'canvas_not_found' }),
    ])
  })

  test('are refused once the server is stopping, and what was taken before is on disk', async () => {
    world = await World.with()
    const early = world.engine.edit('a', { userId: 'ada' }, writeTitle)
    await settlePromises()
    const drained = world.engine.drain()
    const late = expect(world.engine.edit('a', { userId: 'ada' }, writeTitle)).rejects.toMatchObject({
      code: 'restarting',
    })
    await world.settle()
    await Promise.all([drained, late])
    expect((await early).seq).toBe(2)
  })

  test('of a canvas that is not there are refused', async () => {
    world = await World.with()
    await expect(world.engine.edit('b', { userId: 'ada' }, () => 1)).rejects.toMatchObject({
      code: 'canvas_not_found',
    })
  })
})

test('content is what is on disk, with its place in the log', async () => {
  world = await World.with()
  const ada = await world.joined('ada')
  ada.type('x')
  await world.settle()
  world.documents.hold()
  ada.type('y')
  await world.clock.advance(50)
  const { content, seq } = await world.engine.content('a')
  expect([content.meta.title, seq]).toEqual(['x', 2])
  world.documents.release()
})

test('the list of canvases is told of changes within seconds', async () => {
  world = await World.with()
  const ada = await world.joined('ada')
  ada.type('Plan')
  await world.clock.advance(3000)
  expect(world.summaries).toHaveLength(1)
  expect(world.summaries[0]).toMatchObject({
    canvasId: 'a',
    summary: { title: 'Plan', counts: { channels: 0 } },
  })
})

test('while changes go on the list is told of them every 8 s, and of the last one too', async () => {
  world = await World.with()
  const ada = await world.joined('ada')
  for (let second = 0; second < 24; second++) {
    ada.type('x')
    await world.clock.advance(1000)
  }
  expect(world.summaries).toHaveLength(3)
  await world.clock.advance(8000)
  expect(world.summaries).toHaveLength(4)
  expect(world.summaries.at(-1)?.summary.title).toHaveLength(24)
})

test('people are counted once, however many windows they have', async () => {
  world = await World.with()
  await world.joined('ada')
  const second = await world.joined('ada')
  await world.joined('bob')
  expect(world.engine.peopleHere('a')).toBe(2)
  second.cut()
  expect([world.engine.peopleHere('a'), world.engine.peopleHere('nowhere')]).toEqual([2, 0])
})

test('a right that ends while the room is being loaded ends the arrival too', async () => {
  world = await World.with()
  const ada = new TestPeer(grantOf('ada'))
  const opening = ada.open(world.engine, 'a')
  world.engine.endAccess('a', 'ada', CLOSE.forbidden, 'removed')
  await opening
  expect([ada.socket.closed?.code, world.engine.peopleHere('a')]).toEqual([CLOSE.forbidden, 0])
})
