import { expect, it } from 'vitest'
import { relativeTime } from './relative-time.ts'

const now = Date.parse('2026-03-14T12:00:00Z')

it.each([
  ['2026-03-14T11:59:30Z', 'just now'],
  ['2026-03-14T12:00:20Z', 'just now'],
  ['2026-03-14T11:58:59Z', '1 minute ago'],
  ['2026-03-14T11:01:00Z', '59 minutes ago'],
  ['2026-03-14T11:00:00Z', '1 hour ago'],
  ['2026-03-13T12:00:01Z', '23 hours ago'],
  ['2026-03-13T12:00:00Z', 'yesterday'],
  ['2026-03-11T12:00:00Z', '3 days ago'],
  ['2026-03-01T12:00:00Z', 'Mar 1, 2026'],
])('%s reads as "%s"', (at, expected) => {
  expect(relativeTime(at, now)).toBe(expected)
})
