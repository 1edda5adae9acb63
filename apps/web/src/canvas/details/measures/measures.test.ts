import type { Kpi } from '@ninefold/shared'
import type { ReadingView } from '@ninefold/shared/api/measures'
import { afterEach, describe, expect, it } from 'vitest'
import { t } from '../../../lib/messages/index.ts'
import { judge, plannedOf } from './judged.ts'
import { readEntry } from './reading-entry.ts'
import { lastOfEachDay, withReading } from './readings.svelte.ts'
import { suggestionsFor } from './suggested.ts'
import { driftApart, pairOf, trendOf } from './trend.ts'
import { keepTyped, NOTHING, typedOf, type Typed } from './typed-reading.ts'

const kpi = (fields: Partial<Kpi> = {}): Kpi => ({
  ...{ id: 'k', noteId: 'n', name: 'Cost per unit', kind: 'efficiency', direction: 'lower_better' },
  ...{ warnPct: 2, cadence: 'monthly', unit: '€', target: 12 },
  ...fields,
})
const read = (id: string, at: string, value: number): ReadingView => ({
  ...{ id, kpiId: 'k', at, value, enteredAt: `${at}T10:00:00Z` },
  enteredBy: { userId: 'u', name: 'Ada', color: '1' },
})

describe('a reading against its target, in words', () => {
  it('says by how much, on which side, and whether that is missed', () => {
    expect(judge(kpi(), 12.4)?.words).toBe('0.4 € above target: missed')
    expect(judge(kpi(), 12.1)?.words).toBe('0.1 € above target: nearly met')
    expect(judge(kpi(), 11)?.words).toBe('1 € below target: met')
    expect(judge(kpi(), 12)?.words).toBe('on target: met')
  })

  it('says of a range how far outside it lies', () => {
    const days = kpi({ direction: 'in_range', rangeLow: 10, rangeHigh: 20, unit: 'days' })
    expect(judge(days, 15)?.words).toBe('within the range: met')
    expect(judge(days, 7)?.words).toBe('3 days below the range: missed')
    expect(plannedOf(days)).toBe('10 to 20 days')
    expect(plannedOf(kpi({ direction: 'in_range', rangeHigh: 20 }))).toBe('at most 20 €')
  })

  it('is judged by nothing where there is no target', () => {
    const { target: _, ...bare } = kpi()
    expect([judge(bare, 5), plannedOf(bare)]).toEqual([null, null])
  })
})

describe('what is typed of a reading', () => {
  const typed = (fields: Partial<Typed>): Typed => ({ ...NOTHING, ...fields })
  const entry = (fields: Partial<Typed>, badDay = false) =>
    readEntry(typed(fields), '2026-10-01', badDay, (value) => value > 12)

  it('is today’s, and of a miss with why and what is done', () => {
    expect(entry({ value: '11,5' }).body).toEqual({ at: '2026-10-01', value: 11.5 })
    const words = { explanation: ' Yarn rose ', action: '' }
    expect(entry({ value: '12.4', at: '2026-09-01', ...words }).body).toEqual({
      ...{ at: '2026-09-01', value: 12.4, explanation: 'Yarn rose' },
    })
    expect(entry({ value: '11', ...words }).body).toEqual({ at: '2026-10-01', value: 11 })
  })

  it('is refused with a sentence at its field while it is none', () => {
    expect(entry({ value: 'twelve' })).toMatchObject({ body: null, problems: { value: 'Type a number.' } })
    expect(entry({ value: '1e15' }).problems.value).toBe('Type a number.')
    expect(entry({ value: '9000000000000000' }).problems.value).toMatch(/or less/)
    expect(entry({ value: '1', at: '2026-10-02' })).toMatchObject({
      ...{ body: null, problems: { at: t.measures.dayToCome } },
    })
    expect(entry({ value: '1' }, true).problems.at).toBe(t.details.problems.day)
    expect(entry({ value: ' ' })).toEqual({ value: null, problems: {}, body: null })
  })
})

