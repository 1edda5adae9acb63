import { GADGET_GARDEN } from '@ninefold/shared/catalogue/examples/gadget-garden'
import { expect, it } from 'vitest'
import { judge } from './faults.ts'

it('a search for faults counts places, tells every fault of each, and what was marked for nothing', () => {
  const verdict = judge(GADGET_GARDEN.expected, new Set(['CS1', 'customer_relationships', 'CH1']))
  expect([verdict.found, verdict.faulty, verdict.mistaken]).toEqual([2, 15, ['CH1']])
  expect(verdict.lessons.get('CS1')).toEqual([
    'Nothing is offered to this segment.',
    'This segment pays for nothing, and nobody says that it need not.',
    'Too vague to act on: what exactly, and for whom?',
  ])
  expect(verdict.ofWhole).toHaveLength(3)
})

it('a search that marked nothing found nothing', () => {
  expect(judge(GADGET_GARDEN.expected, new Set()).found).toBe(0)
})
