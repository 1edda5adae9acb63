/**
 * Writes a document's updates to its local copy. One's own go at once, because until the server has them this is
 * where they live; what others write is on the server already and is gathered, because a transaction of IndexedDB
 * for every letter of twenty people costs more than showing the letters.
 */
import type { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'

const GATHER_MS = 1000

export class UpdateBatch {
  readonly #doc: Y.Doc
  readonly #persistence: IndexeddbPersistence
  #held: Uint8Array[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Takes over from the listener with which y-indexeddb writes each update by itself. */
  constructor(doc: Y.Doc, persistence: IndexeddbPersistence) {
    this.#doc = doc
    this.#persistence = persistence
    doc.off('update', persistence._storeUpdate)
    doc.on('update', this.#take)
  }

  /** Writes what is held, in the order in which it came. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const held = this.#held
    if (held.length === 0) return
    this.#held = []
    this.#persistence._storeUpdate(held.length === 1 ? (held[0] as Uint8Array) : Y.mergeUpdates(held), null)
  }

  /** Writes nothing any more. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#held = []
    this.#doc.off('update', this.#take)
  }

  readonly #take = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === this.#persistence) return
    this.#held.push(update)
    if (transaction.local) this.flush()
    else this.#timer ??= setTimeout(() => this.flush(), GATHER_MS)
  }
}
