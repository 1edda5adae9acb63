/** The guided paths to key activities: what they ask, how far a team is, who else is on one. Loaded with them. */
import { number, plural } from './common.ts'

const list = new Intl.ListFormat('en-GB')
const percents = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })
const percent = (share: number): string => percents.format(share / 100)
const activities = (count: number): string => plural(count, '1 activity', (n) => `${n} activities`)

export const paths = {
  menu: 'Find key activities',
  items: { backward: 'Work backward from a proposition…', 'three-steps': 'Go through three steps…' },
  names: { backward: 'Work backward from a proposition', 'three-steps': 'Three steps to key activities' },
  intros: {
    backward: 'Take each promise in turn and ask what it could not exist without.',
    'three-steps': 'What you promise, whom you promise it to, and what it costs: three looks, in this order.',
  },
  stops: 'Steps of this path',
  leave: 'Leave this path',
  previous: 'Back',
  next: 'Next',
  finish: 'Done',
  finished: (name: string) => `${name}: you are back on the sheet`,
  /** Of a step, for ears. */
  states: { open: 'not begun', begun: 'begun', done: 'done' },
  stop: (state: string, here: readonly string[]) =>
    here.length === 0 ? state : `${state}, here: ${list.format(here)}`,
  position: (at: number, of: number) => `Step ${number(at)} of ${number(of)}`,

  // Where others are
  walking: {
    backward: (name: string, from: string) => `${name} is working backward from ${from}`,
    'three-steps': (name: string, step: string) => `${name} is finding key activities: ${step}`,
  },
  rates: (name: string) => `${name} is rating how different the activities are`,
  andMore: (text: string, more: number) =>
    more === 0 ? text : `${text}, with ${plural(more, '1 more person', (n) => `${n} more people`)}`,
  join: 'Join',
  joinThem: (text: string) => `Join: ${text}`,
  dismiss: 'Not now',
  invitation: 'Others on a path',

  // How far
  withActivity: (done: number, of: number) =>
    of === 1
      ? done === 1
        ? 'The proposition has an activity'
        : 'The proposition has no activity yet'
      : `${number(done)} of ${number(of)} propositions have an activity`,
  open: (done: number, of: number) =>
    of === 1
      ? done === 1
        ? 'The segment is served, reached and kept'
        : 'The segment is not served, reached and kept yet'
      : `${number(done)} of ${number(of)} segments are served, reached and kept`,
  weighed: (done: number, of: number) =>
    of === 1
      ? done === 1
        ? 'The activity is weighed'
        : 'The activity is not weighed yet'
      : `${number(done)} of ${number(of)} activities are weighed`,
  rated: (done: number, of: number) =>
    of === 1
      ? done === 1
        ? 'The activity is rated'
        : 'The activity is not rated yet'
      : `${number(done)} of ${number(of)} activities are rated`,
  stepsDone: (done: number, of: number) => `${number(done)} of ${number(of)} steps are done`,
  activities: (count: number) => (count === 0 ? 'No activity yet' : activities(count)),
  none: { propositions: 'No propositions yet', segments: 'No segments yet', cost: 'No activities yet' },

  bare: 'A path begins at what you promise your customers. Add a value proposition to the sheet first.',

  // Answers
  detailsOf: (note: string) => `Details of ${note}`,
  question: 'What must we do exceptionally well to keep this promise?',
  answerFor: (note: string) => `Activity without which “${note}” cannot exist`,
  answerSupport: (note: string) => `Activity behind “${note}”`,
  placeholder: 'An activity, in a few words',
  placeholderSupport: 'An activity behind it',
  add: 'Add',
  keys: 'Enter adds it. Enter on an empty line goes on.',
  answered: (activity: string, note: string) => `Added ${activity}, linked to ${note}`,
  already: 'Already on the canvas: tick what it cannot exist without',
  choose: (count: number) => `Choose from ${activities(count)}`,
  chooseFor: (note: string) => `Activities behind “${note}”`,
  nothing: 'No activity yet',
  lockedActivities: (reason: string | undefined) =>
    reason === undefined
      ? 'Key Activities are locked, so no activity can be added or changed now.'
      : `Key Activities are locked, so no activity can be added or changed now: ${reason}`,
  fromHere: 'Work backward from it…',
  readOnly: 'You can read along. Changing it takes the right to edit.',
  pains: 'Eases',
  gains: 'Creates',
  does: 'What it does',
  looks: 'How it does it',

  // Rating
  rating: 'How different are we?',
  ratingText:
    'Where you are like everybody else, good enough is enough. Where nobody is like you, be excellent.',
  rate: (activity: string) => `How different: ${activity}`,
  ends: ['like everybody’s', 'nobody does it like us'],
  /** Above the scale; apart from numbers that count something. */
  endMeans: (value: number) => `${number(value)} means`,
  rateEnd: (value: number, meaning: string) => `${number(value)}, ${meaning}`,
  ofFive: (value: number) => `${number(value)} of ${number(5)}`,
  unrated: 'Not rated yet',
  leadsTo: (names: readonly string[]) => `makes possible ${list.format(names)}`,
  leadsNowhere: 'makes no proposition possible',
  noActivitiesText: 'Answer for a proposition first: its activities are rated here.',

  // Segments
  ways: { serve: 'Serve them', reach: 'Reach them', keep: 'Keep them' },
  gaps: {
    serve: 'Nothing is offered to them yet',
    reach: 'No channel reaches them yet',
    keep: 'No relationship keeps up with them yet',
  },
  link: 'Link it',
  linkFor: (way: string, segment: string) => `Link it: ${way}, ${segment}`,
  addTo: (block: string) => `Add to ${block}`,

  // Cost
  costs: 'What it costs',
  causes: (cost: string) => `Activities that cause “${cost}”`,
  causedBy: (names: readonly string[]) => `arises from ${list.format(names)}`,
  uncaused: 'Nothing says what it arises from yet',
  trim: 'Trim',
  trimText:
    'Say what each activity is worth. What is worth little and takes much is to be trimmed, shared or handed over.',
  worth: (activity: string) => `Importance of ${activity}`,
  undecided: 'Importance…',
  /** Of an activity, for those who may only read. */
  told: (worth: string | undefined, effort: number | undefined) =>
    [
      worth ?? 'Importance not said',
      effort === undefined ? 'effort not said' : `effort ${percent(effort)}`,
    ].join(', '),
  effort: 'Effort',
  effortOf: (activity: string) => `Effort of ${activity} in per cent`,
  effortWrong: (most: number) =>
    `Efforts together are at most ${percent(100)}. ${percent(most)} is left for this activity.`,
  effortNumber: 'Type a number from 0 to 100',
  effortSum: (sum: number) =>
    sum === 100 ? `The effort adds up to ${percent(100)}` : `${percent(sum)} of the effort is given out`,
  costShare: (share: number) => `${percent(Math.round(share))} of the cost`,
  more: (activity: string) => `Trim ${activity}`,
  park: 'Park it for later',
  drop: 'Drop it',
  mergeInto: 'Merge into',
  details: 'Open its details',
  aside: {
    parked: (name: string) => `Parked: ${name}`,
    dropped: (name: string) => `Dropped: ${name}`,
  },
  merged: (name: string, into: string) => `${name} is now part of ${into}. Parked notes still hold it.`,
} as const
