/** Who set a field last, as far as the document itself can tell: by the client id that wrote it. */
import * as Y from 'yjs'
import { rootMap } from './layout.ts'
import { noteText } from './read.ts'

/**
 * The client id that last set `field` of a note; null when it is not set. Good for showing whose hand moved a note
 * a moment ago; who may be named as an author is the server's record.
 */
export function fieldWriter(doc: Y.Doc, noteId: string, field: string): number | null {
  const note = rootMap(doc, 'notes').get(noteId)
  if (!(note instanceof Y.Map)) return null
  const item = note._map.get(field)
  return item && !item.deleted ? item.id.client : null
}

/** Whether a note's text holds a living letter that a client other than `doc`'s own wrote. */
export function holdsTextOfOthers(doc: Y.Doc, noteId: string): boolean {
  for (let item = noteText(doc, noteId)?._start ?? null; item; item = item.right)
    if (!item.deleted && item.countable && item.id.client !== doc.clientID) return true
  return false
}
