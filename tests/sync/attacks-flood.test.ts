/** Too much of everything: connections, questions, and answers that nobody reads. */
import { connect, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { rootMap } from '@ninefold/shared/document/layout'
import WebSocket from 'ws'
import type * as Y from 'yjs'
import { startServer, type TestServer } from '../support/server.ts'
import { Attacker } from './support/attacker.ts'
import { bytesOf } from './support/forged.ts'
import { newCanvas, newGuest, newMember, type Guest } from './support/people.ts'
import { canLookInside, metric, residentBytes } from './support/process.ts'
import { StockPeer } from './support/stock-peer.ts'
import { until } from './support/until.ts'
import { Victims } from './support/victims.ts'

interface Answer {
  /** Of HTTP where the upgrade was refused, else the code of the close, or 0 while it is open. */
  readonly status: number
  readonly retryAfter: string | undefined
  readonly socket: WebSocket
}

const sockets: WebSocket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate()
})

/** Comes to the door; resolves when turned away, closed, or told `hello`. */
function come(server: TestServer, canvasId: string, token: string): Promise<Answer> {
  const socket = new WebSocket(`${server.socketUrl}/${canvasId}?app=1&token=${token}`)
  sockets.push(socket)
  return new Promise((resolve) => {
    const answer = (status: number, retryAfter?: string): void => resolve({ status, retryAfter, socket })
    socket.on('unexpected-response', (request, response) => {
      request.destroy()
      answer(response.statusCode ?? 0, response.headers['retry-after'])
    })
    socket.on('message', () => answer(0))
    socket.on('close', (code) => answer(code))
    socket.on('error', () => {})
  })
}

