/** Links between notes: drawing them, tracing them, and the views that show them. Loaded with those. */
import { either, plural } from './common.ts'

const list = new Intl.ListFormat('en-GB')

export const links = {
  /** "Roast to order makes possible Fresh coffee", with the reading words of the catalogue. */
  sentence: (from: string, reads: string, to: string) => `${from} ${reads} ${to}`,
  /** The same seen from its first note: "makes possible Fresh coffee". */
  clause: (reads: string, to: string) => `${reads} ${to}`,
  count: (count: number) => plural(count, '1 link', (n) => `${n} links`),
  none: 'No links yet',
  open: (note: string, count: number) =>
    count === 0 ? `Link ${note}` : plural(count, `1 link of ${note}`, (n) => `${n} links of ${note}`),
  chipTip: 'Press to see and add links, drag to another note to link it',
  /** For ears, on a note that has the focus. */
  described: (words: readonly string[], more: number) =>
    more === 0
      ? `Linked: ${list.format(words)}`
      : `Linked: ${list.format([...words, plural(more, '1 more', (n) => `${n} more`)])}`,
  /** The four blocks an activity can lead to, lit or not. */
  reach: (lit: readonly string[], unlit: readonly string[]) =>
    lit.length === 0
      ? `Leads to none of ${either.format(unlit)}`
      : unlit.length === 0
        ? `Leads to ${list.format(lit)}`
        : `Leads to ${list.format(lit)}, not to ${either.format(unlit)}`,

  // The picker
  title: (note: string) => `Links of “${note}”`,
  linked: 'Linked',
  add: 'Add a link',
  search: 'Search notes to link',
  searchPlaceholder: 'Search the notes it can be linked to',
  found: (count: number) => plural(count, '1 note to link', (n) => `${n} notes to link`),
  nothing: (query: string) => `No note to link holds “${query}”`,
  nothingLeft: 'Every note it could be linked to is linked',
  noTargets: 'There is no other note to link it to yet',
  allKinds: 'Show all kinds of links',
  strength: (words: string) => `Strength: ${words}`,
  strengths: { 1: 'Weak', 2: 'Clear', 3: 'Strong' },
  label: (words: string) => `A few words on: ${words}`,
  labelPlaceholder: 'A few words',
  remove: (words: string) => `Remove link: ${words}`,
  goTo: (note: string) => `Go to ${note}`,
  menu: 'Links…',
  traceMenu: 'Trace its chain',

  // What happened
  made: (words: string) => `Linked: ${words}`,
  removed: (words: string) => `Link removed: ${words}`,
  isLinked: (words: string) => `Linked already: ${words}`,
  itself: 'A note cannot be linked to itself',
  gone: 'That note is not there any more',
  refused: (from: string, to: string) => `${from} and ${to} have no link of their own`,
  refusedFull: (from: string, to: string) =>
    `${from} and ${to} have no link of their own. They can be related in a loose way.`,
  relate: 'Relate them',
  full: 'This canvas holds as many links as it can. Remove some first',
  drawHere: (words: string) => `Let go: ${words}`,
  drawn: 'Link being drawn',
  drawOn: 'Drag to the note it should be linked to',

  // What is missing, each with its fix
  gaps: {
    offered: (segment: string) => `Nothing is offered to ${segment} yet`,
    reached: (segment: string) => `No channel reaches ${segment}`,
    kept: (segment: string) => `No relationship keeps up with ${segment}`,
    earning: (segment: string) => `No revenue comes from ${segment}`,
    meant: (proposition: string) => `${proposition} is meant for nobody yet`,
    possible: (proposition: string) => `No activity makes ${proposition} possible`,
    delivered: (proposition: string) => `No channel delivers ${proposition}`,
    useful: (activity: string) => `${activity} makes nothing possible yet`,
    resourced: (activity: string) => `${activity} needs no resource yet`,
    performed: (activity: string) => `${activity} is outsourced, but no partner carries it out`,
    costed: (activity: string) => `No cost arises from ${activity}`,
    payer: (revenue: string) => `Nobody pays ${revenue} yet`,
    worth: (revenue: string) => `${revenue} is paid for nothing yet`,
    caused: (cost: string) => `${cost} arises from nothing yet`,
  },
  fix: 'Link it',
  fixLabel: (gap: string) => `Link it: ${gap}`,

  // Shortcuts
  shortcut: 'Link the note to others',
  shortcutTrace: 'Trace the chain of the note',
} as const
