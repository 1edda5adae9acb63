/** Writes edits that were found to be without fault, by the same functions as the page. */
import { unreachable } from '@ninefold/shared'
import type { ContentEdit, EditableRoot, EditedView } from '@ninefold/shared/api/edits'
import { addLink, removeLink } from '@ninefold/shared/document/edit-links'
import { setSoftLimit, writeMeta, type MetaChange } from '@ninefold/shared/document/edit-meta'
import { changeNote, type NoteChange } from '@ninefold/shared/document/edit-note-fields'
import * as notes from '@ninefold/shared/document/edit-notes'
import { addEntity, changeEntity, removeEntity } from '@ninefold/shared/document/entities'
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
    case 'addNote': {
      const [made] = notes.addNotes(doc, edit, [edit], ORIGINS, orders)
      if (made !== undefined) changeNote(doc, made, otherFieldsOf(edit), ORIGIN)
      return { made }
    }
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
    case 'updateLink':
      changeEntity(doc, 'links', edit.id, { strength: edit.strength, label: edit.label }, ORIGIN)
      return NOTHING_TO_TELL
    case 'addEntity':
      return { made: addEntity(doc, edit.root, namedBy(edit.root, edit.fields, userId), ORIGIN, edit.id) }
    case 'updateEntity':
      changeEntity(doc, edit.root, edit.id, namedBy(edit.root, edit.fields, userId), ORIGIN)
      return NOTHING_TO_TELL
    case 'removeEntity':
      removeEntity(doc, edit.root, edit.id, ORIGIN)
      return NOTHING_TO_TELL
    case 'setMeta':
      writeMeta(doc, edit as MetaChange, ORIGIN)
      return NOTHING_TO_TELL
    case 'setBlock':
      setSoftLimit(doc, edit.blockId, edit.softLimit, ORIGIN)
      return NOTHING_TO_TELL
    default:
      return unreachable(edit)
  }
}

/** Who waives a finding is whoever asks. */
const namedBy = (root: EditableRoot, fields: object, userId: string): object =>
  root === 'waivers' ? { ...fields, by: userId } : fields

function updateNote(doc: Y.Doc, edit: Extract<ContentEdit, { op: 'updateNote' }>): void {
  const { id, text, detail, color, category } = edit
  const held = noteText(doc, id)
  if (held && text !== undefined) writeText(held, text, ORIGIN)
  if (detail !== undefined) notes.writeNoteDetail(doc, id, detail, ORIGIN)
  if (color !== undefined) notes.setNoteColor(doc, id, color, ORIGIN)
  changeNote(doc, id, { category, ...otherFieldsOf(edit) }, ORIGIN)
}

/** What an edit says of a note beside what has edits of its own. */
function otherFieldsOf(edit: object): NoteChange {
  const { text: _text, detail: _detail, color: _color, category: _category, ...fields } = edit as NoteChange
  return fields
}
