import { CLOSE, SYNC } from '@ninefold/shared'
import { afterEach, expect, test } from 'vitest'
import { syncMessage } from './testing/test-peer.ts'
import { World } from './testing/world.ts'

let world: World
afterEach(() => world.destroy())

/** The value of a line of the metrics as Prometheus reads them. */
async function read(line: string): Promise<number> {
  const text = await world.metrics.metrics()
  const found = text.split('\n').find((one) => one.startsWith(`${line} `))
  return Number(found?.slice(line.length + 1) ?? NaN)
}

test('what happens in rooms is counted, without naming a canvas or a person', async () => {
  world = await World.with()
  const [ada, bob, eve] = [await world.joined('ada'), await world.joined('bob'), await world.joined('eve')]
  ada.type('x')
  ada.fence()
  await world.settle()
  ada.doc.getMap('junk').set('a', 1)
  ada.flush()
  ada.showPresence({})
  eve.send(syncMessage(SYNC.update, Uint8Array.of(9, 9)))
  await world.settle()
  bob.socket.bytesBuffered = 70_000
  ada.type('y')
  await world.settle()

  const expected: Record<string, number> = {
    'ninefold_rooms{state="live"}': 1,
    'ninefold_connections{state="synced"}': 1,
    'ninefold_connections{state="lagging"}': 1,
    'ninefold_frames_in_total{kind="update"}': 7,
    'ninefold_frames_in_total{kind="app"}': 1,
    'ninefold_frames_in_total{kind="presence"}': 1,
    'ninefold_reverts_total{reason="schema"}': 1,
    [`ninefold_refused_total{code="${CLOSE.malformed}"}`]: 1,
    ninefold_commit_rows_sum: 3,
    ninefold_fence_seconds_count: 1,
    ninefold_fan_out_seconds_count: 3,
    ninefold_load_seconds_count: 1,
    ninefold_uncommitted_bytes: 0,
    ninefold_failed_commits_total: 0,
  }
  const seen = await Promise.all(Object.keys(expected).map(async (line) => [line, await read(line)] as const))
  expect(Object.fromEntries(seen)).toEqual(expected)
  expect(await read('ninefold_bytes_out_total')).toBeGreaterThan(100)
  expect(await read('ninefold_bytes_in_total{kind="update"}')).toBeGreaterThan(50)
  // Asked again, a counter is what it was and not twice that.
  expect(await read('ninefold_frames_in_total{kind="app"}')).toBe(1)
  expect(await world.metrics.metrics()).not.toMatch(/ada|canvas="/)

  bob.socket.bytesBuffered = 0
  await world.settle()
  expect([
    await read('ninefold_diff_collapses'),
    await read('ninefold_connections{state="lagging"}'),
  ]).toEqual([1, 0])
  world.documents.hold()
  ada.type('z')
  await world.settle()
  expect(await read('ninefold_uncommitted_bytes')).toBeGreaterThan(10)
  world.documents.release()
})

test('commits that fail are counted', async () => {
  world = await World.with()
  const ada = await world.joined('ada')
  world.documents.failure = new Error('disk full')
  ada.type('x')
  await world.clock.advance(60)
  expect(await read('ninefold_failed_commits_total')).toBe(2)
  world.documents.failure = null
  await world.clock.advance(1000)
  expect(await read('ninefold_commit_seconds_count')).toBe(1)
})
