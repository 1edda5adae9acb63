import type { Link, Note } from '@ninefold/shared'
import { expect, it } from 'vitest'
import { costsOf, differences, effortLeft, sharesOf } from './allocation.ts'

const note = (id: string, fields: Partial<Note> = {}): Note => ({ id, ...fields }) as Note
const eur = (minor: number, per: 'month' | 'quarter' | 'year' = 'month', currency = 'EUR') => ({
  estimate: { amount: { minor, currency }, per },
})
const caused = (fromId: string, toId: string, strength: number): Link => ({
  id: `${fromId}-${toId}`,
  fromId,
  kind: 'caused_by',
  toId,
  strength,
})
const of = (links: readonly Link[]) => (id: string) =>
  links.filter((link) => link.fromId === id || link.toId === id)
const isActivity = (id: string) => id.startsWith('a')

it('a cost is split over its causes by strength, and only what falls on activities counts', () => {
  const links = [
    caused('wages', 'a1', 3),
    caused('wages', 'a2', 1),
    caused('rent', 'plant', 2),
    caused('rent', 'a2', 2),
  ]
  const costs = costsOf([note('wages', eur(4000)), note('rent', eur(12_000, 'year'))], of(links), isActivity)
  expect(Object.fromEntries(costs.byActivity)).toEqual({ a1: 3000, a2: 1000 + 500 })
  expect(costs).toMatchObject({ total: 4500, currency: 'EUR', mixed: false })
})

it('costs in several currencies are not added up', () => {
  const links = [caused('wages', 'a1', 2), caused('rent', 'a1', 2)]
  const costs = costsOf([note('wages', eur(1)), note('rent', eur(1, 'month', 'USD'))], of(links), isActivity)
  expect(costs).toMatchObject({ total: 0, currency: null, mixed: true })
})

it('what takes much less or more of the cost than of the effort is named, the furthest first', () => {
  const activities = [
    note('a1', { effortShare: 60 }),
    note('a2', { effortShare: 30 }),
    note('a3', { effortShare: 10 }),
  ]
  const costs = costsOf([note('c', eur(100))], of([caused('c', 'a1', 1), caused('c', 'a3', 3)]), isActivity)
  const found = differences(sharesOf(activities, costs))
  expect(found.map(({ id, cost }) => [id, cost])).toEqual([
    ['a3', 75],
    ['a1', 25],
    ['a2', 0],
  ])
})

it('nothing is named while no cost or no effort is known', () => {
  const activities = [note('a1', { effortShare: 100 })]
  expect(differences(sharesOf(activities, costsOf([], of([]), isActivity)))).toEqual([])
})

it('what is left for one activity is what the others leave of a hundred', () => {
  const activities = [note('a1', { effortShare: 60 }), note('a2', { effortShare: 30 }), note('a3')]
  expect([effortLeft(activities, 'a2'), effortLeft(activities, 'a3')]).toEqual([40, 10])
})
