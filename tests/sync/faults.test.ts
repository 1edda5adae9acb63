/** What a modified client may send over a real socket, and that it hurts nobody but itself. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { startServer, type TestServer } from '../support/server.ts'
import { newCanvas, newGuest, newMember, type Guest } from './support/people.ts'
import { StockPeer } from './support/stock-peer.ts'
import { until } from './support/until.ts'

let server: TestServer
let ada: Guest
let canvasId: string

beforeAll(async () => {
  server = await startServer()
  ada = await newGuest(server, 'Ada')
  canvasId = await newCanvas(server, ada)
})
afterAll(() => server.stop())

interface Ending {
  readonly code: number
  readonly reason: string
}

/** Opens a socket as an Eve of its own, sends `data`, and resolves with how the server closed it. */
async function closedAfter(data: Uint8Array | string, query = ''): Promise<Ending> {
  return closedAs(await newMember(server, canvasId, ada, 'Eve'), data, query)
}

function closedAs(eve: Guest, data: Uint8Array | string, query = ''): Promise<Ending> {
  const socket = new WebSocket(`${server.socketUrl}/${canvasId}?token=${eve.token}${query}`)
  return new Promise((resolve, reject) => {
    socket.on('open', () => socket.send(data))
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }))
    socket.on('error', reject)
  })
}

test.each<[string, Uint8Array | string, number]>([
  ['text', 'hello', 4400],
  ['a message of an unknown kind', Uint8Array.of(9, 9, 9), 4400],
  ['an update that is none', Uint8Array.of(0, 2, 3, 1, 2, 3), 4400],
  ['a claim of 30 million structs', Uint8Array.of(0, 2, 7, 1, 0x80, 0x87, 0xa7, 0x0e, 1, 0), 4422],
  ['a frame of two megabytes', new Uint8Array(2 * 1024 * 1024).fill(1), 4400],
  ['an update of two megabytes', oversized(), 4413],
])('%s closes the socket that sent it, and others go on', async (_what, data, code) => {
  const left = await new StockPeer(server, canvasId, ada).synced()
  const right = await new StockPeer(server, canvasId, ada).synced()
  const ending = await closedAfter(data)
  expect(ending.code).toBe(code)
  expect(ending.reason).not.toBe('')
  const note = `after ${code}`
  left.addNote(note)
  await until('the others see each other', () => right.noteTexts.includes(note))
  expect([left.closes, right.closes]).toEqual([[], []])
  left.destroy()
  right.destroy()
})

function oversized(): Uint8Array {
  const length = 2 * 1024 * 1024
  const frame = new Uint8Array(6 + length)
  frame.set([
    0,
    2,
    (length & 0x7f) | 0x80,
    ((length >> 7) & 0x7f) | 0x80,
    ((length >> 14) & 0x7f) | 0x80,
    length >> 21,
  ])
  return frame
}

test('an old epoch is closed with 4410', async () => {
  const { code } = await closedAfter(Uint8Array.of(0, 0, 1, 0), '&epoch=99')
  expect(code).toBe(4410)
})

/** The HTTP status with which an upgrade was refused. */
function refusedWith(path: string, headers: Record<string, string> = {}): Promise<number> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}${path}`, { headers })
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (request, response) => {
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
    socket.on('open', () => reject(new Error('let in')))
    socket.on('error', () => {})
  })
}

test('a cookie with a foreign or missing Origin is refused at the door; a token needs none', async () => {
  const cookie = `ninefold=${ada.token}`
  const path = `/sync/${canvasId}`
  expect(await refusedWith(path, { cookie, origin: 'https://evil.example' })).toBe(403)
  expect(await refusedWith(path, { cookie })).toBe(403)
  const fromOwnPage = new WebSocket(`${server.socketUrl}/${canvasId}`, {
    headers: { cookie, origin: server.url },
  })
  await new Promise((resolve, reject) => {
    fromOwnPage.on('open', resolve)
    fromOwnPage.on('error', reject)
  })
  fromOwnPage.terminate()
})

test('who is closed for a fault three times in a row is told by 429 to wait, and nobody else is', async () => {
  const eve = await newMember(server, canvasId, ada, 'Eve')
  for (let i = 0; i < 3; i++) expect((await closedAs(eve, 'hello')).code).toBe(4400)
  expect(await refusedWith(`/sync/${canvasId}?token=${eve.token}`)).toBe(429)
  expect((await closedAfter('hello')).code).toBe(4400)
})

test('an address that is no canvas is 404', async () => {
  expect(await refusedWith('/sync/')).toBe(404)
  expect(await refusedWith('/sync/a/b')).toBe(404)
  expect(await refusedWith('/elsewhere')).toBe(404)
})
