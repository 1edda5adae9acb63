/** Brings a note on screen and gives it the focus, wherever the page is. */
import type { Canvas } from '../context.ts'
import { focusNote } from '../focus.ts'

export function showNote({ notes, place, session }: Canvas, noteId: string): void {
  const blockId = notes.note(noteId)?.blockId
  if (!blockId) return
  place.block = blockId
  if (place.large !== null) place.large = blockId
  session.setPresence({ blockId })
  // After a dialog has given the focus back to where it came from.
  queueMicrotask(() => focusNote(blockId, noteId))
}
