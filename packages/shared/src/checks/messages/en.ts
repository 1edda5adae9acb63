/** What the findings say, in English: the server answers with these words, and the page shows them. */
import { ACTIVITY_CATEGORIES, type ActivityCategoryId } from '../../categories.ts'
import { blockById } from '../../blocks.ts'
import { BUSINESS_TYPE_WORDS } from '../../catalogue/business-types.ts'
import { CATEGORY_GUIDANCE } from '../../catalogue/activity-categories.ts'
import { CHOICES } from '../../catalogue/choices.ts'
import { KPI_KIND_WORDS } from '../../catalogue/kpi-kinds.ts'
import type { Money } from '../../model/kinds.ts'
import type { Finding } from '../finding.ts'
import type { FindingParams, KpiTarget, ReviewReason, RuleId } from './params.ts'

const LOCALE = 'en'
const numbers = new Intl.NumberFormat(LOCALE)
const number = (value: number): string => numbers.format(value)
const plurals = new Intl.PluralRules(LOCALE)
const plural = (count: number, one: string, other: (n: string) => string): string =>
  plurals.select(count) === 'one' ? one : other(number(count))
const days = (count: number): string => plural(count, '1 day', (n) => `${n} days`)
const listed = new Intl.ListFormat(LOCALE, { type: 'conjunction' })

/** Long texts are shown as far as they are needed to know them again. */
const NAME_LENGTH = 60

const EMPTY = 'an empty note'

/** A note's text within a sentence. */
export function nameOf(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  if (line === '') return EMPTY
  return line.length <= NAME_LENGTH ? line : `${line.slice(0, NAME_LENGTH - 1).trimEnd()}…`
}

function money({ minor, currency }: Money): string {
  const format = currencyFormat(currency)
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(minor / 10 ** digits)
}

function currencyFormat(currency: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(LOCALE, { style: 'currency', currency, currencyDisplay: 'code' })
  } catch {
    // No code of three letters: the amount is what counts.
    return new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  }
}

const categoryName = (id: ActivityCategoryId): string =>
  (ACTIVITY_CATEGORIES.find((category) => category.id === id)?.name ?? id).toLowerCase()

function suggestedKpi(category: ActivityCategoryId): string {
  const { kpiKind } = CATEGORY_GUIDANCE[category]
  return KPI_KIND_WORDS[kpiKind].suggestions[0]?.name ?? KPI_KIND_WORDS[kpiKind].name
}

function target(to: KpiTarget): string {
  if ('at' in to) return number(to.at)
  const { low, high } = to
  if (low !== undefined && high !== undefined) return `${number(low)} to ${number(high)}`
  return low === undefined ? `at most ${number(high ?? 0)}` : `at least ${number(low)}`
}

function reviewReason(reason: ReviewReason): string {
  if ('trigger' in reason) return `${nameOf(reason.trigger)}, raised ${days(reason.days)} ago`
  const since = days(reason.days)
  return reason.since === 'review' ? `the last one was ${since} ago` : `none in ${since}`
}

const SHORTFALLS: Readonly<Record<FindingParams['HC-46']['short'], (n: string) => string>> = {
  demand: (n) => `${n} can make less than is asked for. Raise capacity, or expect less demand.`,
  break_even: (n) => `${n} stays below break-even even at full capacity. Check price, cost or capacity.`,
  never_even: (n) => `${n} loses on every unit: the price does not cover what one costs.`,
}

type Messages = { readonly [Id in RuleId]: (params: FindingParams[Id]) => string }

