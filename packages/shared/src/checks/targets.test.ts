import { expect, it } from 'vitest'
import type { Kpi } from '../content.ts'
import { improvement, misses, standing, targetOf } from './targets.ts'

const kpi = (fields: Partial<Kpi>): Kpi => ({
  ...{ id: 'k', noteId: 'n', name: 'Cost', kind: 'efficiency', direction: 'lower_better' },
  ...{ warnPct: 10, cadence: 'monthly' },
  ...fields,
})
const judged = (fields: Partial<Kpi>, value: number) => {
  const one = kpi(fields)
  const target = targetOf(one)
  return target && standing(one, target, value)
}

it('a target is met on its right side, nearly met within what is allowed, and missed beyond', () => {
  expect(judged({ target: 10 }, 9)).toEqual({ kind: 'met', off: -1 })
  expect(judged({ target: 10 }, 10)).toEqual({ kind: 'met', off: 0 })
  expect(judged({ target: 10 }, 11)).toEqual({ kind: 'near', off: 1 })
  expect(judged({ target: 10 }, 11.5)).toEqual({ kind: 'missed', off: 1.5 })
  expect(judged({ target: 10, direction: 'higher_better' }, 8)).toEqual({ kind: 'missed', off: -2 })
  expect(judged({ target: 10, direction: 'higher_better' }, 12)).toEqual({ kind: 'met', off: 2 })
})

it('of a target below zero what is allowed still widens it', () => {
  expect(judged({ target: -10 }, -9.5)).toEqual({ kind: 'near', off: 0.5 })
  expect(judged({ target: -10 }, -8)).toEqual({ kind: 'missed', off: 2 })
})

it('a range is missed on both sides, by so much as lies outside it', () => {
  const range = { direction: 'in_range', rangeLow: 10, rangeHigh: 20 } as const
  expect(judged(range, 15)).toEqual({ kind: 'met', off: 0 })
  expect(judged(range, 7)).toEqual({ kind: 'missed', off: -3 })
  expect(judged(range, 24)).toEqual({ kind: 'missed', off: 4 })
  expect(judged({ direction: 'in_range', rangeHigh: 20 }, -100)).toEqual({ kind: 'met', off: 0 })
})

it('a measure without a target, or of a range without its ends, is judged by nothing', () => {
  expect(targetOf(kpi({ rangeLow: 1, rangeHigh: 2 }))).toBeNull()
  expect(targetOf(kpi({ direction: 'in_range', target: 3 }))).toBeNull()
  expect(misses(kpi({}), { at: 10 }, 12)).toBe(true)
})

it('better is better in the direction of the measure', () => {
  expect(improvement({ direction: 'lower_better' }, 10, 8)).toBe(20)
  expect(improvement({ direction: 'higher_better' }, -10, -15)).toBe(-50)
  expect(improvement({ direction: 'higher_better' }, 0, 5)).toBeNull()
  expect(improvement({ direction: 'in_range' }, 10, 8)).toBeNull()
})