const counted = (answers: readonly Answer[]): Record<number, number> => {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

describe('connections', () => {
  let server: TestServer
  let victims: Victims
  beforeAll(async () => {
    server = await startServer()
    victims = await Victims.on(server)
  })
  afterAll(() => {
    victims.destroy()
    return server.stop()
  })

  /** `FLOOD=10000` for a long run. */
  const FLOOD = Number(process.env.FLOOD ?? 2000)

  test('of one identity, however many: ten stay, a hundred are told to try later, all others are 429', async () => {
    const eve = await victims.enemy()
    const before = canLookInside ? residentBytes(server) : 0
    const answers: Answer[] = []
    for (let i = 0; i < FLOOD / 100; i++) {
      // A hundred at a time, as fast as they are answered.
      const some = Array.from({ length: 100 }, () => come(server, victims.canvasId, eve.token))
      answers.push(...(await Promise.all(some)))
      if (i % 10 === 0) await victims.unharmed()
    }
    const { 0: stay = 0, 1013: later = 0, 429: refused = 0 } = counted(answers)
    expect([stay, stay + later + refused]).toEqual([10, FLOOD])
    // 120 at once and two more each second: more on a machine that takes long.
    expect(later).toBeLessThan(FLOOD / 2)
    expect(
      answers.filter(({ status }) => status === 429).every(({ retryAfter }) => Number(retryAfter) > 0),
    ).toBe(true)
    await victims.unharmed()
    if (canLookInside) expect(residentBytes(server) - before).toBeLessThan(100_000_000)
    // Somebody who comes now is let in: what Eve was refused was not taken from others.
    expect((await come(server, victims.canvasId, victims.owner.token)).status).toBe(0)
  }, 120_000)
})

describe('limits on connections', () => {
  let server: TestServer
  let owner: Guest
  beforeAll(async () => {
    // Small numbers, so that the few hundred of the real ones need not be opened.
    server = await startServer({
      limits: { connectionsPerCanvas: 12, connectionsPerUser: 5, connectionsPerMinute: 80 },
    })
    owner = await newGuest(server, 'Ada')
  })
  afterAll(() => server.stop())

  test('a person has so many, a canvas has so many, one more is closed with 1013, and one that leaves makes room', async () => {
    const canvasId = await newCanvas(server, owner)
    const guests = [
      owner,
      await newMember(server, canvasId, owner, 'Bob'),
      await newMember(server, canvasId, owner, 'Carl'),
    ]
    const counts = []
    for (const { token } of guests) {
      const answers = await Promise.all(Array.from({ length: 6 }, () => come(server, canvasId, token)))
      counts.push(answers.filter(({ status }) => status === 0).length)
      expect(answers.filter(({ status }) => status !== 0).every(({ status }) => status === 1013)).toBe(true)
    }
    expect(counts).toEqual([5, 5, 2])
    const dora = await newMember(server, canvasId, owner, 'Dora')
    expect((await come(server, canvasId, dora.token)).status).toBe(1013)
    sockets[0]?.terminate()
    await until('there is room', async () => (await come(server, canvasId, dora.token)).status === 0)
  })

  test('a minute takes in so many; the next is told by 503 when to come back', async () => {
    const canvasId = await newCanvas(server, owner)
    // More than a minute takes in, of nobody: they are told so, and use up nothing.
    const nobody = await Promise.all(
      Array.from({ length: 100 }, (_, i) => come(server, canvasId, `nonsense${i}`)),
    )
    expect(counted(nobody)).toEqual({ 4401: 100 })
    const answers: Answer[] = []
    await until('it is full', async () => {
      const guest = await newMember(server, canvasId, owner, 'Eve')
      answers.push(await come(server, canvasId, guest.token))
      return answers.at(-1)?.status === 503
    })
    expect(answers.at(-1)?.retryAfter).toBe('5')
    expect(answers[0]?.status).toBe(0)
  })
})

describe('a reader who stops', () => {
  /** Small buffers show in seconds what the real ones show in minutes. */
  const LIMITS = {
    syncFramesPerSecond: 1e6,
    syncFramesBurst: 1e6,
    syncBytesPerSecond: 1e9,
    syncBytesBurst: 1e9,
  }
  let server: TestServer
  let owner: Guest
  const lines: Socket[] = []
  beforeAll(async () => {
    server = await startServer({ limits: { ...LIMITS, laggingMs: 3000 } })
    owner = await newGuest(server, 'Ada')
  })
  afterEach(() => {
    for (const line of lines.splice(0)) line.destroy()
  })
  afterAll(() => server.stop())

  /** A member who joins and then reads nothing any more. */
  async function stalled(canvasId: string): Promise<Attacker> {
    const guest = await newMember(server, canvasId, owner, 'Slow')
    const reader = await (await Attacker.open(server, canvasId, guest)).synced()
    reader.socket.pause()
    return reader
  }

  /** Megabytes through one field of a note, so that the document stays small and the traffic does not. */
  async function talk(writer: StockPeer, other: StockPeer, megabytes: number): Promise<void> {
    const id = writer.addNote('')
    const fieldOf = ({ doc }: StockPeer): unknown => rootMap(doc, 'notes').get(id)
    const note = fieldOf(writer) as Y.Map<unknown>
    const seen = (): unknown => (fieldOf(other) as Y.Map<unknown> | undefined)?.get('future')
    for (let i = 0; i < megabytes * 64; i++) {
      note.set('future', `${i} ${'x'.repeat(15_900)}`)
      if (i % 16 === 15) await until('the other has read it', () => seen() === note.get('future'), 30_000)
    }
  }

  test('costs the server at most two megabytes, is closed with 1013, and the others lose nothing', async () => {
    const canvasId = await newCanvas(server, owner)
    const left = await new StockPeer(server, canvasId, owner).synced()
    const right = await new StockPeer(server, canvasId, owner).synced()
    const reader = await stalled(canvasId)
    let most = 0
    let lagged = false
    const look = async (): Promise<void> => {
      most = Math.max(most, await metric(server, 'ninefold_waiting_bytes'))
      lagged ||= (await metric(server, 'ninefold_connections{state="lagging"}')) > 0
    }
    const isGone = async (): Promise<boolean> => {
      await look()
      return lagged && (await metric(server, 'ninefold_connections{state="lagging"}')) === 0
    }
    // The system itself holds some megabytes for who does not read: only what comes then waits here.
    for (let i = 0; i < 20 && !lagged; i++) {
      await talk(left, right, 1)
      await look()
    }
    await talk(left, right, 4)
    await until('it has been let go', isGone, 30_000)
    expect(most).toBeGreaterThan(64 * 1024)
    expect(most).toBeLessThan(2 * 1024 * 1024)
    reader.socket.resume()
    expect(await reader.closed()).toBe(1013)
    expect(right.content).toEqual(left.content)
    expect([left.closes, right.closes]).toEqual([[], []])
    for (const one of [left, right, reader]) one.destroy()
  }, 120_000)

  test('who asks without end and reads nothing is let go too', async () => {
    const canvasId = await newCanvas(server, owner)
    const guest = await newMember(server, canvasId, owner, 'Eve')
    const line = connect({ port: server.port, host: '127.0.0.1' })
    lines.push(line)
    let hungUp = false
    line.on('close', () => (hungUp = true))
    line.on('error', () => {})
    await new Promise((resolve) => line.once('connect', resolve))
    line.write(
      `GET /sync/${canvasId}?app=1&token=${guest.token} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    )
    await new Promise((resolve) => line.once('data', resolve))
    line.pause()
    const ask = bytesOf(100, '{"type":"ping","t":1}')
    const frame = Buffer.concat([Uint8Array.of(0x82, 0x80 | ask.length, 0, 0, 0, 0), ask])
    const many = Buffer.concat(Array.from({ length: 2000 }, () => frame))
    const isThere = async (): Promise<boolean> =>
      (await metric(server, 'ninefold_connections{state="joining"}')) === 1
    await until('it is let in', isThere)
    await until(
      'it is gone',
      async () => {
        if (!hungUp && line.writableLength < 10_000_000) line.write(many)
        const lagging = await metric(server, 'ninefold_connections{state="lagging"}')
        return lagging === 0 && !(await isThere())
      },
      60_000,
    )
    expect(await metric(server, 'ninefold_waiting_bytes')).toBe(0)
  }, 90_000)
})
