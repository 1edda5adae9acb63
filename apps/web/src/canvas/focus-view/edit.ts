/** Changing what the focus view shows of an activity: one step of undo, and within what is possible. */
import { changeNote, type NoteChange } from '@ninefold/shared/document/edit-note-fields'
import { ORIGIN } from '../../lib/sync/origin.ts'
import type { Canvas } from '../context.ts'

/** Writes fields of an activity where this person may. */
export function changeActivity(
  { actions, notes, session, undo }: Canvas,
  id: string,
  change: NoteChange,
): boolean {
  const blockId = notes.note(id)?.blockId
  if (!blockId || !actions.mayWriteIn(blockId)) return false
  return undo.step(() => changeNote(session.doc, id, change, ORIGIN.gesture))
}
