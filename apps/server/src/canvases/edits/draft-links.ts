/** What the links of a document would be like with the edits taken so far. Looking writes nothing. */
import type { BlockId } from '@ninefold/shared'
import { rootMap } from '@ninefold/shared/document/layout'
import { LinksByNote } from '@ninefold/shared/document/links-by-note'
import { readJoin, type Join } from '@ninefold/shared/document/read-links'
import { LOOSEST_KIND, mayLink } from '@ninefold/shared/links'
import type * as Y from 'yjs'

export class DraftLinks {
  readonly #doc: Y.Doc
  readonly #blockOf: (noteId: string) => BlockId | null
  readonly #held: LinksByNote
  /** Of links that edits have added, changed or, null, removed. */
  readonly #drafted = new Map<string, Join | null>()
  readonly #addedByNote = new Map<string, string[]>()
  #counts: Map<string, number> | null = null

  /** `blockOf` knows of a note what the edits have made of it. */
  constructor(doc: Y.Doc, blockOf: (noteId: string) => BlockId | null) {
    this.#doc = doc
    this.#blockOf = blockOf
    this.#held = new LinksByNote(doc)
  }

  has(id: string): boolean {
    const drafted = this.#drafted.get(id)
    return drafted === undefined ? rootMap(this.#doc, 'links').has(id) : drafted !== null
  }

  /** Whether a link joins the same notes in the same way. All are counted when the first is asked about. */
  joins(join: Join): boolean {
    return (this.#joined().get(endsOf(join)) ?? 0) > 0
  }

  /** A link that is given no id gets one that no other can have. */
  add({ fromId, kind, toId }: Join, id = `new ${this.#drafted.size}`): void {
    this.#put(id, { fromId, kind, toId })
    for (const noteId of [fromId, toId]) {
      const ids = this.#addedByNote.get(noteId)
      if (ids) ids.push(id)
      else this.#addedByNote.set(noteId, [id])
    }
  }

  /** False when it is not there. */
  remove(id: string): boolean {
    if (!this.has(id)) return false
    this.#put(id, null)
    return true
  }

  /** A note has moved. */
  loosen(noteId: string): void {
    for (const id of [...this.#held.of(noteId), ...(this.#addedByNote.get(noteId) ?? [])]) {
      const join = this.#join(id)
      const [from, to] = [join && this.#blockOf(join.fromId), join && this.#blockOf(join.toId)]
      if (join && from && to && !mayLink(join.kind, from, to)) this.#put(id, { ...join, kind: LOOSEST_KIND })
    }
  }

  #join(id: string): Join | null {
    const drafted = this.#drafted.get(id)
    return drafted === undefined ? readJoin(this.#doc, id) : drafted
  }

  #put(id: string, next: Join | null): void {
    const before = this.#join(id)
    if (before) this.#count(before, -1)
    if (next) this.#count(next, 1)
    this.#drafted.set(id, next)
  }

  #count(join: Join, by: number): void {
    const counts = this.#joined()
    const ends = endsOf(join)
    counts.set(ends, (counts.get(ends) ?? 0) + by)
  }

  #joined(): Map<string, number> {
    if (this.#counts) return this.#counts
    this.#counts = new Map()
    for (const id of rootMap(this.#doc, 'links').keys()) {
      const join = readJoin(this.#doc, id)
      if (join) this.#count(join, 1)
    }
    return this.#counts
  }
}

const endsOf = ({ fromId, kind, toId }: Join): string => JSON.stringify([fromId, kind, toId])
