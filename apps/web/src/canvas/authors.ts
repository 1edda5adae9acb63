/**
 * Who wrote which note, from the server's own records. A plain map: notes do not read it when they are drawn. It is
 * asked when a note is reached for, and by a block that shows its authors (large, or on a phone).
 */
import type { NoteFacts } from '@ninefold/shared'

export interface Author {
  readonly name: string
  readonly color: string
}

export type Facts = Pick<NoteFacts, 'noteId' | 'createdBy' | 'editedBy'>

export class Authors {
  readonly #facts = new Map<string, Facts>()
  readonly #people = new Map<string, Author>()
  readonly #listeners = new Set<() => void>()

  set(facts: readonly Facts[], people: readonly (Author & { readonly userId: string })[] = []): void {
    for (const one of facts) this.#facts.set(one.noteId, one)
    for (const { userId, name, color } of people) this.#people.set(userId, { name, color })
    for (const listener of this.#listeners) listener()
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

  #person(id: string | null): Author | null {
    return id === null ? null : (this.#people.get(id) ?? null)
  }

  /** Calls `listener` when something is known anew; returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
