/** The kinds of measures, and measures of each kind that a team may take over. */
import type { KpiDirection, KpiKind } from '../model/values.ts'

export interface SuggestedKpi {
  readonly name: string
  readonly direction: KpiDirection
  readonly unit?: string
}

interface KpiKindWords {
  readonly name: string
  readonly meaning: string
  readonly suggestions: readonly SuggestedKpi[]
}

export const KPI_KIND_WORDS: Readonly<Record<KpiKind, KpiKindWords>> = {
  efficiency: {
    name: 'Efficiency',
    meaning: 'How much time and money one unit takes.',
    suggestions: [
      { name: 'Cost per unit', direction: 'lower_better' },
      { name: 'Time per unit', direction: 'lower_better', unit: 'min' },
      { name: 'Delivered on time', direction: 'higher_better', unit: '%' },
      { name: 'Days in stock', direction: 'in_range', unit: 'days' },
    ],
  },
  customer_satisfaction: {
    name: 'Customer satisfaction',
    meaning: 'How content customers are, and whether they come back.',
    suggestions: [
      { name: 'Satisfaction score', direction: 'higher_better' },
      { name: 'Solved at the first contact', direction: 'higher_better', unit: '%' },
      { name: 'Customers who come back', direction: 'higher_better', unit: '%' },
    ],
  },
  engagement: {
    name: 'Engagement',
    meaning: 'How many take part, how often, and who stays.',
    suggestions: [
      { name: 'Active users in a month', direction: 'higher_better' },
      { name: 'Retention after a year', direction: 'higher_better', unit: '%' },
      { name: 'Contributions per member', direction: 'higher_better' },
    ],
  },
  financial: {
    name: 'Money',
    meaning: 'What the activity earns or costs in total.',
    suggestions: [
      { name: 'Margin', direction: 'higher_better', unit: '%' },
      { name: 'Cost against budget', direction: 'lower_better', unit: '%' },
    ],
  },
  quality: {
    name: 'Quality',
    meaning: 'How good the result is, and how often it is not.',
    suggestions: [
      { name: 'Faulty units', direction: 'lower_better', unit: '%' },
      { name: 'Done again within 30 days', direction: 'lower_better', unit: '%' },
    ],
  },
  custom: { name: 'Own measure', meaning: 'Whatever tells you how it goes.', suggestions: [] },
}
