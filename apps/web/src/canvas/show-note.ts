/** Brings a note on screen and gives it the focus, whichever view the page is in. */
import type { Canvas } from './context.ts'
import { focusNote } from './focus.ts'

export function showNote({ notes, place, session }: Canvas, noteId: string): void {
  const blockId = notes.note(noteId)?.blockId
  if (!blockId) return
  // Whoever shows something else than the sheet hears it and gives way.
  dispatchEvent(new Event(SHEET_WANTED))
  place.block = blockId
  if (place.large !== null) place.large = blockId
  session.setPresence({ blockId })
  // After a dialog has given the focus back to where it came from.
  queueMicrotask(() => focusNote(blockId, noteId))
}

/** Asks, as an event of the window, that the sheet be shown. */
export const SHEET_WANTED = 'ninefold:sheet'
