/** Where effort and cost go: what people say of the effort, and what the estimates of costs come to, by activity. */
import type { Link, Note } from '@ninefold/shared'
import type { Period } from '@ninefold/shared/model/values'

const MONTHS: Readonly<Record<Period, number>> = { month: 1, quarter: 3, year: 12 }
/** Points of per cent by which effort and cost differ before it is worth a word. */
const WORTH_A_WORD = 15

export interface Costs {
  /** By activity, in the smallest unit of the currency, a month. */
  readonly byActivity: ReadonlyMap<string, number>
  readonly total: number
  /** Null while there is none, or where several are mixed. */
  readonly currency: string | null
  readonly mixed: boolean
}

/** Each cost is split over what it arises from, by the strength of the links; what falls on activities counts here. */
export function costsOf(
  costs: readonly Note[],
  linksOf: (id: string) => readonly Link[],
  isActivity: (id: string) => boolean,
): Costs {
  const byActivity = new Map<string, number>()
  const currencies = new Set<string>()
  for (const { id, estimate } of costs) {
    if (!estimate?.amount) continue
    const causes = linksOf(id).filter((link) => link.kind === 'caused_by' && link.fromId === id)
    const whole = causes.reduce((sum, { strength }) => sum + strength, 0)
    const monthly = estimate.amount.minor / MONTHS[estimate.per ?? 'month']
    for (const { toId, strength } of causes) {
      if (!isActivity(toId)) continue
      currencies.add(estimate.amount.currency)
      byActivity.set(toId, (byActivity.get(toId) ?? 0) + (monthly * strength) / whole)
    }
  }
  const mixed = currencies.size > 1
  if (mixed) return { byActivity: new Map(), total: 0, currency: null, mixed }
  const total = [...byActivity.values()].reduce((sum, cost) => sum + cost, 0)
  return { byActivity, total, currency: [...currencies][0] ?? null, mixed }
}

export interface Share {
  readonly id: string
  /** Per cent. */
  readonly effort: number
  readonly cost: number
}

/** Of each activity, its part of the effort and of the cost. */
export function sharesOf(activities: readonly Note[], { byActivity, total }: Costs): Share[] {
  return activities.map(({ id, effortShare = 0 }) => ({
    id,
    effort: effortShare,
    cost: total === 0 ? 0 : ((byActivity.get(id) ?? 0) / total) * 100,
  }))
}

/** Those whose cost is far from their effort, the furthest first; none while either is unknown. */
export function differences(shares: readonly Share[]): Share[] {
  const knows = (what: 'effort' | 'cost'): boolean => shares.some((share) => share[what] > 0)
  if (!knows('effort') || !knows('cost')) return []
  const apart = ({ effort, cost }: Share): number => Math.abs(effort - cost)
  return shares.filter((share) => apart(share) >= WORTH_A_WORD).sort((a, b) => apart(b) - apart(a))
}

/** What is left of 100 % for one activity beside the others. */
export function effortLeft(activities: readonly Note[], id: string): number {
  const others = activities.reduce((sum, note) => sum + (note.id === id ? 0 : (note.effortShare ?? 0)), 0)
  return Math.max(0, 100 - others)
}
