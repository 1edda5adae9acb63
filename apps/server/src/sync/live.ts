/**
 * The live `Y.Doc` of a document with its guard: built by the first who needs to look inside, thrown away when it can
 * no longer be trusted, and built again from bytes. It may hold what is not yet committed.
 */
import * as Y from 'yjs'
import type { Limits, Role } from '@ninefold/shared'
import { TooMuchWork, withinEffort } from './admission/effort.ts'
import { Guard, type Judged, type Scarce, type TouchedNote, type Verdict } from './guard/guard.ts'
import type { Locks } from './guard/locks.ts'
import { RefusedEdit } from './refused-edit.ts'
import { Typists, type KeystrokeIn } from './typists.ts'
import { SERVER_USER } from '../store/store.ts'

/** What an update did to the live document. */
export interface Applied {
  readonly deletes: boolean
  /** What it cost Yjs; see effort.ts. */
  readonly steps: number
  /** Null when every rule was kept. */
  readonly judged: Judged | null
  /** Notes that are changed by what stays of it. */
  readonly notes: readonly TouchedNote[]
}

/** Who writes, and by which right. */
export interface Writer {
  readonly userId: string
  readonly role: Role
}

/** Yjs did not take an admitted update whole: the live document was thrown away and the update with it. */
export class NotApplied extends Error {}

/** Everything received of a document, as bytes. */
export interface LiveSource {
  readonly bytes: number
  readonly locks: Locks
  /** The first clock of a client id that was not received. */
  clockOf(client: number): number
  readInto(doc: Y.Doc): void
}

/** An edit of the server's. */
export interface Edit<T> {
  readonly result: T
  readonly update: Uint8Array | null
  readonly notes: readonly TouchedNote[]
}

const KEPT: Verdict = { judged: null, notes: [], typing: null }
/** Keystrokes that Yjs need not have at once: taken in together each costs a fifth. */
const TYPED_MAX = 32

export class LiveDocument {
  readonly #source: LiveSource
  readonly #limits: Limits
  readonly #clientId: number
  #doc: Y.Doc | null = null
  #guard: Guard | null = null
  readonly #typists = new Typists()
  /** Keystrokes that are not in the document yet. */
  #typed: Uint8Array[] = []

  /** `clientId` is the one under which the server writes. */
  constructor(source: LiveSource, limits: Limits, clientId: number) {
    this.#source = source
    this.#limits = limits
    this.#clientId = clientId
  }

  get isBuilt(): boolean {
    return this.#doc !== null
  }

  /** The document where it has been built. */
  get built(): Y.Doc | null {
    this.#bringIn()
    return this.#doc
  }

  /** The document, built if need be. */
  get(): Y.Doc {
    if (this.built) return this.built
    const doc = new Y.Doc({ gc: true })
    doc.transact(() => this.#source.readInto(doc))
    // Only now: Yjs takes another id when it meets its own in what it reads.
    doc.clientID = this.#clientId
    this.#doc = doc
    this.#guard = new Guard(doc, this.#limits, this.#source.locks)
    return doc
  }

  discard(): void {
    this.#doc?.destroy()
    this.#doc = null
    this.#guard = null
    this.#typed = []
    this.#typists.forget()
  }

  /** Whether an update goes on with a text where its writer's last one ended: then it is right without a look at it. */
  goesOn(update: Uint8Array, writer: Writer): KeystrokeIn | null {
    const { locks, bytes } = this.#source
    if (!locks.isEmpty || bytes + update.length > this.#limits.documentBytes) return null
    return this.#typists.goesOn(update, writer, (client) => this.#source.clockOf(client))
  }

  /** Has such an update brought in, with others behind it, before anybody looks at the document. */
  takeLater(update: Uint8Array): void {
    this.#typed.push(update)
    if (this.#typed.length >= TYPED_MAX) this.#bringIn()
  }

  #bringIn(): void {
    const doc = this.#doc
    if (!doc || this.#typed.length === 0) return
    const typed = this.#typed
    this.#typed = []
    doc.transact(() => {
      for (const update of typed) Y.applyUpdate(doc, update)
    })
  }

  /** Brings in an admitted update, for at most `steps`, and has it judged. Throws NotApplied. */
  apply(update: Uint8Array, writer: Writer, isStep2: boolean, steps: number): Applied {
    const doc = this.get()
    let applied: Omit<Applied, 'steps'> & Verdict = { deletes: false, ...KEPT }
    let taken = 0
    const look = (transaction: Y.Transaction): void => {
      if (transaction.origin !== this) return
      const verdict = this.#judge(transaction, writer, update.length, isStep2)
      applied = { deletes: transaction.deleteSet.clients.size > 0, ...verdict }
    }
    doc.on('afterTransaction', look)
    try {
      taken = withinEffort(doc, steps, () => Y.applyUpdate(doc, update, this))
    } catch (error) {
      this.discard()
      if (error instanceof TooMuchWork) throw new NotApplied(error.message)
      throw new NotApplied('it could not be read', { cause: error })
    } finally {
      doc.off('afterTransaction', look)
    }
    if (doc.store.pendingStructs || doc.store.pendingDs) {
      // Structs that need each other in a circle get through admission. Half of it may be in: start afresh.
      this.discard()
      throw new NotApplied('left something pending')
    }
    this.#typists.applied(update, writer, applied.typing)
    return { ...applied, steps: taken }
  }

  /**
   * Runs `fn` as one transaction under the server's client id; the update it made, null when it changed nothing, and
   * the notes it changed.
   * Whatever `fn` throws, and a RefusedEdit for what breaks a rule, is thrown when nothing of it is left.
   */
  edit<T>(fn: (doc: Y.Doc) => T, writer: Writer): Edit<T> {
    const doc = this.get()
    this.#typists.forget()
    let update = null as Uint8Array | null
    let verdict = KEPT
    const collect = (made: Uint8Array): void => {
      update = update ? Y.mergeUpdates([update, made]) : made
    }
    const look = (transaction: Y.Transaction): void => {
      if (transaction.origin === this)
        verdict = this.#judge(transaction, writer, writtenBytes(transaction), false)
    }
    doc.on('update', collect)
    doc.on('afterTransaction', look)
    try {
      const result = doc.transact(() => fn(doc), this)
      if (verdict.judged) throw new RefusedEdit(verdict.judged)
      return { result, update, notes: verdict.notes }
    } catch (error) {
      if (update) this.discard()
      throw error
    } finally {
      doc.off('update', collect)
      doc.off('afterTransaction', look)
    }
  }

  #judge(transaction: Y.Transaction, writer: Writer, updateBytes: number, isStep2: boolean): Verdict {
    const author = { userId: writer.userId === SERVER_USER ? null : writer.userId, role: writer.role }
    const documentBytes = this.#source.bytes + updateBytes
    return this.#guard?.judge(transaction, author, { documentBytes, updateBytes, isStep2 }) ?? KEPT
  }

  /** What the document has nearly run out of; nothing is known of one that nobody has looked into. */
  scarce(): Scarce[] {
    return this.#guard?.scarce(this.#source.bytes) ?? []
  }
}

/** Size of what a transaction wrote under the document's own client id, before it is an update. */
function writtenBytes({ beforeState, doc }: Y.Transaction): number {
  const from = beforeState.get(doc.clientID) ?? 0
  const structs = doc.store.clients.get(doc.clientID)
  if (!structs || Y.getState(doc.store, doc.clientID) === from) return 0
  const encoder = new Y.UpdateEncoderV1()
  for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) structs[i]?.write(encoder, 0)
  return encoder.toUint8Array().length
}
