/** Waiting for a value that has a time limit of the product's own. */
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { expect } from '@playwright/test'

const PAUSE_MS = 20

/**
 * Reads until the value is as expected, the last time when `timeout` (ms) is over. Playwright's own poll gives up in
 * the middle of a read, which on a busy machine may itself take most of a short limit.
 */
export async function becomes(
  read: () => Promise<unknown>,
  expected: unknown,
  timeout: number,
): Promise<void> {
  const deadline = Date.now() + timeout
  for (;;) {
    const isLast = Date.now() >= deadline
    const found = await read()
    if (isDeepStrictEqual(found, expected)) return
    if (isLast) return expect(found).toEqual(expected)
    await setTimeout(PAUSE_MS)
  }
}
