/** The canvas as lists, and what is said of others' changes. Loaded with them. */
import { number, plural } from './common.ts'

const joined = new Intl.ListFormat('en-GB', { type: 'conjunction' })

export const list = {
  title: 'The canvas as lists',
  intro: 'The same live canvas, block by block in guided order.',
  readOnly: 'You can read all of it here, not change it.',
  skip: 'Skip to Key Activities',
  blocks: 'Blocks',

  /** Behind the name of a block: "5 items, 2 findings". */
  held: (items: number, suggestions: number, findings: number) =>
    [
      plural(items, '1 item', (n) => `${n} items`),
      ...(suggestions > 0 ? [plural(suggestions, '1 suggestion', (n) => `${n} suggestions`)] : []),
      ...(findings > 0 ? [plural(findings, '1 finding', (n) => `${n} findings`)] : []),
    ].join(', '),
  locked: (block: string, words: string) => `${block} is locked. ${words}`,
  here: (names: readonly string[]) => `${joined.format(names)} ${names.length === 1 ? 'is' : 'are'} here`,
  add: 'Add note',

  // A note
  suggestion: 'Suggestion, not counted',
  inGroup: (group: string) => `In the group ${group}`,
  unnamedGroup: 'without a name',
  detailed: 'Has a description',
  writing: (names: readonly string[]) =>
    `${joined.format(names)} ${names.length === 1 ? 'is' : 'are'} writing`,
  actions: (note: string) => `Actions for ${note}`,
  details: 'Details',
  fix: 'Fix…',
  more: 'More…',
  moreOf: (note: string) => `More for ${note}`,

  // Moving
  moveTitle: (note: string) => `Move “${note}”`,
  within: (block: string, at: number, count: number) => `In ${block}: ${number(at)} of ${number(count)}`,
  top: 'To the top',
  up: 'One up',
  down: 'One down',
  end: 'To the end',
  toBlock: 'To another block',
  lockedBlock: (block: string) => `${block} (locked)`,
  placed: (at: number, count: number) => `${number(at)} of ${number(count)}`,

  // Others' changes
  announce: 'Announce others’ changes',
  announceAbout: 'Read out by a screen reader, as one short sentence when things have settled.',
  heard: { all: 'All', mine: 'My notes and the session', none: 'Nothing' },
  names: (names: readonly string[]) => joined.format(names),
  said: {
    added: (who: string, note: string, block: string) => `${who} added “${note}” to ${block}`,
    deleted: (who: string, note: string, block: string) => `${who} deleted “${note}” from ${block}`,
    parked: (who: string, note: string) => `${who} parked “${note}”`,
    moved: (who: string, note: string, block: string) => `${who} moved “${note}” to ${block}`,
    reworded: (who: string, before: string, after: string) => `${who} changed “${before}” to “${after}”`,
    changed: (who: string, note: string) => `${who} changed “${note}”`,
    linked: (who: string, sentence: string) => `${who} linked: ${sentence}`,
    unlinked: (who: string) => `${who} took a link away`,
    several: (who: readonly string[], count: number, blocks: readonly string[]) => {
      const changes = plural(count, '1 change', (n) => `${n} changes`)
      return blocks.length === 0
        ? `${joined.format(who)} made ${changes}`
        : `${joined.format(who)} made ${changes} in ${joined.format(blocks)}`
    },
  },
} as const
