import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../http/test-app.ts'
import { ManualClock } from '../sync/testing/manual-clock.ts'
import { JobRunner } from './runner.ts'
import { scheduleJob } from './schedule.ts'
import type { Work } from './work.ts'

let app: TestApp
let done: string[]
beforeEach(async () => {
  app = await openTestApp()
  done = []
})
afterEach(() => app.close())

const MINUTE_MS = 60_000

function runner(id: string, over: Partial<Work> = {}): JobRunner {
  const note = (payload: object): Promise<null> => {
    done.push(`${id} ${JSON.stringify(payload)}`)
    return Promise.resolve(null)
  }
  const work: Work = {
    'grant.expire': note,
    'link.expire': note,
    'canvas.purge': note,
    'notes.purge': note,
    tidy: note,
    ...over,
  }
  return new JobRunner({ ...app.deps, work, clock: new ManualClock(), id })
}

const schedule = (id: string, inMs: number): Promise<void> =>
  scheduleJob(app.store.db, id, 'canvas.purge', app.deps.now() + inMs, { canvasId: id })

test('a job is done when it is due, once, also when that was while nothing ran', async () => {
  await schedule('a', MINUTE_MS)
  expect([await runner('x').runDue(), done]).toEqual([0, []])
  app.pass(10 * MINUTE_MS)
  expect([await runner('y').runDue(), await runner('z').runDue(), done]).toEqual([
    1,
    0,
    ['y {"canvasId":"a"}'],
  ])
})

test('of two processes that look at the same time each job goes to one', async () => {
  for (let i = 0; i < 120; i++) await schedule(`job${i}`, 0)
  const counts = await Promise.all([runner('x').runDue(), runner('y').runDue()])
  expect([counts[0] + counts[1], new Set(done.map((one) => one.slice(2))).size]).toEqual([120, 120])
})

test('a job whose process died is taken by another some minutes later', async () => {
  await schedule('a', 0)
  const dead = runner('x', { 'canvas.purge': () => new Promise(() => {}) })
  void dead.runDue()
  // Its place in the queue of the store was before this.
  expect(await runner('y').runDue()).toBe(0)
  app.pass(6 * MINUTE_MS)
  expect(await runner('y').runDue()).toBe(1)
})

test('a job that fails is logged and tried again after a minute', async () => {
  await schedule('a', 0)
  const failing = { 'canvas.purge': () => Promise.reject(new Error('no')) }
  expect(await runner('x', failing).runDue()).toBe(1)
  expect(app.logged.join('')).toContain('a job failed')
  expect(await runner('x').runDue()).toBe(0)
  app.pass(MINUTE_MS)
  expect([await runner('x').runDue(), done.length]).toEqual([1, 1])
})

test('a job that is due again stays', async () => {
  await scheduleJob(app.store.db, 'tidy', 'tidy', app.deps.now(), {})
  const daily = { tidy: () => Promise.resolve(app.deps.now() + MINUTE_MS) }
  expect(await runner('x', daily).runDue()).toBe(1)
  expect(await runner('x', daily).runDue()).toBe(0)
  app.pass(MINUTE_MS)
  expect(await runner('x', daily).runDue()).toBe(1)
})

test('a job that is scheduled anew while it is done is done again', async () => {
  await schedule('a', 0)
  const again = {
    'canvas.purge': async () => {
      await schedule('a', MINUTE_MS)
      return null
    },
  }
  await runner('x', again).runDue()
  app.pass(MINUTE_MS)
  expect([await runner('x').runDue(), done.length]).toEqual([1, 1])
})

test('a running one looks each second, and none after it was stopped', async () => {
  const clock = new ManualClock()
  const work = { tidy: () => Promise.resolve(null) } as Partial<Work> as Work
  const one = new JobRunner({ ...app.deps, work, clock, id: 'x' })
  one.start()
  expect(clock.timers).toBe(1)
  await one.stop()
  expect(clock.timers).toBe(0)
})
