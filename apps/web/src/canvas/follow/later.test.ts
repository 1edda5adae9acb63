import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Canvas } from '../context.ts'
import { later, type Begin } from './later.ts'

const canvas = {} as Canvas

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A part that writes down its beginning and its end. */
function part(): { readonly seen: string[]; readonly begin: Begin } {
  const seen: string[] = []
  return {
    seen,
    begin: () => {
      seen.push('begun')
      return () => void seen.push('ended')
    },
  }
}

test('a part begins once its code is there, and ends with the page', async () => {
  const { seen, begin } = part()
  const end = later(canvas, () => Promise.resolve(begin))
  expect(seen).toEqual([])
  await vi.advanceTimersByTimeAsync(2000)
  expect(seen).toEqual(['begun'])
  end()
  expect(seen).toEqual(['begun', 'ended'])
})

test('code that cannot be loaded is asked for until it comes, and then no more', async () => {
  const { seen, begin } = part()
  let tries = 0
  const load = (): Promise<Begin> =>
    ++tries < 3 ? Promise.reject(new Error('no network')) : Promise.resolve(begin)
  const end = later(canvas, load)
  await vi.advanceTimersByTimeAsync(60_000)
  expect([tries, seen]).toEqual([3, ['begun']])
  end()
})

test('it is asked for at once when the network is back', async () => {
  const { seen, begin } = part()
  let isThere = false
  const end = later(canvas, () =>
    isThere ? Promise.resolve(begin) : Promise.reject(new Error('no network')),
  )
  await vi.advanceTimersByTimeAsync(2000)
  isThere = true
  dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(2000)
  expect(seen).toEqual(['begun'])
  end()
})

test('a page that has ended asks no more, and begins nothing that arrives behind it', async () => {
  const { seen, begin } = part()
  let tries = 0
  const arrives = Promise.withResolvers<Begin>()
  const end = later(canvas, () => {
    tries++
    return arrives.promise
  })
  const failing = later(canvas, () => {
    tries++
    return Promise.reject(new Error('no network'))
  })
  await vi.advanceTimersByTimeAsync(2000)
  end()
  failing()
  arrives.resolve(begin)
  await vi.advanceTimersByTimeAsync(60_000)
  expect([tries, seen]).toEqual([2, []])
})
