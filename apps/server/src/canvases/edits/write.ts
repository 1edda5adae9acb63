/** Writes edits that were found to be without fault, by the same functions as the page. */
import { unreachable } from '@ninefold/shared'
import type { ContentEdit, EditedView } from '@ninefold/shared/api/edits'
import { addLink, removeLink } from '@ninefold/shared/document/edit-links'
import { setSoftLimit, writeMeta } from '@ninefold/shared/document/edit-meta'
import * as notes from '@ninefold/shared/document/edit-notes'
import { BlockOrders } from '@ninefold/shared/document/orders'
import { noteText } from '@ninefold/shared/document/read'
import { writeText } from '@ninefold/shared/document/text'
import type * as Y from 'yjs'

/** One transaction is around them all; nobody undoes it but by another edit. */
const ORIGIN = null
const ORIGINS = { gesture: ORIGIN, setup: ORIGIN }

/** Writes the edits in their order for `userId`, within a transaction; the ids of what they add. */
export function writeEdits(doc: Y.Doc, edits: readonly ContentEdit[], userId: string): EditedView['made'] {
  const orders = new BlockOrders(doc)
  return edits.flatMap((edit, index) => {
    const id = writeEdit(doc, edit, userId, orders)
    return id === null ? [] : [{ index, id }]
  })
}

function writeEdit(doc: Y.Doc, edit: ContentEdit, userId: string, orders: BlockOrders): string | null {
  switch (edit.op) {
    case 'addNote': {
      const [id] = notes.addNotes(doc, edit, [edit], ORIGINS, orders)
      return id ?? null
    }
    case 'updateNote':
      updateNote(doc, edit)
      return null
    case 'moveNote':
      notes.moveNote(doc, edit.id, edit, ORIGIN, orders)
      return null
    case 'deleteNote':
      notes.deleteNotes(doc, [edit.id], ORIGIN)
      orders.refresh(edit.id)
      return null
    case 'restoreNote':
      notes.restoreNotes(doc, [edit.id], ORIGIN)
      orders.refresh(edit.id)
      return null
    case 'addLink': {
      const { op: _, ...link } = edit
      return addLink(doc, { ...link, createdBy: userId }, ORIGIN)
    }
    case 'removeLink':
      removeLink(doc, edit.id, ORIGIN)
      return null
    case 'setMeta':
      writeMeta(doc, edit, ORIGIN)
      return null
    case 'setBlock':
      setSoftLimit(doc, edit.blockId, edit.softLimit, ORIGIN)
      return null
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
