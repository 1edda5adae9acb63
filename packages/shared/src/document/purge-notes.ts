/** Erasing notes that were deleted and not brought back, which is the server's to do: people delete by a flag. */
import * as Y from 'yjs'
import { rootMap, type RootName } from './layout.ts'

/** What belongs to a note and goes with it, by the fields that name one. */
const BELONGS_TO: readonly (readonly [root: RootName, ...fields: string[]])[] = [
  ['links', 'fromId', 'toId'],
  ['kpis', 'noteId'],
  ['procedures', 'noteId'],
  ['risks', 'noteId'],
]

/** Ids of the notes that nobody sees: deleted ones, and drafts that were never shown. */
export function hiddenNoteIds(doc: Y.Doc): string[] {
  const ids: string[] = []
  for (const [id, note] of rootMap(doc, 'notes'))
    if (note instanceof Y.Map && note.get('deletedAt') !== undefined) ids.push(id)
  return ids
}

/** Erases notes, and what belongs to them. */
export function purgeNotes(doc: Y.Doc, ids: readonly string[], origin: unknown): void {
  const gone = new Set<unknown>(ids)
  doc.transact(() => {
    for (const id of ids) rootMap(doc, 'notes').delete(id)
    for (const [root, ...fields] of BELONGS_TO)
      for (const [id, entity] of rootMap(doc, root))
        if (entity instanceof Y.Map && fields.some((field) => gone.has(entity.get(field))))
          rootMap(doc, root).delete(id)
  }, origin)
}
