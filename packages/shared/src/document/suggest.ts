/**
 * Suggestions on a canvas: notes that are pale and count as nothing until somebody accepts or rewrites them. What a
 * block says already is not suggested again; links between suggestions, or from one to a note that is there, come along
 * and count once both ends do.
 */
import type * as Y from 'yjs'
import type { BlockId } from '../blocks.ts'
import type { Suggestion, SuggestionSet } from '../catalogue/suggestions.ts'
import { wordsIn } from '../catalogue/words/fold.ts'
import type { Note } from '../content.ts'
import { newId } from '../ids.ts'
import { mayLink } from '../links.ts'
import { addFullNotes } from './add-full-notes.ts'
import type { NewLink } from './edit-links.ts'
import type { EditOrigins } from './edit-notes.ts'
import { readLinks } from './entities.ts'
import { readFullNotes } from './read-content.ts'

/** Same words, same thing: case, accents and punctuation tell nothing apart. */
const said = (blockId: BlockId, text: string): string => `${blockId} ${wordsIn(text).join(' ') || text}`

export const sameSaid = (a: Pick<Note, 'blockId' | 'text'>, b: Pick<Note, 'blockId' | 'text'>): boolean =>
  said(a.blockId, a.text) === said(b.blockId, b.text)

/** Which note says what a suggestion would: parked and dropped ones too, for somebody decided about them. */
export class Said {
  readonly #ids: Map<string, string>

  constructor(notes: Iterable<Pick<Note, 'id' | 'blockId' | 'text'>>) {
    this.#ids = new Map([...notes].map(({ id, blockId, text }) => [said(blockId, text), id]))
  }

  /** The id of the note, or undefined where nobody has said it. */
  by({ blockId, text }: Pick<Suggestion, 'blockId' | 'text'>): string | undefined {
    return this.#ids.get(said(blockId, text))
  }

  add({ blockId, text }: Pick<Suggestion, 'blockId' | 'text'>, id: string): void {
    this.#ids.set(said(blockId, text), id)
  }
}

/**
 * Adds what is not there yet as suggestions, with the links that are not, as one gesture; the ids of the new notes.
 * `createdBy` is who its links are by, where that is known.
 */
export function addSuggestions(
  doc: Y.Doc,
  { notes, links }: SuggestionSet,
  origins: EditOrigins,
  createdBy?: string,
): string[] {
  const there = new Said(readFullNotes(doc))
  const blocks = new Map<string, BlockId>()
  const ids = new Map<string, string>()
  const missing: (Suggestion & { readonly id: string })[] = []
  for (const one of notes) {
    let id = there.by(one)
    if (id === undefined) {
      id = newId(12)
      there.add(one, id)
      missing.push({ ...one, id })
    }
    ids.set(one.key, id)
    blocks.set(one.key, one.blockId)
  }
  if (missing.length === 0) return []

  const added = new Set(missing.map(({ id }) => id))
  const linked = new Set(readLinks(doc).map(({ fromId, kind, toId }) => `${fromId} ${kind} ${toId}`))
  const newLinks = links.flatMap(({ from, kind, to }): NewLink[] => {
    const [fromId, toId] = [ids.get(from), ids.get(to)]
    const [fromBlock, toBlock] = [blocks.get(from), blocks.get(to)]
    if (!fromId || !toId || !fromBlock || !toBlock || fromId === toId) return []
    // Between two notes that were there before, it is the team's to say how they hang together.
    if (!added.has(fromId) && !added.has(toId)) return []
    if (!mayLink(kind, fromBlock, toBlock) || linked.has(`${fromId} ${kind} ${toId}`)) return []
    return [{ fromId, kind, toId, createdBy }]
  })
  const suggested = missing.map(({ id, blockId, text, fields }) => ({
    ...{ id, blockId },
    fields: { ...fields, text, ghost: true },
  }))
  return addFullNotes(doc, suggested, origins, newLinks)
}
