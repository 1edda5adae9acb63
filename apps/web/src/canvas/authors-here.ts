/** Who wrote what on this page's canvas, for parts of the page that come later; nobody is known before the server was met. */
import type { Authors } from './authors.ts'

class AuthorsHere {
  #current: Authors | null = null
  readonly #listeners = new Set<() => void>()

  get current(): Authors | null {
    return this.#current
  }

  /** Told once, with those who will be told of from then on. */
  begin(authors: Authors): void {
    this.#current = authors
    authors.subscribe(() => this.#tell())
    this.#tell()
  }

  /** Calls `listener` whenever something is known anew; returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

export const authorsHere = new AuthorsHere()
