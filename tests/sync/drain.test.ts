/** A server that is told to stop while a hundred people write: everybody is told, and nothing that was saved is lost. */
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { startServer, type TestServer } from '../support/server.ts'
import { AppPeer, clockOf } from './support/app-peer.ts'
import { newCanvas, newGuest, newMember } from './support/people.ts'
import { StockPeer } from './support/stock-peer.ts'
import { until } from './support/until.ts'

const CANVASES = 5
const PEOPLE = 20

let server: TestServer
const peers: AppPeer[] = []
afterEach(async () => {
  for (const peer of peers.splice(0)) peer.destroy()
  await server.stop()
})

test('a hundred people who write are closed with 1012, the process ends with 0, and all that was saved is there', async () => {
  server = await startServer()
  const ada = await newGuest(server, 'Ada')
  const canvases = await Promise.all(Array.from({ length: CANVASES }, () => newCanvas(server, ada)))
  const onCanvas = new Map<string, AppPeer[]>()
  for (const canvasId of canvases) {
    // Ten windows a person: the limit is another test's.
    const guests = [
      await newMember(server, canvasId, ada, 'Bob'),
      await newMember(server, canvasId, ada, 'Carl'),
    ]
    const team = Array.from({ length: PEOPLE }, (_, i) => new AppPeer(server, canvasId, guests[i % 2] ?? ada))
    onCanvas.set(canvasId, team)
    peers.push(...team)
  }
  await Promise.all(peers.map((peer) => peer.synced()))
  let rounds = 0
  const typing = setInterval(() => {
    rounds++
    for (const peer of peers) {
      peer.typeOn()
      peer.fence()
    }
  }, 100)
  await until(
    'everybody has heard "saved" while they write',
    () => peers.every((peer) => peer.durableClock > 3),
    60_000,
  )
  const ended = server.terminate()
  await until('all are closed', () => peers.every((peer) => peer.closes.length > 0), 60_000)
  clearInterval(typing)
  for (const peer of peers) peer.provider.disconnect()
  expect(await ended).toBe(0)
  expect(new Set(peers.map(({ closes }) => closes[0]))).toEqual(new Set([1012]))
  expect(rounds).toBeGreaterThan(0)

  await server.start()
  for (const [canvasId, team] of onCanvas) {
    const kept = new Y.Doc()
    const fresh = await new StockPeer(server, canvasId, ada, kept).synced()
    for (const { doc, durableClock } of team)
      expect(clockOf(kept, doc.clientID)).toBeGreaterThanOrEqual(durableClock)
    fresh.destroy()
  }
}, 120_000)
