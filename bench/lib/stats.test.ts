import { expect, it } from 'vitest'
import { median, medians, percentile } from './stats.ts'

it('takes the middle value, whatever the order', () => {
  expect(median([3, 1, 200])).toBe(3)
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([])).toBeNaN()
})

it('takes percentiles by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1)
  expect(percentile(hundred, 0.99)).toBe(99)
  expect(percentile([5], 0.99)).toBe(5)
})

it('takes the median of each field by itself', () => {
  expect(
    medians([
      { a: 1, b: 9 },
      { a: 2, b: 8 },
      { a: 9, b: 1 },
    ]),
  ).toEqual({ a: 2, b: 8 })
})
