/**
 * The links of a document as the page reads them: for each note those that lead from or to it. The document stays the
 * truth. Only what changed is read again, once a frame; a link also changes when one of its notes goes, comes back or
 * moves to another block.
 */
import type * as Y from 'yjs'
import type { Link } from '@ninefold/shared'
import { readLink } from '@ninefold/shared/document/entities'
import { rootMap } from '@ninefold/shared/document/layout'
import { readJoin } from '@ninefold/shared/document/read-links'
import { Cell } from '../../lib/state/cells.svelte.ts'
import { FrameBatch } from '../../lib/state/frame.ts'

const NONE: readonly Link[] = []

export class LinksView {
  readonly #doc: Y.Doc
  /** What can be shown; not reactive, the cells are. */
  readonly #links = new Map<string, Link>()
  /** Of every note, the links that name it, whether they can be shown now or not. */
  readonly #named = new Map<string, Set<string>>()
  readonly #ends = new Map<string, readonly [from: string, to: string]>()
  readonly #byNote = new Map<string, Cell<readonly Link[]>>()
  readonly #changed = new Set<string>()
  /** Notes that came or went, or count for something else than before. */
  readonly #restated = new Set<string>()
  readonly #batch = new FrameBatch(() => this.#readChanged())
  readonly #listeners = new Set<(notes: ReadonlySet<string>) => void>()
  #version = $state(0)

  constructor(doc: Y.Doc) {
    this.#doc = doc
    rootMap(doc, 'links').observeDeep((events) => {
      for (const event of events) {
        const id = event.path[0]
        if (typeof id === 'string') this.#changed.add(id)
        else for (const key of event.changes.keys.keys()) this.#changed.add(key)
      }
      this.#batch.schedule()
    })
    rootMap(doc, 'notes').observeDeep((events) => {
      for (const event of events)
        if (event.path.length === 0) this.#noteChanged(event.changes.keys.keys())
        else if (event.path.length === 1 && STANDING.some((key) => event.changes.keys.has(key)))
          this.#noteChanged([String(event.path[0])])
    })
    for (const id of rootMap(doc, 'links').keys()) this.#changed.add(id)
    this.#readChanged()
  }

  /** The links that lead from or to a note; reactive. */
  of(noteId: string): readonly Link[] {
    const cell = this.#byNote.get(noteId)
    if (cell) return cell.value
    // A cell made within the reaction that asks would not be followed by it.
    void this.#version
    return NONE
  }

  /** What `of` reads, for one who shows this note and no other. */
  at(noteId: string): { readonly value: readonly Link[] } {
    return this.#cell(noteId)
  }

  /** One link as last read; not reactive. */
  get(id: string): Link | null {
    return this.#links.get(id) ?? null
  }

  /** Every link; reactive as a whole, for what looks at all of them. */
  get all(): Iterable<Link> {
    void this.#version
    return this.#links.values()
  }

  get size(): number {
    void this.#version
    return this.#links.size
  }

  /** Tells of which notes the links changed, or who is at their other end; returns the way to stop. */
  subscribe(listener: (notes: ReadonlySet<string>) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Brings the view up to date now instead of with the next frame. */
  flush(): void {
    this.#batch.flush()
  }

  #noteChanged(noteIds: Iterable<string>): void {
    for (const noteId of noteIds) {
      this.#restated.add(noteId)
      for (const id of this.#named.get(noteId) ?? []) this.#changed.add(id)
    }
    this.#batch.schedule()
  }

  #readChanged(): void {
    const notes = new Set<string>()
    for (const id of this.#changed) {
      this.#name(id)
      const before = this.#links.get(id)
      const after = readLink(this.#doc, id)
      if (before && after && equal(before, after)) continue
      if (after) this.#links.set(id, after)
      else this.#links.delete(id)
      for (const link of [before, after]) if (link) notes.add(link.fromId).add(link.toId)
    }
    this.#changed.clear()
    if (notes.size + this.#restated.size > 0) this.#version++
    for (const noteId of notes) this.#cell(noteId).value = this.#linksOf(noteId)
    this.#tell(notes)
  }

  #tell(notes: Set<string>): void {
    for (const noteId of this.#restated) {
      notes.add(noteId)
      for (const id of this.#named.get(noteId) ?? [])
        for (const end of this.#ends.get(id) ?? []) notes.add(end)
    }
    this.#restated.clear()
    if (notes.size > 0) for (const listener of this.#listeners) listener(notes)
  }

  /** Remembers which notes a link names, so that a change of theirs finds it. */
  #name(id: string): void {
    for (const noteId of this.#ends.get(id) ?? []) this.#named.get(noteId)?.delete(id)
    const join = readJoin(this.#doc, id)
    if (!join) return void this.#ends.delete(id)
    this.#ends.set(id, [join.fromId, join.toId])
    for (const noteId of [join.fromId, join.toId]) {
      const ids = this.#named.get(noteId)
      if (ids) ids.add(id)
      else this.#named.set(noteId, new Set([id]))
    }
  }

  #cell(noteId: string): Cell<readonly Link[]> {
    let cell = this.#byNote.get(noteId)
    if (!cell) this.#byNote.set(noteId, (cell = new Cell(NONE)))
    return cell
  }

  #linksOf(noteId: string): readonly Link[] {
    const links: Link[] = []
    for (const id of this.#named.get(noteId) ?? []) {
      const link = this.#links.get(id)
      if (link) links.push(link)
    }
    return links.length > 0 ? links.sort((a, b) => (a.id < b.id ? -1 : 1)) : NONE
  }
}

/** What of a note decides whether and how its links read, whether they count, and which it lacks. */
const STANDING = ['blockId', 'deletedAt', 'ghost', 'status', 'side', 'sourcing'] as const

function equal(a: Link, b: Link): boolean {
  const fields = ['fromId', 'kind', 'toId', 'strength', 'label'] as const
  return fields.every((field) => a[field] === b[field])
}
