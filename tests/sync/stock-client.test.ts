import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { newCanvas, newGuest, newMember } from './support/people.ts'
import { StockPeer } from './support/stock-peer.ts'
import { until } from './support/until.ts'

let server: TestServer
const peers: StockPeer[] = []

beforeAll(async () => {
  server = await startServer()
})
afterEach(() => {
  for (const peer of peers.splice(0)) peer.destroy()
})
afterAll(() => server.stop())

const connect = (...args: ConstructorParameters<typeof StockPeer>): StockPeer => {
  const peer = new StockPeer(...args)
  peers.push(peer)
  return peer
}

test('two stock clients edit one canvas both ways and end with the same content', async () => {
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada, 'Shared')
  const bob = await newMember(server, canvasId, ada, 'Bob')
  const left = await connect(server, canvasId, ada).synced()
  const right = await connect(server, canvasId, bob).synced()
  expect(left.content.meta.title).toBe('Shared')

  left.addNote('from the left')
  right.addNote('from the right')
  await until('both see both', () => left.noteTexts.length === 2 && right.noteTexts.length === 2)
  expect(right.content).toEqual(left.content)
})

test('a client that edited while it was away brings its edits and gets those of the others', async () => {
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada)
  const left = await connect(server, canvasId, ada).synced()
  const right = await connect(server, canvasId, ada).synced()
  right.provider.disconnect()
  left.addNote('while you were away')
  right.addNote('while I was away')
  right.provider.connect()
  await until('both see both', () => left.noteTexts.length === 2 && right.noteTexts.length === 2)
  expect(right.content).toEqual(left.content)
})

test('people see each other under the name the server knows, and no longer once they have gone', async () => {
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada)
  const bob = await newMember(server, canvasId, ada, 'Bob')
  const left = await connect(server, canvasId, ada).synced()
  const right = await connect(server, canvasId, bob).synced()
  right.provider.awareness.setLocalStateField('user', { name: 'Somebody else', color: '#000000' })
  right.provider.awareness.setLocalStateField('blockId', 'channels')

  const { awareness } = left.provider
  const seen = (): unknown => awareness.getStates().get(right.doc.clientID)
  await until('Bob is in his block', () => JSON.stringify(seen() ?? {}).includes('channels'))
  expect(seen()).toEqual({
    user: { id: bob.userId, name: 'Bob', color: bob.color, role: 'editor' },
    blockId: 'channels',
  })
  // The stock client of Ada has no state of its own but an empty one: she is seen all the same.
  await until('Bob sees Ada', () => right.provider.awareness.getStates().has(left.doc.clientID))
  expect(right.provider.awareness.getLocalState()).toMatchObject({ user: { name: 'Somebody else' } })

  right.destroy()
  await until('Bob is gone', () => seen() === undefined)
})

test('somebody who is no member, has no token or names no canvas is told so by the close code', async () => {
  const ada = await newGuest(server, 'Ada')
  const eve = await newGuest(server, 'Eve')
  const canvasId = await newCanvas(server, ada)
  const asEve = connect(server, canvasId, eve)
  const asNobody = connect(server, canvasId, { ...eve, token: 'nonsense' })
  const nowhere = connect(server, 'nosuchcanvas0000000000', ada)
  await until('all are closed', () => [asEve, asNobody, nowhere].every(({ closes }) => closes.length > 0))
  expect([asEve.closes[0], asNobody.closes[0], nowhere.closes[0]]).toEqual([4403, 4401, 4404])
})

test('what stock clients wrote is there after a graceful restart, and they go on by themselves', async () => {
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada)
  const peer = await connect(server, canvasId, ada).synced()
  peer.addNote('before')
  await server.restart()
  peer.addNote('after')
  await peer.synced()
  const other = await connect(server, canvasId, ada).synced()
  await until('the other sees both', () => other.noteTexts.length === 2)
  expect(other.content).toEqual(peer.content)
})
