/** Changing fields of a note by hand, as one step of undo. Loaded with what leads to it. */
import { changeNote, type NoteChange } from '@ninefold/shared/document/edit-note-fields'
import { ORIGIN } from '../lib/sync/origin.ts'
import type { Canvas } from './context.ts'
import { keepFocus } from './focus.ts'

/** Writes where this person may; false, with the reason on screen, where they may not. */
export function changeByHand(canvas: Canvas, id: string, change: NoteChange): boolean {
  const { actions, notes, session, undo } = canvas
  const blockId = notes.note(id)?.blockId
  if (!blockId || !actions.mayWriteIn(blockId)) return false
  const isChanged = undo.step(() => changeNote(session.doc, id, change, ORIGIN.gesture))
  notes.flush()
  keepFocus(blockId, id)
  return isChanged
}
