/** Quality and cost of one note side by side: how each moved since its first reading, in per cent of what is better. */
import type { Kpi } from '@ninefold/shared'
import type { ReadingView } from '@ninefold/shared/api/measures'
import { dayFrom } from '@ninefold/shared/checks/day'
import { improvement } from '@ninefold/shared/checks/targets'

export interface Trend {
  readonly kpi: Kpi
  readonly first: number
  readonly last: number
  /** Better is above zero. */
  readonly points: readonly { readonly day: number; readonly by: number }[]
  /** Over all of it. */
  readonly by: number
  /** Over the last three readings. */
  readonly lately: number
}

/** Null where readings say nothing about a direction: fewer than two, a first one of nought, a range to stay in. */
export function trendOf(kpi: Kpi, readings: readonly ReadingView[]): Trend | null {
  const [first] = readings
  const last = readings.at(-1)
  if (!first || !last || readings.length < 2) return null
  const points = readings.flatMap(({ at, value }) => {
    const by = improvement(kpi, first.value, value)
    return by === null ? [] : [{ day: dayFrom(at), by }]
  })
  const lately = improvement(kpi, readings.at(-3)?.value ?? first.value, last.value)
  const by = points.at(-1)?.by
  if (by === undefined || lately === null) return null
  return { kpi, first: first.value, last: last.value, points, by, lately }
}

/** The first measure of quality and the first of cost that have a trend each; null where one lacks. */
export function pairOf(trends: readonly Trend[]): readonly [quality: Trend, cost: Trend] | null {
  const quality = trends.find(({ kpi }) => kpi.kind === 'quality')
  const cost = trends.find(({ kpi }) => kpi.kind === 'efficiency' || kpi.kind === 'financial')
  return quality && cost ? [quality, cost] : null
}

/** Whether one got better lately and the other worse, each by more than it may. */
export function driftApart(pair: readonly [Trend, Trend]): boolean {
  return (
    pair.some(({ kpi, lately }) => lately > kpi.warnPct) &&
    pair.some(({ kpi, lately }) => lately < -kpi.warnPct)
  )
}
