import { AppError } from '@ninefold/shared'
import { describe, expect, it } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

function waitOf(take: () => void): number | null {
  try {
    take()
    return null
  } catch (error) {
    if (error instanceof AppError && error.code === 'too_many_requests') return error.retryAfterMs ?? NaN
    throw error
  }
}

describe('a rate limit', () => {
  it('lets its count through at once, then says how long to wait', () => {
    const limit = createRateLimit(2, 1000, () => 0)
    expect([1, 2, 3].map(() => waitOf(() => limit.take('a')))).toEqual([null, null, 500])
  })

  it('gives back evenly, never more than its count', () => {
    let time = 0
    const limit = createRateLimit(2, 1000, () => time)
    limit.take('a')
    limit.take('a')
    time = 500
    expect(waitOf(() => limit.take('a'))).toBeNull()
    expect(waitOf(() => limit.take('a'))).toBe(500)
    time = 1_000_000
    expect([1, 2, 3].map(() => waitOf(() => limit.take('a')))).toEqual([null, null, 500])
  })

  it('holds each key to its own', () => {
    const limit = createRateLimit(1, 1000, () => 0)
    limit.take('a')
    expect(waitOf(() => limit.take('b'))).toBeNull()
  })

  it('forgets those that have all their tokens back', () => {
    let time = 0
    const limit = createRateLimit(1, 1000, () => time)
    for (let i = 0; i <= 10_000; i++) limit.take(`key ${i}`)
    time = 1000
    limit.take('last')
    expect(limit.size).toBe(1)
  })
})
