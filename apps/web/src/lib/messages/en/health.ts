/** Where the model does not hold together. What the findings themselves say stands in shared, for the server too. */
import { number, plural } from './common.ts'
import { LINK_ASKS, type LinkEnd } from './health-links.ts'

const listed = new Intl.ListFormat('en', { type: 'conjunction' })
const count = (found: number): string => plural(found, '1 finding', (n) => `${n} findings`)

export const health = {
  title: 'Health',
  key: 'H',
  shortcut: 'Into Health, and back',
  count,
  /** Beside the name of the button, for ears and as its tip. */
  state: (score: number | null, found: number) => {
    if (score === null) return found === 0 ? 'Nothing found so far' : count(found)
    return found === 0 ? `${number(score)} of 100` : `${number(score)} of 100, ${count(found)}`
  },
  /** Behind the score in large letters. */
  ofHundred: (found: number) => (found === 0 ? 'of 100' : `of 100, ${count(found)}`),
  score: (score: number) => `${number(score)} of 100`,
  scoreMeans: 'Share of the checks in order, each by its weight. Waived findings are left out.',
  noScoreYet: 'The score shows once nine notes stand in at least four blocks.',
  allWell: 'Everything that was checked is in order.',
  nothingYet: 'Add notes and link them: what is missing will be listed here.',
  nextSteps: 'Best next steps',
  themes: {
    completeness: 'Completeness',
    coherence: 'Coherence',
    focus: 'Focus',
    sourcing: 'Sourcing',
    flow: 'Flow',
    measurement: 'Measurement',
    money: 'Money',
    freshness: 'Freshness',
    wording: 'Wording',
  },
  themeState: (score: number | undefined, found: number) =>
    score === undefined ? count(found) : `${number(score)} of 100, ${count(found)}`,
  severities: { gap: 'Gap', warning: 'Warning', hint: 'Hint' },
  showMore: (rest: number) => `Show ${number(rest)} more`,
  frozen: {
    writing: 'Findings stand still while everybody writes unseen.',
    voting: 'Findings stand still while a vote is open.',
  },
  /** Said when news have settled. */
  now: (found: number) => (found === 0 ? 'No findings left' : count(found)),
  ofNote: (note: string) => `Findings at ${note}`,
  showAll: 'Show all',
  noneOfThese: 'Nothing of this kind is found now.',

  // What to do about one
  more: (message: string) => `More for: ${message}`,
  show: 'Show on the sheet',
  links: (kind: keyof typeof LINK_ASKS | undefined, end: LinkEnd) =>
    kind === undefined ? 'Link it' : LINK_ASKS[kind][end],
  details: {
    any: 'Open details',
    pains: 'Add a pain or gain',
    form: 'Describe the form',
    research: 'Complete the research',
    experiments: 'Plan an experiment',
    certainty: 'Change the certainty',
    valueAnalysis: 'Open the value analysis',
    pricing: 'Choose a pricing',
    importance: 'Set importance',
    effortShare: 'Set effort',
    differentiation: 'Set differentiation',
    category: 'Set category',
    sourcing: 'Set sourcing',
    automation: 'Set automation',
    links: 'Open links',
    responsibleId: 'Choose who is responsible',
    contributors: 'Add people',
    steps: 'Write down the steps',
    capacity: 'Check capacity',
    endsOn: 'Correct the dates',
    decisionAuthority: 'Set who may decide',
    risks: 'Add a plan',
    kpis: 'Open measures',
    lastUpkeepAt: 'Enter the upkeep',
    detail: 'Move detail to the drawer',
  } as Readonly<Record<string, string>> & { readonly any: string },
  add: (block: string) => `Add to ${block}`,
  park: 'Park it',
  moveTo: (block: string) => `Move to ${block}`,
  set: { side: 'Mark as non-paying', importance: 'Mark as supporting' },
  reword: 'Reword it',
  showNotes: 'Compare them',
  openBlock: (block: string) => `Go to ${block}`,
  review: 'Mark as reviewed today',
  triggers: 'Show what calls for it',

  // What was done
  parked: (note: string) => `Parked: ${note}`,
  settled: (note: string) => `Changed: ${note}`,
  reviewedNow: 'Marked as reviewed today',

  // Waivers
  waive: 'Waive…',
  waiveTitle: (message: string) => `Waive: ${message}`,
  reason: 'Reason',
  reasonHint: 'Others see it, with your name.',
  reasonNeeded: 'Say why, so that others can follow.',
  until: 'Until',
  untils: {
    next_review: 'the next review',
    date: 'a day',
    subject_changes: 'the note changes',
  },
  untilDay: 'Last day',
  dayNeeded: 'Choose a day from today on.',
  waiveNow: 'Waive',
  waived: (found: number) => plural(found, '1 waived', (n) => `${n} waived`),
  waivedBy: (name: string, until: string) => `${name}, until ${until}`,
  waivedUntil: { next_review: 'the next review', subject_changes: 'it changes' },
  takeUp: 'Take up again',
  takeUpLabel: (message: string) => `Take up again: ${message}`,
  waivedNow: 'Waived',

  // On the sheet
  marked: (messages: readonly string[]) => {
    const [first = '', ...rest] = messages
    return rest.length === 0 ? first : listed.format([first, `${number(rest.length)} more`])
  },
} as const
