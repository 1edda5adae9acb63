import { expect, it } from 'vitest'
import { CASES, TODAY, type Case } from './cases.testing.ts'
import { checkContent } from './check.ts'
import { NO_FACTS } from './facts.ts'
import type { Fix } from './fixes.ts'
import { smallCanvas } from './testing.ts'

function fixesOf(id: string, one: Case['fires']): readonly Fix[] {
  const { findings } = checkContent(smallCanvas(one), one.facts ?? NO_FACTS, TODAY)
  return findings.filter(({ ruleId }) => ruleId === id).flatMap(({ fixes }) => fixes)
}

it.each(['HC-22', 'HC-23'] as const)('%s leads to the measure it is about', (id) => {
  const fix = { do: 'details', noteId: 'KA1', part: 'kpis', entryId: 'kpi1' }
  expect(fixesOf(id, CASES[id].fires)).toEqual([fix])
})

it('a review that is due can be noted, and one that was called for shows what calls for it', () => {
  expect(fixesOf('HC-24', CASES['HC-24'].fires)).toEqual([{ do: 'review' }])
  const at = Date.parse(`${TODAY}T00:00:00Z`) - 10 * 86_400_000
  const triggers = [{ id: 't', at, text: 'A rival entered', handled: false }]
  const called = { ...CASES['HC-24'].fires, meta: { lastReviewAt: at } }
  const facts = { ...called.facts, triggers }
  expect(fixesOf('HC-24', { ...called, facts })).toEqual([{ do: 'triggers' }])
})