export const FINDING_MESSAGES: Messages = {
  'HC-01': ({ block }) => {
    const { name, question } = blockById(block)
    return `${name} is still empty. Start with: ${question}`
  },
  'HC-02': ({ n }) => `Nothing is offered to ${nameOf(n)} yet. Which proposition is for them?`,
  'HC-03': ({ n }) => `Who is ${nameOf(n)} for?`,
  'HC-04': ({ n }) => `No channel reaches ${nameOf(n)}.`,
  'HC-05': ({ n }) => `No relationship is planned with ${nameOf(n)}.`,
  'HC-06': ({ n }) => `${nameOf(n)}: say who pays and what for.`,
  'HC-07': ({ n }) => `${nameOf(n)} pays for nothing. Add revenue or mark as a non-paying side.`,
  'HC-08': ({ n }) => `No activity makes ${nameOf(n)} possible.`,
  'HC-09': ({ n }) => `${nameOf(n)} supports nothing on the canvas. Link it, or is it really key?`,
  'HC-10': ({ n, platform }) =>
    platform
      ? `What does ${nameOf(n)} run on? A platform is a resource of its own: link it.`
      : `What does ${nameOf(n)} need to run? Link a resource.`,
  'HC-11': ({ n }) => `${nameOf(n)} is outsourced. To whom?`,
  'HC-12': ({ n }) => `${nameOf(n)} sets you apart, yet it is outsourced.`,
  'HC-13': () => 'Everything is done in-house. Which activity could a partner do better?',
  'HC-14': ({ count }) =>
    `${number(count)} key activities. Only the truly essential belong here; prune or park.`,
  'HC-15': () => 'Essential and nice-to-have are not told apart yet.',
  'HC-16': ({ n, percent }) => `${nameOf(n)} is core but gets only ${number(percent)} % of the effort.`,
  'HC-17': ({ loop: [first = '', ...others] }) =>
    others.length === 0
      ? `${nameOf(first)} waits for itself.`
      : `${[first, ...others, first].map(nameOf).join(' → ')} wait for each other.`,
  'HC-18': ({ count }) =>
    plural(count, '1 activity has no category.', (n) => `${n} activities have no category.`),
  'HC-19': ({ n, count }) =>
    count === 0
      ? `${nameOf(n)} is a bottleneck, and it has no owner or no stand-in.`
      : plural(
          count,
          `1 activity waits for ${nameOf(n)}, and it has no owner or no stand-in.`,
          (many) => `${many} activities wait for ${nameOf(n)}, and it has no owner or no stand-in.`,
        ),
  'HC-20': ({ n, category }) =>
    category
      ? `${nameOf(n)} is essential but not measured. Suggested: ${suggestedKpi(category)}`
      : `${nameOf(n)} is essential but not measured. What would tell you that it goes well?`,
  'HC-21': ({ category, kind }) =>
    `For ${categoryName(category)} a measure of ${KPI_KIND_WORDS[kind].name.toLowerCase()} is usual.`,
  'HC-22': ({ kpi, days: since, read }) =>
    read
      ? `${nameOf(kpi)} was last read ${days(since)} ago.`
      : `${nameOf(kpi)} has not been read in ${days(since)}.`,
  'HC-23': ({ kpi, value, target: to, unit }) => {
    const read = unit === '' ? number(value) : `${number(value)} ${unit}`
    return `${nameOf(kpi)} has missed its target twice: ${read} against ${target(to)}.`
  },
  'HC-24': ({ reason }) => `Review is due: ${reviewReason(reason)}.`,
  'HC-25': ({ n }) => `What causes ${nameOf(n)}?`,
  'HC-26': ({ n }) => `${nameOf(n)} has no cost behind it. Free, or forgotten?`,
  'HC-27': ({ n }) => `No activity uses ${nameOf(n)}.`,
  'HC-28': ({ n }) => `What does ${nameOf(n)} do for the model?`,
  'HC-29': ({ type, category }) =>
    `${BUSINESS_TYPE_WORDS[type].name} normally has a ${categoryName(category)} activity.`,
  'HC-30': ({ n, wrong }) =>
    wrong === 'vague'
      ? `Make ${nameOf(n)} concrete: what, for whom?`
      : `${nameOf(n)} is long for a note. Shorten; put detail in the drawer.`,
  'HC-31': ({ a, b }) => `${nameOf(a)} and ${nameOf(b)} look alike. Merge?`,
  'HC-32': ({ n }) => `${nameOf(n)} sounds like a resource. Move to Key Resources?`,
  'HC-33': ({ n, written }) =>
    written
      ? `${nameOf(n)} is critical, and nobody has checked its steps for over a year.`
      : `${nameOf(n)} is critical but its steps are not written down.`,
  'HC-34': ({ n }) => `${nameOf(n)}: administration is rarely a key activity. Mark as supporting?`,
  'HC-35': ({ amount, per }) => `Estimated cost exceeds revenue by ${money(amount)} per ${per}.`,
  'HC-36': () => 'The model moved, the activities did not. Do they still fit?',
  'HC-37': ({ n, days: since }) => `${nameOf(n)} rests on an untested assumption for ${days(since)}.`,
  'HC-38': ({ count }) =>
    plural(count, '1 review remark waits for an answer.', (n) => `${n} review remarks wait for an answer.`),
  'HC-39': ({ person, of, all }) => `${person} carries ${number(of)} of ${number(all)} essential activities.`,
  'HC-40': ({ n }) => `${nameOf(n)} is essential only for something nice-to-have. Minimum product?`,
  'HC-41': ({ n }) => `Which pain does ${nameOf(n)} relieve, or which gain does it create?`,
  'HC-42': ({ n }) => `What form does ${nameOf(n)} take? Its design depends on it.`,
  'HC-43': ({ n }) => `${nameOf(n)} only supports. Which proposition does it make possible?`,
  'HC-44': ({ n, count }) =>
    plural(
      count,
      `The research for ${nameOf(n)} leaves 1 question open.`,
      (many) => `The research for ${nameOf(n)} leaves ${many} questions open.`,
    ),
  'HC-45': ({ n, feature }) =>
    `${nameOf(feature)} costs more than it is worth to customers. Drop it from ${nameOf(n)}?`,
  'HC-46': ({ n, short }) => SHORTFALLS[short](nameOf(n)),
  'HC-47': ({ n }) => `${nameOf(n)} ends before it starts.`,
  'HC-48': ({ n, better, worse }) =>
    `${nameOf(n)}: ${nameOf(better)} gets better while ${nameOf(worse)} gets worse. Is that the price?`,
  'HC-49': ({ n, days: since }) => `Upkeep of ${nameOf(n)} is ${days(since)} overdue.`,
  'HC-50': ({ block }) => `${blockById(block).name} was edited since it was approved.`,
  'HC-51': ({ n }) => `How is the price of ${nameOf(n)} set?`,
  'HC-52': ({ phases }) => {
    const names = phases.map((phase) => phaseName(phase).toLowerCase())
    return `No channel covers ${listed.format(names)}.`
  },
  'HC-53': ({ n }) => `${nameOf(n)} is to keep customers. Which activity does it?`,
  'HC-54': ({ n }) => `Those who do ${nameOf(n)} may not decide anything themselves. Could they?`,
  'HC-55': () => 'Mostly problem solving, and no activity keeps knowledge or trains people.',
  'HC-56': ({ n, risk }) => `${nameOf(n)} has no plan for a high risk: ${nameOf(risk)}`,
  'HC-57': ({ n }) => `Everybody on ${nameOf(n)} comes from one function. Who else should have a say?`,
  'HC-58': ({ n, percent }) =>
    `${nameOf(n)} repeats by hand for ${number(percent)} % of the effort. Automate?`,
}

const phaseName = (phase: string): string =>
  (CHOICES.phases as Readonly<Record<string, { readonly name: string }>>)[phase]?.name ?? phase

export function messageOf<Id extends RuleId>({
  ruleId,
  params,
}: Pick<Finding<Id>, 'ruleId' | 'params'>): string {
  const message = (FINDING_MESSAGES[ruleId] as (params: FindingParams[RuleId]) => string)(params)
  // What people typed keeps its letters, even at the beginning of a sentence; our own words do not.
  return message.startsWith(EMPTY) ? `A${message.slice(1)}` : message
}
