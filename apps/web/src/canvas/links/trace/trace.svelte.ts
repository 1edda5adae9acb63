/** The chain of the note that is traced, kept up with every change; and how complete each segment's chain is. */
import type { Note, SheetNote } from '@ninefold/shared'
import { entityMap } from '@ninefold/shared/document/entities'
import { readOneField } from '@ninefold/shared/document/read-fields'
import { NOTE_FIELDS } from '@ninefold/shared/model/note-fields'
import type { Looked } from '../gaps.ts'
import type { Links } from '../links.svelte.ts'
import { chainOf, type Chain } from './chain.ts'

/** Reactive to every link and to each note of the chain. */
export function readChain(links: Links, noteId: string): Chain {
  // Which notes belong to it may change with any link.
  void links.view.all
  const looked = new Map<string, Looked | null>()
  return chainOf(noteId, {
    note: (id) => {
      const known = looked.get(id)
      if (known !== undefined) return known
      const note = links.counted(id)
      const found = note && withFields(links, note)
      looked.set(id, found)
      return found
    },
    linksOf: (id) => links.of(id),
  })
}

/** With the two fields that gaps ask for; the rest of a note is not read. */
export function withFields(links: Links, note: SheetNote): Looked {
  const field = FIELD[note.blockId]
  const map = field && entityMap(links.canvas.session.doc, 'notes', note.id)
  if (!field || !map) return note
  return { ...note, [field]: readOneField(map, field, NOTE_FIELDS[field]) }
}

const FIELD: Readonly<Partial<Record<Note['blockId'], 'side' | 'sourcing'>>> = {
  customer_segments: 'side',
  key_activities: 'sourcing',
}
