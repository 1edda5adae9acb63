/** What an activity can lead to, as the columns of the matrix. */
import type { BlockId, SheetNote } from '@ninefold/shared'
import type { LinkKind } from '@ninefold/shared/links'
import { existing, type Strength, strengthOf } from '../links/edit.ts'
import type { Links } from '../links/links.svelte.ts'
import type { Direct } from '../links/relations.ts'

/** The blocks that activities lead to, each with the kind of link that does. */
export const LED_TO: readonly { readonly blockId: BlockId; readonly kind: LinkKind }[] = [
  { blockId: 'value_propositions', kind: 'enables' },
  { blockId: 'channels', kind: 'supports' },
  { blockId: 'customer_relationships', kind: 'supports' },
  { blockId: 'revenue_streams', kind: 'supports' },
]

export interface ColumnGroup {
  readonly blockId: BlockId
  readonly kind: LinkKind
  readonly notes: readonly SheetNote[]
}

/** The groups that hold something; reactive. */
export function columnGroups(links: Links): ColumnGroup[] {
  return LED_TO.map(({ blockId, kind }) => ({ blockId, kind, notes: links.notesIn(blockId) })).filter(
    ({ notes }) => notes.length > 0,
  )
}

export interface Column {
  readonly id: string
  readonly kind: LinkKind
  /** The first of its block. */
  readonly first: boolean
}

export const columnsOf = (groups: readonly ColumnGroup[]): Column[] =>
  groups.flatMap(({ kind, notes }) => notes.map(({ id }, i) => ({ id, kind, first: i === 0 })))

/** How strong an activity's link to a note is; null for none. */
export function linkedBy(links: Links, direct: Direct): Strength | null {
  const [link] = existing(links, direct)
  return link ? strengthOf(link) : null
}
