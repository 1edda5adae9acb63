/** Puts the essential notes of a block before all others, without changing the order among either. */
import type * as Y from 'yjs'
import type { BlockId } from '@ninefold/shared'
import { moveNote } from '@ninefold/shared/document/move-note'
import { readBlockNotes } from '@ninefold/shared/document/read'

/** How many it moved: those that stood behind one that is not essential, and no other. */
export function essentialFirst(doc: Y.Doc, blockId: BlockId, origin: unknown): number {
  const notes = readBlockNotes(doc, blockId)
  const at = notes.findIndex(({ importance }) => importance !== 'essential')
  const first = notes[at]
  if (!first) return 0
  const late = notes.slice(at).filter(({ importance }) => importance === 'essential')
  doc.transact(() => {
    for (const { id } of late) moveNote(doc, id, { blockId, beforeId: first.id }, origin)
  }, origin)
  return late.length
}
