/** Texts of measures and their readings. */
import { number, plural } from './common.ts'

const exact = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 })
const days = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const years = new Intl.DateTimeFormat('en', {
  ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
})
/** What adding and taking away leaves behind in the last places is no amount. */
const rounded = (value: number): number => Number(value.toPrecision(10))
const amount = (value: number, unit = ''): string => {
  const said = exact.format(rounded(value))
  return unit === '' ? said : `${said} ${unit}`
}
const percent = (value: number): string => `${number(Math.round(Math.abs(value)))} %`

interface Aimed {
  readonly target:
    { readonly at: number } | { readonly low: number | undefined; readonly high: number | undefined }
  readonly unit: string
}
const planned = ({ target, unit }: Aimed): string => {
  if ('at' in target) return amount(target.at, unit)
  const { low, high } = target
  if (low === undefined) return `at most ${amount(high ?? 0, unit)}`
  return high === undefined ? `at least ${amount(low, unit)}` : `${amount(low)} to ${amount(high, unit)}`
}

interface Stands {
  readonly kind: 'met' | 'near' | 'missed'
  readonly off: number
}
const VERDICTS = { met: 'met', near: 'nearly met', missed: 'missed' } as const
const against = ({ kind, off }: Stands, isRange: boolean, unit: string): string => {
  const verdict = VERDICTS[kind]
  if (off === 0) return isRange ? `within the range: ${verdict}` : `on target: ${verdict}`
  const side = off > 0 ? 'above' : 'below'
  return `${amount(Math.abs(off), unit)} ${side} ${isRange ? 'the range' : 'target'}: ${verdict}`
}

const day = (written: string): string => {
  const date = new Date(`${written}T00:00:00Z`)
  const isThisYear = date.getUTCFullYear() === new Date().getFullYear()
  return (isThisYear ? days : years).format(date)
}

export const measures = {
  title: 'Measures',
  amount,
  shortAmount: (value: number) => short.format(value),
  day,
  planned,
  against,
  verdicts: VERDICTS,

  // One measure, in a line
  measure: (name: string) => `Measure: ${name}`,
  plannedActual: (plan: string, actual: string, at: string) =>
    `Planned ${plan}, measured ${actual} on ${day(at)}`,
  plannedOnly: (plan: string) => `Planned ${plan}, not measured yet.`,
  actualOnly: (actual: string, at: string) =>
    `Measured ${actual} on ${day(at)}. Set a target to see how that stands.`,
  neither: 'No target and no reading yet.',
  due: (inDays: number, at: string) => {
    if (inDays < 0)
      return plural(
        -inDays,
        'The next reading was due 1 day ago.',
        (n) => `The next reading was due ${n} days ago.`,
      )
    return inDays === 0 ? 'The next reading is due today.' : `The next reading is due on ${day(at)}.`
  },

  // Adding one
  suggestedFor: (kind: string) => `Usual here: ${kind.toLowerCase()}`,
  suggested: 'Suggested measures',
  addSuggested: (name: string) => `Add ${name}`,
  own: 'Own measure',
  newName: 'New measure',
  allKinds: 'All suggestions',
  fewerKinds: 'Fewer suggestions',
  noneYet: 'What would tell you that it goes well?',

  // What it is
  define: 'Name, target and more',
  name: 'Name',
  nameNeeded: 'A measure needs a name.',
  kind: 'Kind',
  unit: 'Unit',
  unitPlaceholder: '€, %, min',
  direction: 'Better is',
  directions: { higher_better: 'more', lower_better: 'less', in_range: 'in a range' },
  target: 'Target',
  rangeLow: 'From',
  rangeHigh: 'To',
  baseline: 'Where it started',
  warnPct: 'May miss it by',
  warnPctUnit: '%',
  cadence: 'Read every',
  cadences: { weekly: 'week', monthly: 'month', quarterly: 'quarter' },
  owner: 'Reads it',
  source: 'Where the number comes from',
  open: 'Open the source',
  remove: 'Remove this measure',
  removed: (name: string) => `Removed: ${name}. Its readings come back with it.`,

  // Entering a reading
  enter: 'Enter a reading',
  at: 'Day',
  value: 'Value',
  valueIn: (unit: string) => `Value in ${unit}`,
  valueNeeded: 'Type what was measured.',
  dayNeeded: 'Choose a day.',
  dayToCome: 'That day is still to come.',
  wouldBe: (words: string) => `That would be ${words}.`,
  explanation: 'Why it missed',
  action: 'What is done about it',
  missedAsk: 'It misses its target: say why and what is done, so that others can follow.',
  add: 'Enter',
  adding: 'Entering…',
  entered: (value: string, at: string) => `Entered: ${value} on ${day(at)}`,
  offline:
    'Readings are kept on the server, which does not answer. What you typed stays here: enter it once you are connected.',
  notSaved: 'The measure itself is on its way to the server. Try again in a moment.',
  gone: 'Somebody removed this measure.',
  refused: 'You may no longer enter readings here. What you typed stays.',
  readOnly: 'You can read these, not add to them.',

  // What was measured
  readings: (name: string) => `Readings of ${name}, the latest first`,
  reading: (at: string, value: string, stands: string | null) =>
    stands === null ? `${day(at)}: ${value}` : `${day(at)}: ${value}, ${stands}`,
  by: (name: string) => `Entered by ${name}`,
  corrected: 'A later entry of the same day takes its place.',
  why: (text: string) => `Why: ${text}`,
  done: (text: string) => `Done: ${text}`,
  showAll: (count: number) => `Show all ${number(count)}`,
  showFewer: 'Show fewer',
  loading: 'Readings are on their way.',
  unread: 'The readings cannot be read right now.',
  columns: { day: 'Day', value: 'Value', against: 'Against the target' },

  // The chart
  chart: (name: string, count: number, last: string) =>
    plural(
      count,
      `Chart of ${name}: 1 reading, ${last}.`,
      (n) => `Chart of ${name}: ${n} readings, the last ${last}.`,
    ),
  targetLine: (plan: string) => `target ${plan}`,
  baselineLine: (value: string) => `start ${value}`,
  keyMissed: 'missed',

  // Quality and cost side by side
  pair: 'Quality and cost together',
  pairChart: (first: string, second: string) =>
    `Both since their first readings, better upwards. ${first} ${second}`,
  better: (name: string, by: number, from: string, to: string) =>
    `${name} is ${percent(by)} better: ${from} to ${to}.`,
  worse: (name: string, by: number, from: string, to: string) =>
    `${name} is ${percent(by)} worse: ${from} to ${to}.`,
  same: (name: string, at: string) => `${name} is where it was: ${at}.`,
  apart: 'They drift apart: is one the price of the other?',
  betterUp: 'better ↑',

  // Upkeep and checking
  upkeepNext: (at: string) => `Next due on ${day(at)}`,
  upkeepToday: 'Due today',
  upkeepOver: (over: number) => plural(over, 'Due since yesterday', (n) => `Due for ${n} days`),
  upkeepNoDay: 'Say when it was last done, and the next time follows.',
  upkeepNoCycle: 'Say how often, and the next time follows.',
  doneToday: 'Done today',
  checkedToday: 'Checked today',
} as const
