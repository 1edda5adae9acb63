/** Adding notes that know more than their text from their first moment on, with the links among them, as one gesture. */
import type * as Y from 'yjs'
import type { BlockId } from '../blocks.ts'
import { newId } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { NOTE_FIELDS } from '../model/note-fields.ts'
import { newEntity } from './edit-fields.ts'
import { addLink, type NewLink } from './edit-links.ts'
import type { NoteChange } from './edit-note-fields.ts'
import type { EditOrigins } from './edit-notes.ts'
import { rootMap } from './layout.ts'
import { fieldsOf, placement, writeRanks } from './placing.ts'

export interface FullNote {
  /** A fresh one where none is given; one that is given must be free. */
  readonly id?: string | undefined
  readonly blockId: BlockId
  readonly fields: NoteChange & { readonly text: string }
}

/**
 * Adds notes at the end of their blocks, in their order; their ids. Written unseen first and then shown, so that undo
 * hides them and takes away nothing that a colleague wrote in one of them. `links` may name notes added here.
 */
export function addFullNotes(
  doc: Y.Doc,
  notes: readonly FullNote[],
  origins: EditOrigins,
  links: readonly NewLink[] = [],
): string[] {
  const added = notes.map(({ id = newId(12), ...note }) => ({ id, ...note }))
  const reranked: (readonly [id: string, rank: string])[] = []
  doc.transact(() => {
    for (const [blockId, own] of Map.groupBy(added, (note) => note.blockId)) {
      const place = placement(doc, { blockId }, null, own.length)
      reranked.push(...place.reranked)
      own.forEach((note, i) => rootMap(doc, 'notes').set(note.id, hidden(note, place.ranks[i] as string)))
    }
  }, origins.setup)
  doc.transact(() => {
    for (const { id } of added) fieldsOf(doc, id)?.delete('deletedAt')
    writeRanks(doc, reranked)
    for (const link of links) addLink(doc, link, origins.gesture)
  }, origins.gesture)
  return added.map(({ id }) => id)
}

function hidden({ blockId, fields }: FullNote, rank: string): Y.Map<unknown> {
  const text = fields.text.slice(0, LIMITS.noteTextLength)
  const map = newEntity(NOTE_FIELDS, { ...fields, text })
  map.set('blockId', blockId)
  map.set('rank', rank)
  map.set('deletedAt', Date.now())
  return map
}
