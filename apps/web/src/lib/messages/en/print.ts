/** The canvas on paper. Loaded once the page stands, so that it can be printed at any time. */
import { number, plural } from './common.ts'

const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const days = new Intl.DateTimeFormat('en', { dateStyle: 'long' })
const exact = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })

export const print = {
  papers: { a4: 'On A4', a3: 'On A3', letter: 'On US Letter' },
  date: (at: number) => days.format(at),
  /** In the head of a block that has more notes than its place on the sheet holds. */
  someOf: (shown: number, count: number) => `${number(shown)} of ${number(count)}`,
  rest: (count: number) => `${number(count)} more under “More notes”`,
  count: (count: number) => number(count),
  more: 'More notes',
  moreOf: (block: string) => `${block}, continued`,
  details: 'Details',
  parked: 'Parked notes',
  category: (category: string, essential: boolean) => (essential ? `${category}, essential` : category),
  essential: 'Essential',

  fact: (label: string, value: string) => `${label}: ${value}`,
  list: (items: readonly string[]) => listed.format(items),
  yes: 'yes',
  ofFive: (value: number) => `${number(value)} of 5`,
  percent: (value: number) => `${exact.format(value)} %`,
  customers: (count: number) => plural(count, '1 customer', (n) => `${n} customers`),
  amount: (value: number) => exact.format(value),
  withTeam: (name: string, team: string) => `${name} (${team})`,
  valued: (feature: string, worth: number | undefined, cost: number | undefined) => {
    const parts = [
      ...(worth === undefined ? [] : [`worth ${number(worth)} of 5`]),
      ...(cost === undefined ? [] : [`cost ${number(cost)} of 5`]),
    ]
    return parts.length === 0 ? feature : `${feature} (${parts.join(', ')})`
  },

  headings: {
    links: 'Links',
    measures: 'Measures',
    steps: 'Steps',
    risks: 'Risks',
    experiments: 'Experiments',
  },
  measure: (name: string, parts: readonly string[]) => `${name}: ${parts.join(', ')}`,
  measured: {
    higher_better: (target: string) => `at least ${target}`,
    lower_better: (target: string) => `at most ${target}`,
    range: (low: string, high: string) => `between ${low} and ${high}`,
    noTarget: 'no target yet',
    baseline: (value: string) => `was ${value}`,
    cadences: { weekly: 'every week', monthly: 'every month', quarterly: 'every quarter' },
    by: (name: string) => `entered by ${name}`,
  },
  inUnit: (value: number, unit: string | undefined) =>
    unit === undefined ? exact.format(value) : `${exact.format(value)} ${unit}`,
  step: (text: string, asides: readonly string[]) =>
    asides.length === 0 ? text : `${text} (${asides.join(', ')})`,
  minutes: (minutes: number) => plural(minutes, '1 minute', (n) => `${n} minutes`),
  risk: (cause: string, likelihood: number, impact: number, level: string) =>
    `${cause}: likely ${number(likelihood)} of 5, bad ${number(impact)} of 5, ${level}.`,
  contingency: (plan: string) => `Then: ${plan}`,
  watchedBy: (name: string) => `Watched by ${name}.`,
  experiment: (hypothesis: string, result: string) => `${hypothesis} (${result})`,
  right: (measure: string | undefined, threshold: string | undefined) =>
    [measure, threshold].filter(Boolean).join(', '),
} as const
