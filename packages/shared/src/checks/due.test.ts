import { expect, it } from 'vitest'
import { asWritten } from './day.ts'
import { nextReading, nextReview, nextUpkeep } from './due.ts'

const at = (day: string): number => Date.parse(`${day}T18:00:00Z`)
const written = (day: number | null): string | null => (day === null ? null : asWritten(day))

it('a review is due a cadence after the last, or after the canvas was started', () => {
  const quarterly = { reviewCadence: 'quarterly' } as const
  expect(written(nextReview(quarterly, at('2026-01-01')))).toBe('2026-04-02')
  expect(written(nextReview({ ...quarterly, lastReviewAt: at('2026-02-01') }, at('2026-01-01')))).toBe(
    '2026-05-03',
  )
  expect(nextReview({ reviewCadence: 'none', lastReviewAt: at('2026-02-01') }, undefined)).toBeNull()
  expect(nextReview(quarterly, undefined)).toBeNull()
})

it('upkeep is due a cycle after it was last done', () => {
  expect(written(nextUpkeep({ upkeepEvery: 'weekly', lastUpkeepAt: '2026-02-26' }))).toBe('2026-03-05')
  expect(nextUpkeep({ upkeepEvery: 'weekly' })).toBeNull()
  expect(nextUpkeep({ lastUpkeepAt: '2026-02-26' })).toBeNull()
})

it('a measure is to be read again after its cadence', () => {
  expect(written(nextReading({ cadence: 'monthly' }, '2026-01-31'))).toBe('2026-03-02')
})
