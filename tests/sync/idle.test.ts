/**
 * Minutes in which nothing happens, with real processes and the real clock: `IDLE_MINUTES=3`. The same on a clock of
 * the test's own is in `apps/server/src/sync/endurance.test.ts` and `presence.test.ts`, which run always.
 */
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { newCanvas, newGuest, type Guest } from './support/people.ts'
import { StockPeer } from './support/stock-peer.ts'
import { until } from './support/until.ts'

const MINUTES = Number(process.env.IDLE_MINUTES ?? 0)
const WHY = '(needs IDLE_MINUTES=3)'

let server: TestServer
let ada: Guest
beforeAll(async () => {
  if (MINUTES === 0) return
  server = await startServer()
  ada = await newGuest(server, 'Ada')
})
afterAll(async () => {
  if (MINUTES > 0) await server.stop()
})

test.skipIf(MINUTES === 0)(
  `an idle stock client is not closed and does not close, alone and in company ${WHY}`,
  async () => {
    const [alone, together] = [await newCanvas(server, ada), await newCanvas(server, ada)]
    const peers = [
      new StockPeer(server, alone, ada),
      new StockPeer(server, together, ada),
      new StockPeer(server, together, ada),
    ]
    await Promise.all(peers.map((peer) => peer.synced()))
    const until0 = Date.now() + MINUTES * 60_000
    await until(
      'the time is over, or one is closed',
      () => Date.now() > until0 || peers.some(({ closes }) => closes.length > 0),
      MINUTES * 60_000 + 5000,
    )
    expect(peers.map(({ closes }) => closes)).toEqual([[], [], []])
    for (const peer of peers) peer.destroy()
  },
  MINUTES * 60_000 + 30_000,
)

test.skipIf(MINUTES === 0)(
  `a line on which nobody answers is cut within a minute and a half ${WHY}`,
  async () => {
    const canvasId = await newCanvas(server, ada)
    const line = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
    await new Promise((resolve) => line.once('connect', resolve))
    line.write(
      `GET /sync/${canvasId}?token=${ada.token} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    )
    const since = Date.now()
    let cut = 0
    line.on('data', () => {})
    line.on('error', () => {})
    line.on('end', () => (cut = Date.now() - since))
    line.on('close', () => (cut ||= Date.now() - since))
    await until('it is cut', () => cut > 0, 100_000)
    // Not before it was asked and had time to answer.
    expect(cut).toBeGreaterThan(60_000)
    line.destroy()
  },
  120_000,
)
