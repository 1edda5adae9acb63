/** A flood at the door, against a real server with its real limits. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { AppPeer } from './support/app-peer.ts'
import { newCanvas, newGuest } from './support/people.ts'
import { until } from './support/until.ts'

const JOINS = 3000
const AT_ONCE = 50
const JOINS_ALLOWED = 120

let server: TestServer
beforeAll(async () => {
  server = await startServer({
    limits: {
      joinsPerMinutePerAddress: JOINS_ALLOWED,
      requestsPerMinute: 1200,
      guestsPerMinutePerAddress: 60,
    },
  })
})
afterAll(() => server.stop())

test('thousands of tries at links are refused with their code, and whoever is inside loses nothing', async () => {
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada)
  const inside = new AppPeer(server, canvasId, ada)
  await inside.synced()
  const answers = new Map<string, number>()
  let left = JOINS
  const guess = async (): Promise<void> => {
    while (left-- > 0) {
      const response = await fetch(`${server.url}/api/join`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: `guess${left}`, name: 'Eve' }),
      })
      const { error } = (await response.json()) as { error: { code: string } }
      answers.set(error.code, (answers.get(error.code) ?? 0) + 1)
    }
  }
  const flood = Array.from({ length: AT_ONCE }, guess)
  for (let i = 0; i < 50; i++) {
    inside.typeOn()
    inside.fence()
    await until('what was typed is on disk', () => inside.allDurable)
  }
  await Promise.all(flood)
  expect([...answers.keys()].sort()).toEqual(['link_not_found', 'too_many_requests'])
  // The buckets fill while it lasts: a few more than at once, never as many as were tried.
  expect(answers.get('link_not_found')).toBeLessThan(JOINS / 2)
  expect(inside.closes).toEqual([])
  inside.destroy()
}, 120_000)
