/** Edits of what a note knows beside its text and place, by the table of its fields. */
import type * as Y from 'yjs'
import type { ChangeOf } from '../model/kinds.ts'
import { NOTE_FIELDS } from '../model/note-fields.ts'
import { writeFields } from './edit-fields.ts'
import { entityMap } from './entities.ts'

export type NoteChange = ChangeOf<typeof NOTE_FIELDS>

/** Changes fields of a note as one gesture: what is left out stays, null takes a field away; false when it is not there. */
export function changeNote(doc: Y.Doc, id: string, change: NoteChange, origin: unknown): boolean {
  const map = entityMap(doc, 'notes', id)
  if (map) writeFields(map, NOTE_FIELDS, change, origin)
  return map !== null
}
