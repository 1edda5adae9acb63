/** What a finding offers to do about it, as data: the page does it, and says it in words. */
import type { BlockId } from '../blocks.ts'
import type { Note } from '../content.ts'
import type { LinkKind } from '../links.ts'
import type { NoteField } from '../model/note-fields.ts'

/** Where in a note's details something is put right: one of its fields, or what stands beside it. */
export type DetailsPart = NoteField | 'links' | 'kpis' | 'steps' | 'risks' | 'experiments'

export type Fix =
  /** Choose what to link with. Without a kind any that is allowed; `end` is the end at which the note stands. */
  | { readonly do: 'link'; readonly noteId: string; readonly kind?: LinkKind; readonly end: 'from' | 'to' }
  | {
      readonly do: 'details'
      readonly noteId: string
      readonly part: DetailsPart
      /** Which one, where the part holds several. */
      readonly entryId?: string
    }
  /** Answer the first question of an empty block, or add to one that lacks something. */
  | { readonly do: 'add'; readonly blockId: BlockId }
  | { readonly do: 'park'; readonly noteId: string }
  | { readonly do: 'move'; readonly noteId: string; readonly to: BlockId }
  /** Settle it with one value. */
  | { readonly do: 'set'; readonly noteId: string; readonly field: 'side'; readonly value: 'non_paying' }
  | {
      readonly do: 'set'
      readonly noteId: string
      readonly field: 'importance'
      readonly value: 'supporting'
    }
  /** Put the text in other words. */
  | { readonly do: 'reword'; readonly noteId: string }
  | { readonly do: 'show'; readonly noteIds: readonly string[] }
  /** Show a block, to decide among its notes. */
  | { readonly do: 'block'; readonly blockId: BlockId }
  /** Say that the canvas was looked over today. */
  | { readonly do: 'review' }
  /** Show what calls for a review. */
  | { readonly do: 'triggers' }

export type FixKind = Fix['do']

export const linkFrom = ({ id }: Note, kind?: LinkKind): Fix => ({
  do: 'link',
  noteId: id,
  end: 'from',
  ...(kind && { kind }),
})
export const linkTo = ({ id }: Note, kind: LinkKind): Fix => ({ do: 'link', noteId: id, kind, end: 'to' })
export const details = ({ id }: Note, part: DetailsPart): Fix => ({ do: 'details', noteId: id, part })
export const park = ({ id }: Note): Fix => ({ do: 'park', noteId: id })
export const reword = ({ id }: Note): Fix => ({ do: 'reword', noteId: id })
