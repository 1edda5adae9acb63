/**
 * Two people who ask for the same suggestions at once both get them. Whoever made a suggestion takes it off again where
 * another says the same, so that in the end it is there once, with the links of both.
 */
import type * as Y from 'yjs'
import type { Note } from '../content.ts'
import { addLink, removeLink } from './edit-links.ts'
import { deleteNotes } from './edit-notes.ts'
import { readLinks } from './entities.ts'
import { fieldWriter } from './writers.ts'
import { readFullNotes } from './read-content.ts'
import { sameSaid } from './suggest.ts'

/**
 * Of the suggestions `own`, which this client made, removes those that another note says too; the ids that were
 * removed. Of two suggestions that of the client with the smaller id stays, so that two clients that both do this
 * never remove both; what is no suggestion any more always stays.
 */
export function settleTwins(doc: Y.Doc, own: ReadonlySet<string>, origin: unknown): string[] {
  const notes = readFullNotes(doc)
  const twins = new Map<string, string>()
  for (const note of notes) {
    if (!own.has(note.id) || !note.ghost) continue
    const twin = notes.find(
      (other) => !own.has(other.id) && sameSaid(note, other) && yields(doc, note, other),
    )
    if (twin) twins.set(note.id, twin.id)
  }
  if (twins.size === 0) return []
  doc.transact(() => {
    moveLinks(doc, twins, origin)
    deleteNotes(doc, [...twins.keys()], origin)
  }, origin)
  return [...twins.keys()]
}

function yields(doc: Y.Doc, mine: Note, other: Note): boolean {
  return !other.ghost || maker(doc, other.id) < maker(doc, mine.id)
}

/** Who made a note: its block was written with it, and a suggestion that was moved is no twin any more. */
const maker = (doc: Y.Doc, id: string): number => fieldWriter(doc, id, 'blockId') ?? Infinity

function moveLinks(doc: Y.Doc, twins: ReadonlyMap<string, string>, origin: unknown): void {
  const links = readLinks(doc)
  const joined = new Set(links.map(({ fromId, kind, toId }) => `${fromId} ${kind} ${toId}`))
  for (const { id, ...link } of links) {
    const fromId = twins.get(link.fromId) ?? link.fromId
    const toId = twins.get(link.toId) ?? link.toId
    if (fromId === link.fromId && toId === link.toId) continue
    removeLink(doc, id, origin)
    const key = `${fromId} ${link.kind} ${toId}`
    if (joined.has(key)) continue
    joined.add(key)
    addLink(doc, { ...link, fromId, toId, createdBy: link.createdBy }, origin)
  }
}
