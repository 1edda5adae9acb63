/**
 * The nine blocks of the canvas: ids, names, order and place on the sheet. Blocks never move, so all of this is
 * data. The layout follows the Business Model Canvas (strategyzer.com, CC BY-SA 3.0).
 */

/** Where a block lies on the sheet of ten columns and three rows; lines count from 1, ends are exclusive. */
export interface BlockArea {
  readonly columns: readonly [start: number, end: number]
  readonly rows: readonly [start: number, end: number]
}

interface BlockDefinition {
  readonly id: string
  /** Two letters, as in question ids ("KA.q1") and exports. */
  readonly code: string
  readonly name: string
  /** Part of the name, for narrow places beside the order number: people speak to a page by what they see on it. */
  readonly shortName: string
  /** Place in the guided order, 1–9: the order in which a team is led through an empty canvas. */
  readonly order: number
  readonly area: BlockArea
  /** Notes above which the block says that it is getting long; a default, each canvas may change it. */
  readonly softLimit: number
  /** The first guiding question, shown in the empty block. */
  readonly question: string
  /** How to begin, in one line, shown under the question. */
  readonly hint: string
}

/** In the order of the sheet, column by column: the order of the page in grid view. */
export const BLOCKS = [
  {
    id: 'key_partners',
    code: 'KP',
    name: 'Key Partners',
    shortName: 'Partners',
    order: 8,
    area: { columns: [1, 3], rows: [1, 3] },
    softLimit: 9,
    question: 'Who are our key partners and suppliers?',
    hint: 'Start with the one you could not replace within a month.',
  },
  {
    id: 'key_activities',
    code: 'KA',
    name: 'Key Activities',
    shortName: 'Activities',
    order: 7,
    area: { columns: [3, 5], rows: [1, 2] },
    softLimit: 7,
    question: 'Which activities do our propositions need?',
    hint: 'Begin with a verb: what must we do well, every week?',
  },
  {
    id: 'key_resources',
    code: 'KR',
    name: 'Key Resources',
    shortName: 'Resources',
    order: 6,
    area: { columns: [3, 5], rows: [2, 3] },
    softLimit: 9,
    question: 'Which resources do our propositions need?',
    hint: 'People, machines, knowledge, money: what would stop us if it were gone?',
  },
  {
    id: 'value_propositions',
    code: 'VP',
    name: 'Value Propositions',
    shortName: 'Value',
    order: 2,
    area: { columns: [5, 7], rows: [1, 3] },
    softLimit: 6,
    question: 'What value does each segment get from us?',
    hint: 'Finish the sentence: “They choose us because …”',
  },
  {
    id: 'customer_relationships',
    code: 'CR',
    name: 'Customer Relationships',
    shortName: 'Relationships',
    order: 4,
    area: { columns: [7, 9], rows: [1, 2] },
    softLimit: 9,
    question: 'What kind of relationship does each segment expect from us?',
    hint: 'Think of how you win them, keep them and grow with them.',
  },
  {
    id: 'channels',
    code: 'CH',
    name: 'Channels',
    shortName: 'Channels',
    order: 3,
    area: { columns: [7, 9], rows: [2, 3] },
    softLimit: 9,
    question: 'How does each segment want to be reached?',
    hint: 'Follow one customer from first hearing of you to after the sale.',
  },
  {
    id: 'customer_segments',
    code: 'CS',
    name: 'Customer Segments',
    shortName: 'Segments',
    order: 1,
    area: { columns: [9, 11], rows: [1, 3] },
    softLimit: 5,
    question: 'Whom do we create value for?',
    hint: 'Name one group of people you could call tomorrow.',
  },
  {
    id: 'cost_structure',
    code: 'CO',
    name: 'Cost Structure',
    shortName: 'Cost',
    order: 9,
    area: { columns: [1, 6], rows: [3, 4] },
    softLimit: 9,
    question: 'What are the largest costs in this model?',
    hint: 'Look at your partners, activities and resources: what does each one cost?',
  },
  {
    id: 'revenue_streams',
    code: 'RS',
    name: 'Revenue Streams',
    shortName: 'Revenue',
    order: 5,
    area: { columns: [6, 11], rows: [3, 4] },
    softLimit: 9,
    question: 'For what value are customers truly willing to pay?',
    hint: 'Say who pays, for what, and how often.',
  },
] as const satisfies readonly BlockDefinition[]

export type BlockId = (typeof BLOCKS)[number]['id']
export type Block = BlockDefinition & { readonly id: BlockId }

export const BLOCK_IDS: readonly BlockId[] = BLOCKS.map((block) => block.id)

const BY_ID: ReadonlyMap<string, Block> = new Map(BLOCKS.map((block) => [block.id, block]))

/** The nine in guided order, Customer Segments first. */
export const BLOCKS_IN_GUIDED_ORDER: readonly Block[] = [...BLOCKS].sort((a, b) => a.order - b.order)

export function isBlockId(value: unknown): value is BlockId {
  return typeof value === 'string' && BY_ID.has(value)
}

export function blockById(id: BlockId): Block {
  return BY_ID.get(id) as Block
}

/** The licence notice every canvas carries, on screen and on paper. */
export const ATTRIBUTION = 'Business Model Canvas, strategyzer.com, CC BY-SA 3.0'
