/**
 * Who wrote which note, from the server's own records. A plain map: notes do not read it when they are drawn, and
 * are signed from it when the page has time.
 */
import type { NoteFacts } from '@ninefold/shared'
import { initials } from '../ui/people.ts'

export interface Author {
  readonly name: string
  readonly initials: string
}

export type Facts = Pick<NoteFacts, 'noteId' | 'createdBy' | 'editedBy'>
type Person = Pick<Author, 'name'> & { readonly userId: string }

export class Authors {
  readonly #facts = new Map<string, Facts>()
  readonly #people = new Map<string, Author>()
  readonly #listeners = new Set<(noteIds: Iterable<string>) => void>()

  set(facts: readonly Facts[], people: readonly Person[] = []): void {
    for (const one of facts) this.#facts.set(one.noteId, one)
    const renamed = people.filter(({ userId, name }) => (this.#people.get(userId)?.name ?? name) !== name)
    for (const { userId, name } of people) this.#people.set(userId, { name, initials: initials(name) })
    const changed = renamed.length > 0 ? this.#facts.keys() : facts.map(({ noteId }) => noteId)
    for (const listener of this.#listeners) listener(changed)
  }

  /** Whether everybody that `facts` names is known by name. */
  knows(facts: readonly Facts[]): boolean {
    return facts.every(({ createdBy, editedBy }) =>
      [createdBy, editedBy].every((id) => id === null || this.#people.has(id)),
    )
  }

  /** Who made a note, and who changed it last where that is somebody else; null where nothing is known. */
  of(noteId: string): { readonly author: Author | null; readonly editor: Author | null } | null {
    const facts = this.#facts.get(noteId)
    if (!facts) return null
    const author = this.#person(facts.createdBy)
    const editor = facts.editedBy === facts.createdBy ? null : this.#person(facts.editedBy)
    return author || editor ? { author, editor } : null
  }

  /** Whether somebody made a note or was the last to change it. */
  isOf(noteId: string, userId: string): boolean {
    const facts = this.#facts.get(noteId)
    return facts?.createdBy === userId || facts?.editedBy === userId
  }

  /** The name of somebody who wrote here. */
  nameOf(userId: string): string | null {
    return this.#people.get(userId)?.name ?? null
  }

  #person(id: string | null): Author | null {
    return id === null ? null : (this.#people.get(id) ?? null)
  }

  /** Calls `listener` with the notes of which something is known anew; returns the way to stop. */
  subscribe(listener: (noteIds: Iterable<string>) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
