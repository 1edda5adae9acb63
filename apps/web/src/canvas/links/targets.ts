/** What a note can be linked to: the notes it is not linked to yet, grouped by what they would be to it. */
import type { Link, SheetNote } from '@ninefold/shared'
import type { LinkKind } from '@ninefold/shared/links'
import { findNotes } from '../find.ts'
import type { Gap } from './gaps.ts'
import { isRelation, LOOSE_KINDS, otherEnd, relationsOf, type Direct, type Relation } from './relations.ts'

export interface TargetGroup {
  readonly relation: Relation
  /** What is missing as long as the note has no such link. */
  readonly gap: string | null
  readonly notes: readonly SheetNote[]
}

interface Asked {
  readonly note: SheetNote
  /** Every note that counts, in the order of the sheet. */
  readonly others: readonly SheetNote[]
  /** Those of the note. */
  readonly links: readonly Link[]
  readonly gaps: readonly Gap[]
  readonly query: string
  /** The one kind that is asked for. */
  readonly kind: LinkKind | null
}

/** Groups that hold something, those that close a gap first. Loose kinds fit anything, so they wait until asked for. */
export function targetsFor({ note, others, links, gaps, query, kind }: Asked): TargetGroup[] {
  const asks = query.trim() !== ''
  const found = asks ? findNotes(others, query) : others
  const groups = relationsOf(note.blockId)
    .filter((relation) =>
      kind === null ? asks || !LOOSE_KINDS.includes(relation.kind) : relation.kind === kind,
    )
    .map((relation): TargetGroup => {
      const linked = new Set(
        links.filter((link) => isRelation(link, note.id, relation)).map((link) => otherEnd(link, note.id)),
      )
      const notes = found.filter(
        ({ id, blockId }) =>
          id !== note.id && !linked.has(id) && (relation.blockId === null || relation.blockId === blockId),
      )
      return { relation, notes, gap: gapOf(relation, linked, gaps) }
    })
    .filter(({ notes }) => notes.length > 0)
  return groups.sort((a, b) => Number(b.gap !== null) - Number(a.gap !== null))
}

function gapOf({ kind, back }: Relation, linked: ReadonlySet<string>, gaps: readonly Gap[]): string | null {
  // An activity that others need first lacks nothing by it.
  if (linked.size > 0 || (kind === 'depends_on' && back)) return null
  return gaps.find((gap) => gap.kind === kind)?.text ?? null
}

export const directOf = (noteId: string, { kind, back }: Relation, otherId: string): Direct =>
  back ? { fromId: otherId, kind, toId: noteId } : { fromId: noteId, kind, toId: otherId }
