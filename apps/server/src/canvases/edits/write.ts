/** Writes edits that were found to be without fault, by the same functions as the page. */
import { unreachable } from '@ninefold/shared'
import type { ContentEdit, EditedView } from '@ninefold/shared/api/edits'
import { addLink, removeLink } from '@ninefold/shared/document/edit-links'
import { setSoftLimit, writeMeta } from '@ninefold/shared/document/edit-meta'
import * as notes from '@ninefold/shared/document/edit-notes'
import { LinksByNote } from '@ninefold/shared/document/links-by-note'
import { moveNote, type Known, type Moved } from '@ninefold/shared/document/move-note'
import { BlockOrders } from '@ninefold/shared/document/orders'
import { noteText } from '@ninefold/shared/document/read'
import { writeText } from '@ninefold/shared/document/text'
import type * as Y from 'yjs'

/** One transaction is around them all; nobody undoes it but by another edit. */
const ORIGIN = null
const ORIGINS = { gesture: ORIGIN, setup: ORIGIN }

/** What writing a list tells of it, beside the place it got in the log. */
export type Written = Pick<EditedView, 'made' | 'changedLinks'>

/** Writes the edits in their order for `userId`, within a transaction. */
export function writeEdits(doc: Y.Doc, edits: readonly ContentEdit[], userId: string): Written {
  const known = { orders: new BlockOrders(doc), links: new LinksByNote(doc) }
  const written: Written = { made: [], changedLinks: [] }
  edits.forEach((edit, index) => {
    const { made, links = [] } = writeEdit(doc, edit, userId, known)
    if (made !== undefined) written.made.push({ index, id: made })
    written.changedLinks.push(...links.map((link) => ({ index, ...link })))
  })
  return written
}

interface WrittenEdit extends Partial<Moved> {
  readonly made?: string | undefined
}
const NOTHING_TO_TELL: WrittenEdit = {}

function writeEdit(doc: Y.Doc, edit: ContentEdit, userId: string, known: Known): WrittenEdit {
  const { orders } = known
  switch (edit.op) {
    case 'addNote':
      return { made: notes.addNotes(doc, edit, [edit], ORIGINS, orders)[0] }
    case 'updateNote':
      updateNote(doc, edit)
      return NOTHING_TO_TELL
    case 'moveNote':
      return moveNote(doc, edit.id, edit, ORIGIN, known) ?? NOTHING_TO_TELL
    case 'deleteNote':
      notes.deleteNotes(doc, [edit.id], ORIGIN)
      orders.refresh(edit.id)
      return NOTHING_TO_TELL
    case 'restoreNote':
      notes.restoreNotes(doc, [edit.id], ORIGIN)
      orders.refresh(edit.id)
      return NOTHING_TO_TELL
    case 'addLink': {
      const { op: _, ...link } = edit
      const made = addLink(doc, { ...link, createdBy: userId }, ORIGIN)
      known.links.added(made)
      return { made }
    }
    case 'removeLink':
      removeLink(doc, edit.id, ORIGIN)
      return NOTHING_TO_TELL
    case 'setMeta':
      writeMeta(doc, edit, ORIGIN)
      return NOTHING_TO_TELL
    case 'setBlock':
      setSoftLimit(doc, edit.blockId, edit.softLimit, ORIGIN)
      return NOTHING_TO_TELL
    default:
      return unreachable(edit)
  }
}

function updateNote(
  doc: Y.Doc,
  { id, text, detail, color, category }: Extract<ContentEdit, { op: 'updateNote' }>,
): void {
  const held = noteText(doc, id)
  if (held && text !== undefined) writeText(held, text, ORIGIN)
  if (detail !== undefined) notes.writeNoteDetail(doc, id, detail, ORIGIN)
  if (color !== undefined) notes.setNoteColor(doc, id, color, ORIGIN)
  if (category !== undefined) notes.setNoteCategory(doc, id, category, ORIGIN)
}
