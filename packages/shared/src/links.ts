/** Links between notes: their kinds, and which blocks each may join. */
import type { BlockId } from './blocks.ts'

export const LINK_KINDS = [
  'serves',
  'reaches',
  'delivers',
  'maintains',
  'paid_by',
  'pays_for',
  'enables',
  'supports',
  'requires',
  'performs',
  'supplies',
  'operates',
  'caused_by',
  'depends_on',
  'contradicts',
  'relates_to',
] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** Whether a value from a document or a request is a link kind. */
export function isLinkKind(value: unknown): value is LinkKind {
  return LINK_KINDS.includes(value as LinkKind)
}

type Ends = readonly [from: BlockId, ...to: BlockId[]]

/** What each kind may lead from and to; null for anything. */
export const LINK_ENDS: Readonly<Record<LinkKind, readonly Ends[] | null>> = {
  serves: [['value_propositions', 'customer_segments']],
  reaches: [['channels', 'customer_segments']],
  delivers: [['channels', 'value_propositions']],
  maintains: [['customer_relationships', 'customer_segments']],
  paid_by: [['revenue_streams', 'customer_segments']],
  pays_for: [['revenue_streams', 'value_propositions']],
  enables: [['key_activities', 'value_propositions']],
  supports: [
    ['key_activities', 'channels', 'customer_relationships', 'revenue_streams'],
    ['key_resources', 'value_propositions', 'channels', 'customer_relationships', 'revenue_streams'],
  ],
  requires: [['key_activities', 'key_resources']],
  performs: [['key_partners', 'key_activities']],
  supplies: [['key_partners', 'key_resources']],
  operates: [['key_partners', 'channels']],
  caused_by: [['cost_structure', 'key_activities', 'key_resources', 'key_partners']],
  depends_on: [['key_activities', 'key_activities']],
  contradicts: null,
  relates_to: null,
}

/** Whether a link of this kind may lead from a note of one block to a note of another. */
export function mayLink(kind: LinkKind, from: BlockId, to: BlockId): boolean {
  return LINK_ENDS[kind]?.some(([start, ...ends]) => start === from && ends.includes(to)) ?? true
}

/** What any two notes may be to each other: what a link becomes that may not stay what it is. */
export const LOOSEST_KIND = 'relates_to' satisfies LinkKind
