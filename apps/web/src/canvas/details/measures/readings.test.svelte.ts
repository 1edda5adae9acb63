import type { ReadingView } from '@ninefold/shared/api/measures'
import { flushSync } from 'svelte'
import { beforeEach, expect, it, vi } from 'vitest'
import type { CanvasSession } from '../../../lib/sync/canvas-session.ts'

type Answer =
  { ok: true; value: { items: ReadingView[]; rev: number } } | { ok: false; failure: { code: string } }
const asked: { kpiId: string; answer: (with_: Answer) => void }[] = []
vi.mock(import('../../../lib/measures-api.ts'), () => ({
  readReadings: (_: string, kpiId: string) =>
    new Promise<never>((resolve) =>
      asked.push({ kpiId, answer: resolve as unknown as (with_: Answer) => void }),
    ),
  addReading: () => Promise.reject(new Error('not asked for here')),
}))
const { Readings } = await import('./readings.svelte.ts')

const read = (id: string, value: number): ReadingView => ({
  ...{ id, kpiId: 'k', at: '2026-01-01', value, enteredAt: '2026-01-01T10:00:00Z' },
  enteredBy: { userId: 'u', name: 'Ada', color: '1' },
})
const list = (rev: number, ...items: ReadingView[]): Answer => ({ ok: true, value: { items, rev } })
const none: Answer = { ok: false, failure: { code: 'unreachable' } }

/** A session as far as readings need one: events, and whether it is connected. */
function open() {
  let hear = (_: { kpiId: string }): void => undefined
  let changed = (): void => undefined
  const session = {
    ...{ canvasId: 'c', link: { state: 'connected' } },
    events: {
      on: (_: string, hearer: typeof hear) => ((hear = hearer), () => undefined),
      onGap: () => () => undefined,
    },
    subscribe: (listener: () => void) => ((changed = listener), () => undefined),
  }
  const readings = new Readings(session as unknown as CanvasSession)
  return { readings, tell: (kpiId: string) => hear({ kpiId }), reconnect: () => changed() }
}
const settle = async (): Promise<void> => {
  await Promise.resolve()
  await Promise.resolve()
  flushSync()
}

beforeEach(() => {
  asked.length = 0
})

it('readings are asked for once, when they are needed, and again when one was added', async () => {
  const { readings, tell } = open()
  tell('k')
  expect(asked).toHaveLength(0)
  readings.need('k')
  readings.need('k')
  expect(asked).toHaveLength(1)
  expect(readings.of('k')).toBeNull()
  asked[0]?.answer(list(1, read('a', 1)))
  await settle()
  expect(readings.of('k')).toHaveLength(1)
  tell('k')
  asked[1]?.answer(list(2, read('a', 1), read('b', 2)))
  await settle()
  expect(readings.of('k')).toHaveLength(2)
})

it('an answer that a later one overtook takes nothing away', async () => {
  const { readings, tell } = open()
  readings.need('k')
  tell('k')
  asked[1]?.answer(list(2, read('a', 1), read('b', 2)))
  await settle()
  asked[0]?.answer(list(1, read('a', 1)))
  await settle()
  expect(readings.of('k')).toHaveLength(2)
})

it('what could not be read says so, and is asked for again when the connection is back', async () => {
  const { readings, reconnect } = open()
  readings.need('k')
  asked[0]?.answer(none)
  await settle()
  expect([readings.failed('k'), readings.of('k')]).toEqual([true, null])
  reconnect()
  asked[1]?.answer(list(1, read('a', 1)))
  await settle()
  expect([readings.failed('k'), readings.of('k')?.length]).toEqual([false, 1])
  reconnect()
  expect(asked).toHaveLength(2)
})
