/** What a measure is to reach and how a value stands to it: judged the same by the checks and on the page. */
import type { Kpi } from '../content.ts'
import type { KpiTarget } from './messages/params.ts'

type Aim = Pick<Kpi, 'direction' | 'target' | 'rangeLow' | 'rangeHigh'>

/** Null for a measure that says neither a target nor a range. */
export function targetOf({ direction, target, rangeLow, rangeHigh }: Aim): KpiTarget | null {
  if (direction !== 'in_range') return target === undefined ? null : { at: target }
  return rangeLow === undefined && rangeHigh === undefined ? null : { low: rangeLow, high: rangeHigh }
}

export interface Standing {
  /** `near`: on the wrong side of the target, and within what the measure allows. */
  readonly kind: 'met' | 'near' | 'missed'
  /** How far above the target, negative below it. Of a range: how far outside, nothing within. */
  readonly off: number
}

export function standing(
  kpi: Pick<Kpi, 'direction' | 'warnPct'>,
  target: KpiTarget,
  value: number,
): Standing {
  if ('low' in target) {
    const { low = -Infinity, high = Infinity } = target
    const off = value < low ? value - low : value > high ? value - high : 0
    return { kind: off === 0 ? 'met' : 'missed', off }
  }
  const off = value - target.at
  const short = kpi.direction === 'lower_better' ? off : -off
  if (short <= 0) return { kind: 'met', off }
  const edge = (Math.abs(target.at) * kpi.warnPct) / 100
  const within = kpi.direction === 'lower_better' ? value <= target.at + edge : value >= target.at - edge
  return { kind: within ? 'near' : 'missed', off }
}

export const misses = (kpi: Pick<Kpi, 'direction' | 'warnPct'>, target: KpiTarget, value: number): boolean =>
  standing(kpi, target, value).kind === 'missed'

/** How much better `last` is than `first`, in per cent; null where that says nothing. */
export function improvement(
  { direction }: Pick<Kpi, 'direction'>,
  first: number,
  last: number,
): number | null {
  if (first === 0 || direction === 'in_range') return null
  const by = direction === 'lower_better' ? first - last : last - first
  return (100 * by) / Math.abs(first)
}
