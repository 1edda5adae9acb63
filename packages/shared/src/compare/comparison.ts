/** What sets two canvases apart, block by block: what `compareContent` answers with, and page and server put in words. */
import type { BlockId } from '../blocks.ts'
import type { Note } from '../content.ts'
import type { LinkKind } from '../links.ts'

/** A field that says something else. Undefined: says nothing. Ids of groups and goals are told by their titles. */
export interface FieldChange {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

export type How = 'added' | 'removed' | 'changed'

/** A link by what it joins, as its canvas calls it: the later one, but for links that went. */
export interface LinkChange {
  readonly how: How
  readonly kind: LinkKind
  readonly from: string
  readonly to: string
  readonly fields: readonly FieldChange[]
}

export const BESIDE_NOTES = ['kpis', 'procedures', 'risks', 'experiments', 'signals', 'groups'] as const
export type BesideRoot = (typeof BESIDE_NOTES)[number]

/** Something that stands beside the notes: a measure, a risk, a group. */
export interface EntityChange {
  readonly root: BesideRoot
  readonly how: How
  readonly name: string
  /** Only of one that is in both. */
  readonly fields: readonly FieldChange[]
}

/**
 * `parked` and `put_back` are live in one canvas and put aside in the other. A note that moved to another block is
 * `moved_out` of one and `moved_in` in the other, which tells what else has changed about it.
 */
export const ROW_KINDS = [
  'same',
  'changed',
  'added',
  'removed',
  'parked',
  'put_back',
  'moved_in',
  'moved_out',
] as const
export type RowKind = (typeof ROW_KINDS)[number]

/** A note of a block in one canvas or both. */
export interface NoteRow {
  readonly kind: RowKind
  /** Null where it is not there, or put aside. */
  readonly before: Note | null
  readonly after: Note | null
  /** Where one that moved was or is. */
  readonly elsewhere: BlockId | null
  readonly fields: readonly FieldChange[]
  /** Links that begin at it. */
  readonly links: readonly LinkChange[]
  /** Its measures, steps, risks and experiments. */
  readonly beside: readonly EntityChange[]
}

export interface BlockComparison {
  readonly blockId: BlockId
  /** In the order of the later canvas; what went stands where it stood. */
  readonly rows: readonly NoteRow[]
  readonly groups: readonly EntityChange[]
}

export interface Comparison {
  /** Title, purpose and what else is said of the canvas as a whole; colours as `legend_sky`. */
  readonly canvas: readonly FieldChange[]
  /** All nine, in guided order. */
  readonly blocks: readonly BlockComparison[]
  readonly signals: readonly EntityChange[]
}
