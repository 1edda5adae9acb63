/**
 * Who made and last changed which note, taken from the connection an edit came by. Written down with the edit itself,
 * and for the same person going on in the same note only now and then, so that a keystroke costs a look into a map.
 */
import type { NoteEdit } from '../store/store.ts'
import type { TouchedNote } from './guard/guard.ts'

interface Noted {
  readonly userId: string | null
  readonly at: number
}

/** Notes remembered; those touched longest ago are forgotten, and then simply written down once more. */
const REMEMBERED = 5000

export class Authors {
  readonly #everyMs: number
  readonly #noted = new Map<string, Noted>()

  /** `everyMs`: the same person's edits of a note are noted no more often. */
  constructor(everyMs: number) {
    this.#everyMs = everyMs
  }

  /** What is to be written down of an edit of `notes` at `at` (ms since 1970); null for the server's own hand. */
  edited(notes: readonly TouchedNote[], userId: string | null, at: number): NoteEdit[] {
    const edits: NoteEdit[] = []
    for (const { noteId, isNew } of notes) {
      const noted = this.#noted.get(noteId)
      if (!isNew && noted?.userId === userId && at - noted.at < this.#everyMs) continue
      this.#noted.delete(noteId)
      this.#noted.set(noteId, { userId, at })
      edits.push({ noteId, userId, at, isNew })
    }
    if (this.#noted.size > REMEMBERED) this.#forget()
    return edits
  }

  #forget(): void {
    for (const noteId of this.#noted.keys()) {
      if (this.#noted.size <= REMEMBERED / 2) return
      this.#noted.delete(noteId)
    }
  }
}
