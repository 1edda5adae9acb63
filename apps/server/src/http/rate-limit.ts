/** Token buckets by key, in memory: each key may do `count` at once and gets `count` back over `perMs`. */
import { AppError } from '@ninefold/shared'

interface Bucket {
  tokens: number
  at: number
}

export interface RateLimit {
  /** Takes one for `key`; throws `too_many_requests` with the time to wait when none is left. */
  take(key: string): void
  /** Keys remembered now. */
  readonly size: number
}

/** Buckets kept before full ones are forgotten; each costs about 100 bytes. */
const PRUNE_ABOVE = 10_000

export function createRateLimit(count: number, perMs: number, now: () => number): RateLimit {
  const buckets = new Map<string, Bucket>()
  const filled = (bucket: Bucket, time: number): number =>
    Math.min(count, bucket.tokens + ((time - bucket.at) * count) / perMs)

  function prune(time: number): void {
    for (const [key, bucket] of buckets) if (filled(bucket, time) >= count) buckets.delete(key)
  }

  return {
    take(key) {
      const time = now()
      if (buckets.size > PRUNE_ABOVE) prune(time)
      const tokens = filled(buckets.get(key) ?? { tokens: count, at: time }, time)
      if (tokens < 1)
        throw new AppError('too_many_requests', 'Too many of these in a short time. Please wait a little.', {
          retryAfterMs: ((1 - tokens) * perMs) / Math.max(count, 1),
        })
      buckets.set(key, { tokens: tokens - 1, at: time })
    },
    get size() {
      return buckets.size
    },
  }
}
