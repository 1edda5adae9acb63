/** The links of each note, found once and kept up through many edits: a document may hold thousands of links. */
import type * as Y from 'yjs'
import { rootMap } from './layout.ts'
import { readJoin } from './read-links.ts'

/** Good for as long as every link that is added is told. One that was removed may still be named. */
export class LinksByNote {
  readonly #doc: Y.Doc
  #byNote: Map<string, Set<string>> | null = null

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** Ids of the links that lead from or to a note. */
  of(noteId: string): ReadonlySet<string> {
    if (!this.#byNote) {
      this.#byNote = new Map()
      for (const id of rootMap(this.#doc, 'links').keys()) this.#take(id, this.#byNote)
    }
    return this.#byNote.get(noteId) ?? NONE
  }

  added(id: string): void {
    if (this.#byNote) this.#take(id, this.#byNote)
  }

  #take(id: string, byNote: Map<string, Set<string>>): void {
    const join = readJoin(this.#doc, id)
    for (const noteId of join ? [join.fromId, join.toId] : []) {
      const ids = byNote.get(noteId)
      if (ids) ids.add(id)
      else byNote.set(noteId, new Set([id]))
    }
  }
}

const NONE: ReadonlySet<string> = new Set()
