/** Where money comes from, what it is paid for, and what causes cost. */
import type { Note } from '../../content.ts'
import type { Money } from '../../model/kinds.ts'
import { PERIODS, type Period } from '../../model/values.ts'
import { details, linkFrom, linkTo } from '../fixes.ts'
import type { Model } from '../model.ts'
import { noteRule, rule } from '../rule.ts'
import { activities, essential } from './activities.ts'

interface Estimated {
  readonly amount: Money
  readonly per: Period
}

const MONTHS: Readonly<Record<Period, number>> = { month: 1, quarter: 3, year: 12 }

/** What somebody put both an amount and a period to. */
const estimates = (notes: readonly Note[]): Estimated[] =>
  notes.flatMap(({ estimate }) =>
    estimate?.amount && estimate.per ? [{ amount: estimate.amount, per: estimate.per }] : [],
  )

const sum = (all: readonly Estimated[], per: Period): number =>
  all.reduce((total, one) => total + (one.amount.minor * MONTHS[per]) / MONTHS[one.per], 0)

/** Revenue and cost of the sheet over the longest period that anybody estimated for; null where they do not compare. */
function balance(model: Model) {
  const revenue = estimates(model.notes('revenue_streams'))
  const cost = estimates(model.notes('cost_structure'))
  const all = [...revenue, ...cost]
  const [first] = all
  // Two currencies do not add up, and no rate would be right.
  const mixed = all.some(({ amount }) => amount.currency !== first?.amount.currency)
  if (!first || mixed || revenue.length === 0 || cost.length === 0) return null
  const per = PERIODS.findLast((period) => all.some((one) => one.per === period)) ?? first.per
  return { per, currency: first.amount.currency, excess: sum(cost, per) - sum(revenue, per) }
}

const costExceedsRevenue = rule({
  ...{ id: 'HC-35', severity: 'warning', theme: 'money' },
  starts: (model) => balance(model) !== null,
  check: (model) => {
    const { per, currency, excess } = balance(model) ?? { per: 'year', currency: '', excess: 0 }
    const amount = { minor: Math.round(excess), currency }
    const found = {
      subjects: [],
      params: { amount, per },
      fixes: [
        { do: 'block', blockId: 'cost_structure' } as const,
        { do: 'block', blockId: 'revenue_streams' } as const,
      ],
    }
    return { looked: 1, found: excess > 0 ? [found] : [] }
  },
})

const dearFeature = ({ valueAnalysis }: Note) =>
  valueAnalysis?.find(({ worth, cost }) => worth !== undefined && cost !== undefined && cost > worth)

/** A cost of a resource it needs stands behind an activity as well. */
const hasCost = (note: Note, model: Model): boolean =>
  model.isReached(note, 'caused_by') ||
  model.targets(note, 'requires').some((resource) => model.isReached(resource, 'caused_by'))

export const MONEY_RULES = [
  noteRule({
    ...{ id: 'HC-06', severity: 'gap', theme: 'money' },
    subjects: (model) => model.notes('revenue_streams'),
    fails: (note, model) => !model.leads(note, 'paid_by') || !model.leads(note, 'pays_for'),
    fixes: (note, model) => [linkFrom(note, model.leads(note, 'paid_by') ? 'pays_for' : 'paid_by')],
  }),
  noteRule({
    ...{ id: 'HC-07', severity: 'warning', theme: 'money' },
    starts: (model) => model.has('revenue_streams'),
    subjects: (model) => model.notes('customer_segments').filter(({ side }) => side !== 'non_paying'),
    fails: (note, model) => !model.isReached(note, 'paid_by'),
    fixes: (note) => [
      linkTo(note, 'paid_by'),
      { do: 'set', noteId: note.id, field: 'side', value: 'non_paying' },
    ],
  }),
  noteRule({
    ...{ id: 'HC-25', severity: 'warning', theme: 'money' },
    starts: (model) => activities(model).length > 0,
    subjects: (model) => model.notes('cost_structure'),
    fails: (note, model) => !model.leads(note, 'caused_by'),
    fixes: (note) => [linkFrom(note, 'caused_by')],
  }),
  noteRule({
    ...{ id: 'HC-26', severity: 'warning', theme: 'money' },
    starts: (model) => model.has('cost_structure'),
    subjects: essential,
    fails: (note, model) => !hasCost(note, model),
    fixes: (note) => [linkTo(note, 'caused_by'), { do: 'add', blockId: 'cost_structure' }],
  }),
  costExceedsRevenue,
  noteRule({
    ...{ id: 'HC-45', severity: 'hint', theme: 'money' },
    subjects: (model) => activities(model).filter(({ valueAnalysis }) => valueAnalysis?.length),
    fails: (note) => dearFeature(note) !== undefined,
    says: (note) => ({ n: note.text, feature: dearFeature(note)?.feature ?? '' }),
    fixes: (note) => [details(note, 'valueAnalysis')],
  }),
  noteRule({
    ...{ id: 'HC-51', severity: 'hint', theme: 'money' },
    subjects: (model) => model.notes('revenue_streams'),
    fails: ({ pricing }) => pricing === undefined,
    fixes: (note) => [details(note, 'pricing')],
  }),
] as const