describe('what is typed and not entered', () => {
  afterEach(() => sessionStorage.clear())

  it('is there again, for its own measure, until it is entered', () => {
    const typed = { ...NOTHING, value: '12.4', explanation: 'Yarn rose' }
    keepTyped('k', typed)
    expect([typedOf('k'), typedOf('other')]).toEqual([typed, NOTHING])
    keepTyped('k', NOTHING)
    expect(sessionStorage).toHaveLength(0)
  })

  it('is nothing where the storage holds something else', () => {
    sessionStorage.setItem('ninefold.reading.k', '{"value":7,"at":"2026-01-01","x":"y"}')
    expect(typedOf('k')).toEqual({ ...NOTHING, at: '2026-01-01' })
    sessionStorage.setItem('ninefold.reading.k', 'no json')
    expect(typedOf('k')).toEqual(NOTHING)
  })
})

describe('the list of readings', () => {
  const items = [read('a', '2026-08-01', 1), read('b', '2026-09-01', 2), read('c', '2026-09-01', 3)]

  it('takes a further one at its day, behind what was entered for it before, and once', () => {
    const ids = (list: readonly ReadingView[]) => list.map(({ id }) => id).join('')
    expect(ids(withReading(items, read('d', '2026-08-15', 4)))).toBe('adbc')
    expect(ids(withReading(items, read('d', '2026-09-01', 4)))).toBe('abcd')
    expect(ids(withReading(items, read('b', '2026-09-01', 2)))).toBe('abc')
  })

  it('counts what was entered last for a day', () => {
    expect(lastOfEachDay(items).map(({ value }) => value)).toEqual([1, 3])
  })
})

describe('suggested measures', () => {
  const activity = { blockId: 'key_activities', category: 'problem_solving' } as const

  it('begin with the kind that is usual for the category, or for the block', () => {
    expect(suggestionsFor(activity, [])[0]?.kind).toBe('customer_satisfaction')
    expect(suggestionsFor({ blockId: 'revenue_streams', category: null }, [])[0]?.kind).toBe('financial')
  })

  it('leave out what the note has', () => {
    const [usual] = suggestionsFor(activity, [{ name: 'satisfaction score' }])
    expect(usual?.measures.map(({ name }) => name)).not.toContain('Satisfaction score')
    const both = [{ name: 'Margin' }, { name: 'Cost against budget' }]
    expect(suggestionsFor(activity, both).map(({ kind }) => kind)).not.toContain('financial')
  })
})

describe('quality and cost of one note', () => {
  const faults = kpi({ id: 'q', kind: 'quality', name: 'Faulty units', warnPct: 10 })
  const cost = kpi({ id: 'c', warnPct: 10 })
  const series = (...values: readonly number[]) =>
    values.map((value, i) => read(String(i), `2026-0${i + 1}-01`, value))

  it('are shown together once both have moved, better upwards', () => {
    const [quality, money] = [trendOf(faults, series(4, 3, 2)), trendOf(cost, series(10, 12))]
    expect(quality).toMatchObject({ first: 4, last: 2, by: 50 })
    expect(money?.points.map(({ by }) => by)).toEqual([0, -20])
    expect(quality && money && pairOf([money, quality])).toEqual([quality, money])
    expect(quality && pairOf([quality])).toBeNull()
  })

  it('drift apart when one gets better and the other worse, each by more than it may', () => {
    const apart = (first: readonly number[], second: readonly number[]): boolean | null => {
      const pair = [trendOf(faults, series(...first)), trendOf(cost, series(...second))] as const
      return pair[0] && pair[1] && driftApart([pair[0], pair[1]])
    }
    expect(apart([4, 3, 2], [10, 11, 12])).toBe(true)
    expect(apart([4, 3, 2], [10, 10.2, 10.5])).toBe(false)
    expect(apart([4, 3, 2], [10, 9, 8])).toBe(false)
  })

  it('say nothing from one reading, from nought, or in a range', () => {
    expect(trendOf(cost, series(10))).toBeNull()
    expect(trendOf(cost, series(0, 3))).toBeNull()
    expect(trendOf(kpi({ direction: 'in_range' }), series(10, 11))).toBeNull()
  })
})
