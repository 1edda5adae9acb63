/** Changing what the focus view shows of an activity, as steps of undo. */
import { changeNote, type NoteChange } from '@ninefold/shared/document/edit-note-fields'
import { ORIGIN } from '../../lib/sync/origin.ts'
import type { Canvas } from '../context.ts'

/** Writes fields of an activity where this person may, as one step. */
export function changeActivity(canvas: Canvas, id: string, change: NoteChange): boolean {
  return canvas.undo.step(() => writeActivity(canvas, id, change))
}

/** The same as part of a step that is begun and ended elsewhere. */
export function writeActivity({ actions, notes, session }: Canvas, id: string, change: NoteChange): boolean {
  const blockId = notes.note(id)?.blockId
  if (!blockId || !actions.mayWriteIn(blockId)) return false
  return changeNote(session.doc, id, change, ORIGIN.gesture)
}
