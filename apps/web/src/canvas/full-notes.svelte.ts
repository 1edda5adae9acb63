/**
 * Notes with all they know, for views that show more of them than the sheet does. Read when they are asked for and
 * again when they change, for as long as such a view is open.
 */
import type * as Y from 'yjs'
import type { Note } from '@ninefold/shared'
import { rootMap } from '@ninefold/shared/document/layout'
import { readFullNote } from '@ninefold/shared/document/read-content'
import { FrameBatch } from '../lib/state/frame.ts'

export class FullNotes {
  readonly #doc: Y.Doc
  readonly #read = new Map<string, Note | null>()
  readonly #changed = new Set<string>()
  readonly #batch = new FrameBatch(() => this.#forget())
  #version = $state(0)

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** Keeps up with the document until the returned function is called. */
  follow(): () => void {
    const notes = rootMap(this.#doc, 'notes')
    const onchange: Parameters<typeof notes.observeDeep>[0] = (events) => {
      for (const { path, changes } of events)
        for (const id of path.length === 0 ? changes.keys.keys() : [String(path[0])]) this.#changed.add(id)
      this.#batch.schedule()
    }
    notes.observeDeep(onchange)
    this.#read.clear()
    return () => notes.unobserveDeep(onchange)
  }

  /** A live note, or null; reactive. */
  note(id: string): Note | null {
    void this.#version
    let note = this.#read.get(id)
    if (note === undefined) this.#read.set(id, (note = readFullNote(this.#doc, id)))
    return note
  }

  /** Brings it up to date now instead of with the next frame. */
  flush(): void {
    this.#batch.flush()
  }

  #forget(): void {
    for (const id of this.#changed) this.#read.delete(id)
    if (this.#changed.size > 0) this.#version++
    this.#changed.clear()
  }
}
