/** The views of a canvas beside the sheet: what they are called and what they say. Loaded with them. */
import { number, plural } from './common.ts'

const list = new Intl.ListFormat('en-GB')
const percents = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 })
const percent = (share: number): string => percents.format(share / 100)

export const views = {
  switch: 'View',
  names: { sheet: 'Sheet', list: 'List', focus: 'Focus', matrix: 'Matrix', map: 'Map' },
  about: {
    sheet: 'All nine blocks',
    list: 'All nine blocks as lists, for keyboards and screen readers',
    focus: 'Key Activities and what they are linked to',
    matrix: 'What each activity leads to',
    map: 'Activities and what they depend on',
  },
  shown: (name: string) => `${name} view`,
  traceItem: 'Trace a segment',
  toSheet: 'Back to the sheet',
  unavailable: 'This view could not be loaded. Check your connection, then try again.',
  open: (note: string) => `Go to ${note}`,
  percent,

  // Trace
  trace: {
    region: 'Trace',
    of: 'Chain of',
    choose: 'Note whose chain is lit',
    notes: (count: number) => plural(count, '1 note in the chain', (n) => `${n} notes in the chain`),
    complete: (share: number) => `${percent(share)} complete`,
    gaps: (count: number) => (count === 0 ? 'No gaps' : plural(count, '1 gap', (n) => `${n} gaps`)),
    gapsTitle: 'Gaps in the chain',
    words: 'The chain in words',
    inBlock: (block: string, notes: readonly string[]) => `${block}: ${list.format(notes)}`,
    close: 'End the trace',
    announced: (note: string, count: number, share: number, gaps: number) =>
      `Chain of ${note}: ${plural(count, '1 note', (n) => `${n} notes`)}, ${percent(share)} complete, ${gaps === 0 ? 'no gaps' : plural(gaps, '1 gap', (n) => `${n} gaps`)}`,
    ended: 'Trace ended',
    /** An entry of the list of segments. */
    segment: (name: string, share: number) => `${name} (${percent(share)})`,
    noCost: 'No cost arises from anything in this chain',
  },

  // Matrix
  matrix: {
    title: 'What each activity leads to',
    intro: 'Press a cell to link or unlink. Keys 1 to 3 set how strong a link is.',
    reading: 'Each mark is a link; the larger, the stronger.',
    grid: 'Activities and what they lead to',
    activity: 'Activity',
    cell: (strength: string) => `linked, ${strength}`,
    none: 'not linked',
    covered: 'Activities',
    coveredBy: (count: number) => (count === 0 ? 'none' : number(count)),
    uncovered: '–',
    leadsNowhere: 'leads nowhere',
    empty: 'Nothing to link yet',
    emptyText:
      'The matrix shows activities against propositions, channels, relationships and revenue. Add some of each to the sheet first.',
    previous: 'Previous activity',
    next: 'Next activity',
    which: 'Activity to link',
    ofMany: (at: number, count: number) => `${number(at)} of ${number(count)}`,
  },

  // Map
  map: {
    title: 'Activities and what they depend on',
    intro:
      'An arrow leads from what comes first. Drag from the dot of an activity to one that needs it first.',
    around: 'Show resources and partners',
    graph: 'Map',
    table: 'Table',
    as: 'Show as',
    laying: 'Laying out the map…',
    node: (name: string, facts: readonly string[]) =>
      facts.length === 0 ? name : `${name}: ${facts.join(', ')}`,
    bottleneck: 'Bottleneck',
    neededBy: (count: number) =>
      plural(count, '1 activity waits for it', (n) => `${n} activities wait for it`),
    inLoop: 'In a loop',
    loops: (count: number) => plural(count, '1 loop', (n) => `${n} loops`),
    loopOf: (names: readonly string[]) => `${[...names, names[0] ?? ''].join(' → ')}`,
    noLoops: 'No loops',
    summary: (activities: number, links: number) =>
      `${plural(activities, '1 activity', (n) => `${n} activities`)}, ${plural(links, '1 dependency', (n) => `${n} dependencies`)}`,
    columns: {
      activity: 'Activity',
      needs: 'Needs first',
      waits: 'Waits for it',
      uses: 'Uses',
      by: 'Carried out by',
    },
    nothing: 'nothing',
    add: 'Add',
    addFor: (name: string) => `Add what ${name} needs first`,
    remove: (from: string, to: string) => `Remove: ${from} needs ${to} first`,
    removeChosen: 'Remove this dependency',
    empty: 'No activities yet',
    emptyText: 'Add activities to the sheet, and this map shows which of them must come first.',
    fit: 'Fit the map into view',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    edge: (from: string, to: string) => `${to} needs ${from} first`,
  },

  // Focus view
  focus: {
    title: 'Key Activities',
    takes: 'What it takes',
    gives: 'What it makes possible',
    nothingTaken: 'Nothing is linked on this side yet',
    link: 'Link…',
    trace: 'Trace',
    effort: 'Effort',
    effortOf: (name: string) => `Effort of ${name} in per cent`,
    effortSum: (sum: number) =>
      sum === 100
        ? `Adds up to ${percent(100)}`
        : sum < 100
          ? `${percent(100 - sum)} of the effort is not given to any activity yet`
          : `${percent(sum - 100)} too much: efforts together are at most ${percent(100)}`,
    effortRefused: (most: number) =>
      `Efforts together are at most ${percent(100)}. ${percent(most)} is left for this activity.`,
    effortWrong: 'Type a number from 0 to 100',
    cost: 'Cost',
    costNone: 'No cost with an estimate arises from an activity yet',
    costSum: (amount: string) => `${amount} a month arises from activities`,
    costMixed: 'Costs in several currencies are not added up',
    unassigned: 'Not given',
    allocation: 'Where effort and cost go',
    share: (name: string, share: number) => `${name}: ${percent(share)}`,
    moreEffort: (name: string, effort: number, cost: number) =>
      `${name} takes ${percent(effort)} of the effort but causes ${percent(cost)} of the cost`,
    moreCost: (name: string, effort: number, cost: number) =>
      `${name} causes ${percent(cost)} of the cost but takes ${percent(effort)} of the effort`,
    even: 'Effort and cost go to the same activities',
    chart: 'Effort and difference',
    chartIntro:
      'To the right: more effort. Up: what nobody does like us. Drag a point, or use the arrow keys.',
    effortAxis: 'Effort',
    differentAxis: 'Different from rivals',
    differentiation: 'Difference from rivals, 1 to 5',
    point: (name: string, effort: number, difference: number) =>
      `${name}: effort ${percent(effort)}, difference ${number(difference)} of 5`,
    unplaced: 'Not placed yet',
    place: (name: string) => `Place ${name} on the chart`,
    corners: { win: 'Worth it', try: 'Do more of it', question: 'Do it cheaper', drop: 'Small change' },
    mix: 'Mix',
    byCategory: 'By category',
    byFunction: 'By function',
    none: 'Not said yet',
    chain: 'Production chain',
    chainMissing: 'no activity yet',
    empty: 'No activities yet',
    emptyText: 'Add activities to the sheet: what must you do well, every week?',
  },
} as const
