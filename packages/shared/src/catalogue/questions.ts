/**
 * The guiding questions of each block. A note that answers one carries its id (`promptId`). The first of a block is
 * part of the block itself, because the empty sheet shows it.
 */
import { blockById, BLOCKS, type BlockId } from '../blocks.ts'

export interface Question {
  /** Like `KA.q1`: it stays when the words change. */
  readonly id: string
  readonly text: string
}

const FURTHER: Readonly<Record<BlockId, readonly string[]>> = {
  customer_segments: [
    'Which of these customers matter most to us?',
    'What job are they trying to get done?',
    'Who uses without paying, and who pays?',
  ],
  value_propositions: [
    'Which of their problems do we help to solve?',
    'Which needs do we meet?',
    'What bundle of products and services goes to each segment?',
    'What is the smallest version that would still be worth having?',
  ],
  channels: [
    'How do we reach them today?',
    'How do our channels work together?',
    'Which work best, and which cost least?',
    'How do they fit into customers’ daily routine?',
  ],
  customer_relationships: [
    'Which have we set up already?',
    'How costly is each?',
    'How do they tie in with the rest of the model?',
  ],
  revenue_streams: [
    'What do they pay for today?',
    'How do they pay, and how would they rather pay?',
    'How much does each stream add to the total?',
  ],
  key_resources: [
    'Which do our channels, relationships and revenue need?',
    'Which must be ours and which can a partner hold?',
  ],
  key_activities: [
    'Which do our channels need?',
    'Which do our customer relationships need?',
    'Which does our revenue depend on?',
    'Which use most of our time, people and money?',
    'Which can we do better than rivals?',
  ],
  key_partners: [
    'Which key resources come from them?',
    'Which key activities do they carry out?',
    'Why do we partner: scale, risk or something we lack?',
  ],
  cost_structure: [
    'Which resources cost most?',
    'Which activities cost most?',
    'Are we led by low cost or by high value?',
  ],
}

export function questionsOf(blockId: BlockId): readonly Question[] {
  const { code, question } = blockById(blockId)
  return [question, ...FURTHER[blockId]].map((text, index) => ({
    id: `${code}.q${index + 1}`,
    text,
  }))
}

const ALL = new Map(
  BLOCKS.flatMap(({ id: blockId }) => questionsOf(blockId).map((one) => [one.id, { ...one, blockId }])),
)

/** The question a note answers, with its block; null for an id of a newer version. */
export function questionById(id: string): (Question & { readonly blockId: BlockId }) | null {
  return ALL.get(id) ?? null
}
