import { number, plural } from './common.ts'

export const example = {
  pageTitle: (title: string) => `${title}: an example · Ninefold`,
  all: 'All examples',
  copy: 'Make a copy',
  copyTitle: (title: string) => `Copy of ${title}`,
  copying: 'Making your copy…',
  fine: 'Your copy is a canvas like any other: change it, share it, delete it.',
  legend: { fromCase: 'From the published case', illustration: 'Our illustration' },
  howToRead: 'Choose a note to see what it is linked to.',

  links: (count: number) => plural(count, '1 link', (n) => `${n} links`),
  linksOf: (note: string) => `Links of ${note}`,
  measuredBy: 'Measured by',
  importance: { essential: 'Essential', supporting: 'Supporting', nice_to_have: 'Nice to have' },
  effort: (share: number) => `${number(share)}\u00a0% of effort`,
  sourcing: { mixed: 'Shared with a partner', outsourced: 'Outsourced' },
  doesNotPay: 'Does not pay',
  emptyBlock: 'Nothing here.',

  play: 'Guess the activities',
  guess: {
    title: 'Guess the activities',
    how: (count: number) =>
      `${plural(count, 'One key activity is', (n) => `${n} key activities are`)} hidden. Read the other blocks, then write down what this business must do well.`,
    hidden: (count: number) => plural(count, '1 activity is hidden.', (n) => `${n} activities are hidden.`),
    field: 'An activity',
    add: 'Add',
    yours: 'Your guesses',
    remove: (guess: string) => `Remove: ${guess}`,
    reveal: 'Reveal',
    score: (found: number, all: number) => `You found ${number(found)} of ${number(all)}`,
    youSaid: (guess: string) => `You said: ${guess}`,
    missed: 'Not among your guesses',
    count: 'I meant this',
    countNamed: (activity: string) => `I meant this: ${activity}`,
    other: 'Your other ideas',
    otherHint: 'They are not on this canvas. On yours they may well be right.',
    again: 'Guess again',
    stop: 'Stop guessing',
  },

  faults: {
    title: 'Find the faults',
    how: 'Something is wrong in many places of this canvas. Mark each note and each block that you would not leave as it is.',
    marked: (count: number) =>
      count === 0 ? 'Nothing marked yet' : plural(count, '1 place marked', (n) => `${n} places marked`),
    block: 'Mark this block',
    blockNamed: (block: string) => `Mark this block: ${block}`,
    show: 'Show the faults',
    score: (found: number, all: number) => `You found ${number(found)} of ${number(all)} places`,
    whole: 'And of the canvas as a whole',
    found: 'Found',
    missed: 'Missed',
    nothingWrong: 'Marked, but nothing is wrong here',
    again: 'Look again',
  },
} as const
