/** Links in words: how each reads from its start, or from the note that is looked at. */
import type { Link } from '@ninefold/shared'
import { LINK_KIND_WORDS } from '@ninefold/shared/catalogue/link-kinds'
import { t } from '../../lib/messages/index.ts'
import type { Canvas } from '../context.ts'
import { otherEnd, type Direct, type Relation } from './relations.ts'

export const nameOf = ({ notes }: Canvas, noteId: string): string =>
  notes.note(noteId)?.text.trim() || t.canvas.emptyNote

export const readsOf = ({ kind, back }: Pick<Relation, 'kind' | 'back'>): string =>
  back ? LINK_KIND_WORDS[kind].readsBack : LINK_KIND_WORDS[kind].reads

/** "Roast to order makes possible Fresh coffee". */
export function sentenceOf(canvas: Canvas, { fromId, kind, toId }: Direct): string {
  return t.links.sentence(nameOf(canvas, fromId), LINK_KIND_WORDS[kind].reads, nameOf(canvas, toId))
}

/** From one of its notes: "makes possible Fresh coffee". */
export function clauseOf(canvas: Canvas, link: Link, noteId: string): string {
  const other = nameOf(canvas, otherEnd(link, noteId))
  return t.links.clause(readsOf({ kind: link.kind, back: link.fromId !== noteId }), other)
}
