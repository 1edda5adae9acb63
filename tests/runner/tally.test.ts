import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addTallies, closingLines, isGood, readTally } from './tally.ts'

const good = { passed: 2, failed: [], skipped: [], unsteady: [] }

function tallyFile(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'tally-')), 'tally.json')
  writeFileSync(path, text)
  return path
}

it('ends with the count of all runners, after what failed and why others were skipped', () => {
  const browser = {
    passed: 1,
    failed: ['it breaks'],
    skipped: [{ title: 'it waits', reason: 'no Chromium' }],
    unsteady: ['it wavers'],
  }
  expect(closingLines(addTallies([good, browser]))).toEqual([
    '✗ it breaks',
    '~ passed at the second try only: it wavers',
    '- skipped it waits: no Chromium',
    '3 passed, 1 failed, 1 skipped',
  ])
})

it('takes a runner that never reported for a failure', () => {
  expect(readTally('/nowhere/tally.json', 'vitest', 0).failed).toHaveLength(1)
  expect(readTally(tallyFile('{"passed":'), 'vitest', 0).failed).toHaveLength(1)
})

it('takes a bad exit for a failure even when no test failed', () => {
  const path = tallyFile(JSON.stringify(good))
  expect(readTally(path, 'vitest', 0)).toEqual(good)
  expect(readTally(path, 'vitest', 1).failed).toHaveLength(1)
})

it('does not call a run good in which nothing ran', () => {
  expect(isGood(good)).toBe(true)
  expect(isGood({ ...good, passed: 0 })).toBe(false)
  expect(isGood({ ...good, failed: ['it breaks'] })).toBe(false)
})
