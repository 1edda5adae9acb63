/**
 * Merging a note into another of its block: the other takes over its links, measures, risks and effort. The merged note
 * is put aside as dropped with its own text and links, so that whoever puts it back has it as it was.
 */
import type * as Y from 'yjs'
import { changeNote } from './edit-note-fields.ts'
import { addLink } from './edit-links.ts'
import { changeEntity, readEntities, readLinks } from './entities.ts'
import { readFullNote } from './read-content.ts'

const WHOLE_EFFORT = 100

/** False, with nothing changed, unless both are live notes of one block. */
export function mergeNotes(doc: Y.Doc, id: string, intoId: string, origin: unknown): boolean {
  const [note, into] = [readFullNote(doc, id), readFullNote(doc, intoId)]
  if (!note || !into || id === intoId || note.blockId !== into.blockId) return false
  doc.transact(() => {
    takeLinks(doc, id, intoId, origin)
    for (const root of ['kpis', 'risks'] as const)
      for (const one of readEntities(doc, root))
        if (one.noteId === id) changeEntity(doc, root, one.id, { noteId: intoId }, origin)
    if (note.effortShare !== undefined) {
      const effortShare = Math.min(WHOLE_EFFORT, (into.effortShare ?? 0) + note.effortShare)
      changeNote(doc, intoId, { effortShare }, origin)
    }
    changeNote(doc, id, { status: 'dropped' }, origin)
  }, origin)
  return true
}

/** Gives `intoId` the links of `id` that it does not have yet; one between the two is nobody's any more. */
function takeLinks(doc: Y.Doc, id: string, intoId: string, origin: unknown): void {
  const links = readLinks(doc)
  const has = new Set(links.map(({ fromId, kind, toId }) => `${fromId} ${kind} ${toId}`))
  for (const { id: _id, createdBy: _by, ...link } of links) {
    if (link.fromId !== id && link.toId !== id) continue
    const fromId = link.fromId === id ? intoId : link.fromId
    const toId = link.toId === id ? intoId : link.toId
    const key = `${fromId} ${link.kind} ${toId}`
    if (fromId === toId || has.has(key)) continue
    has.add(key)
    addLink(doc, { ...link, fromId, toId, createdBy: undefined }, origin)
  }
}
