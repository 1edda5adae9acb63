/** Whether what matters is measured, and what is measured is read and reached. */
import type { Kpi } from '../../content.ts'
import { CATEGORY_GUIDANCE } from '../../catalogue/activity-categories.ts'
import { KPI_DAYS } from '../cadences.ts'
import { dayFrom, dayOf } from '../day.ts'
import type { ReadingFact } from '../facts.ts'
import { details, type Fix } from '../fixes.ts'
import type { Model } from '../model.ts'
import { noteRule, rule } from '../rule.ts'
import { improvement, misses, targetOf } from '../targets.ts'
import { activities, essential, hasPhase } from './activities.ts'

/** A reading may come this much later than it is due. */
const GRACE = 1.5

/** Leads to where the measure is read. */
const readingOf = ({ id, noteId }: Kpi): Fix => ({ do: 'details', noteId, part: 'kpis', entryId: id })
const ofKpi = (kpi: Kpi) => ({ subjects: [kpi.id], noteIds: [kpi.noteId], fixes: [readingOf(kpi)] })

/** From the earliest to the latest. */
function readingsOf({ id }: Kpi, model: Model): readonly ReadingFact[] {
  const readings = model.facts.readings?.[id] ?? []
  return [...readings].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** Days since the last reading, or since the KPI was set up; null where neither is known. */
function daysUnread(kpi: Kpi, model: Model): { days: number; read: boolean } | null {
  const last = readingsOf(kpi, model).at(-1)
  if (last) return { days: model.today - dayFrom(last.day), read: true }
  const createdAt = model.facts.kpis?.[kpi.id]?.createdAt
  if (createdAt === undefined) return null
  const days = model.today - dayOf(createdAt)
  return days > KPI_DAYS[kpi.cadence] ? { days, read: false } : null
}

const unread = rule({
  ...{ id: 'HC-22', severity: 'warning', theme: 'measurement' },
  check: (model) => {
    const known = model.allKpis().flatMap((kpi) => {
      const since = daysUnread(kpi, model)
      return since ? [{ kpi, since }] : []
    })
    const found = known
      .filter(({ kpi, since }) => since.days > GRACE * KPI_DAYS[kpi.cadence])
      .map(({ kpi, since }) => ({ ...ofKpi(kpi), params: { kpi: kpi.name, ...since } }))
    return { looked: known.length, found }
  },
})

const missed = rule({
  ...{ id: 'HC-23', severity: 'warning', theme: 'measurement' },
  check: (model) => {
    const judged = model.allKpis().flatMap((kpi) => {
      const target = targetOf(kpi)
      const [before, last] = readingsOf(kpi, model).slice(-2)
      return target && before && last ? [{ kpi, target, before, last }] : []
    })
    const found = judged
      .filter(({ kpi, target, before, last }) =>
        [before, last].every(({ value }) => misses(kpi, target, value)),
      )
      .map(({ kpi, target, last }) => ({
        ...ofKpi(kpi),
        params: { kpi: kpi.name, value: last.value, target, unit: kpi.unit ?? '' },
      }))
    return { looked: judged.length, found }
  },
})

/** How much better the last of three readings is than the first, in per cent; null where that says nothing. */
function drift(kpi: Kpi, model: Model): number | null {
  const [first, ...later] = readingsOf(kpi, model).slice(-3)
  const last = later.at(-1)
  return first && last ? improvement(kpi, first.value, last.value) : null
}

/** A quality and a cost KPI of one activity of which one got better and the other worse, each beyond its tolerance. */
const apart = rule({
  ...{ id: 'HC-48', severity: 'hint', theme: 'measurement' },
  check: (model) => {
    const moves = activities(model).map((note) => {
      const known = model.kpisOf(note).flatMap((kpi) => {
        const by = drift(kpi, model)
        return by === null ? [] : [{ kpi, by }]
      })
      const quality = known.filter(({ kpi }) => kpi.kind === 'quality')
      const cost = known.filter(({ kpi }) => kpi.kind === 'efficiency' || kpi.kind === 'financial')
      return { note, pairs: quality.flatMap((one) => cost.map((other) => [one, other] as const)) }
    })
    const looked = moves.filter(({ pairs }) => pairs.length > 0)
    const found = looked.flatMap(({ note, pairs }) => {
      const pair = pairs.find(
        (both) =>
          both.some(({ kpi, by }) => by > kpi.warnPct) && both.some(({ kpi, by }) => by < -kpi.warnPct),
      )
      if (!pair) return []
      const [better, worse] = [...pair].sort((a, b) => b.by - a.by)
      const params = { n: note.text, better: better?.kpi.name ?? '', worse: worse?.kpi.name ?? '' }
      return [{ subjects: [note.id], params, fixes: [details(note, 'kpis')] }]
    })
    return { looked: looked.length, found }
  },
})

export const MEASUREMENT_RULES = [
  noteRule({
    ...{ id: 'HC-20', severity: 'warning', theme: 'measurement' },
    starts: (model) => hasPhase(model, 'shaping') || model.allKpis().length > 0,
    subjects: essential,
    fails: (note, model) => model.kpisOf(note).length === 0,
    says: ({ text, category }) => ({ n: text, category }),
    fixes: (note) => [details(note, 'kpis')],
  }),
  noteRule({
    ...{ id: 'HC-21', severity: 'hint', theme: 'measurement' },
    subjects: (model) =>
      activities(model).filter((note) => note.category !== null && model.kpisOf(note).length > 0),
    fails: ({ category, ...note }, model) =>
      category !== null &&
      !model.kpisOf({ category, ...note }).some(({ kind }) => kind === CATEGORY_GUIDANCE[category].kpiKind),
    says: ({ category }) => {
      const known = category ?? 'production'
      return { category: known, kind: CATEGORY_GUIDANCE[known].kpiKind }
    },
    fixes: (note) => [details(note, 'kpis')],
  }),
  unread,
  missed,
  apart,
] as const
