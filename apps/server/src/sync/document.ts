/**
 * One document on the server: what is on disk of it, and what was received and is not yet committed. It looks inside,
 * by building the live document, only when it must; it knows no connection and does no I/O.
 */
import * as Y from 'yjs'
import type { Limits, Role } from '@ninefold/shared'
import { newClientId } from './client-id.ts'
import { admitUpdate, type Admission, type Known } from './admission/admit.ts'
import { scanUpdate, UNLIMITED, type ScanLimits } from './admission/scan.ts'
import { raiseClocks, type Clocks } from './clocks.ts'
import { DurableDocument } from './durable.ts'
import { updateFrame, type UpdateFrame } from './frame.ts'
import { Authors } from './authors.ts'
import type { Revert, Scarce, TouchedNote } from './guard/guard.ts'
import { Locks } from './guard/locks.ts'
import { LiveDocument, type LiveSource, type Writer } from './live.ts'
import {
  SERVER_USER,
  type Checkpoint,
  type ClientOwner,
  type DocumentCommit,
  type NewRow,
  type NoteEdit,
  type StoredDocument,
} from '../store/store.ts'

/** Who wrote an update, and when it came. */
export type RowAuthor = Omit<NewRow, 'bytes'>

/** An update that is in the live document, on its way to the log. */
export interface Received {
  readonly frame: UpdateFrame
  readonly by: RowAuthor
  readonly raised: readonly number[]
  readonly introduced: readonly ClientOwner[]
  /** What the guard undid of it: then update and undo are this one row, and its writer gets it too. */
  readonly revert: Revert | null
  /** What is to be written down of who changed which notes. */
  readonly edits: readonly NoteEdit[]
}

/** Steps an update may cost Yjs; see admission/effort.ts. */
export interface Effort {
  steps: number
}

/** Twice as many as we have; foreign ones are undone, but their names stay. */
const ROOTS_PER_UPDATE = 24

/** Of most documents no client id is retired: one empty set for all of them. */
const NONE: ReadonlySet<number> = new Set<number>()

export class RoomDocument implements LiveSource {
  readonly epoch: number
  readonly durable: DurableDocument
  /** Kept up to date by the room. */
  readonly locks: Locks
  readonly #authors: Authors
  readonly #limits: Limits
  /** Clocks of everything admitted, committed or not. */
  readonly #received: Clocks
  readonly #owners: Map<number, string>
  readonly #retired: ReadonlySet<number>
  #uncommitted: Received[] = []
  #uncommittedBytes = 0
  readonly #live: LiveDocument
  readonly #serverClientId: number

  constructor(stored: StoredDocument, limits: Limits) {
    this.#limits = limits
    this.epoch = stored.epoch
    this.locks = new Locks(stored.locks)
    this.#authors = new Authors(limits.noteFactsMs)
    this.durable = new DurableDocument(stored, limits)
    this.#received = this.durable.clocks
    this.#owners = new Map(stored.clients.map(({ clientId, userId }) => [clientId, userId]))
    this.#retired = stored.retired.length > 0 ? new Set(stored.retired) : NONE
    const own = stored.clients.find(({ userId }) => userId === SERVER_USER)
    this.#serverClientId = own?.clientId ?? newClientId((id) => this.#owners.has(id))
    this.#live = new LiveDocument(this, limits, this.#serverClientId)
  }

  // ------------------------------------------------------------------------------------------------ writing
  clockOf(client: number): number {
    return this.#received.get(client) ?? 0
  }

  ownerOf(client: number): string | undefined {
    return this.#owners.get(client)
  }

  /** Whether a client id belongs to an earlier epoch: what it wrote was erased and must not come back. */
  isRetired(client: number): boolean {
    return this.#retired.has(client)
  }

  /** `shownBy` tells whose a client id is that has not written yet. */
  admit(
    update: Uint8Array,
    userId: string,
    isFirstSync: boolean,
    shownBy: Known['ownerOf'] = () => undefined,
  ): Admission {
    const { structsPerUpdate, structsPerFirstSync, clientIdsPerUpdate, claimedClocks, nestingDepth } =
      this.#limits
    const limits: ScanLimits = {
      structs: isFirstSync ? structsPerFirstSync : structsPerUpdate,
      clientIds: clientIdsPerUpdate,
      claimedClocks,
      nesting: nestingDepth,
      roots: ROOTS_PER_UPDATE,
    }
    const known: Known = {
      clockOf: (client) => this.clockOf(client),
      ownerOf: (client) => this.ownerOf(client) ?? shownBy(client),
      wroteOnce: (client) => this.#owners.has(client),
      isRetired: (client) => this.isRetired(client),
    }
    return admitUpdate(update, known, userId, limits)
  }

  /** Whether an update is one that adds nothing and needs no look inside to say so. */
  isKnownNothing(update: Uint8Array): boolean {
    if (update.length === 2 && update[0] === 0 && update[1] === 0) return true
    return this.#uncommitted.length === 0 && this.durable.isAllDeletions(update)
  }

  /** Takes an update that goes on with a text where its writer's last one ended; null when it may be anything else. */
  typed(update: Uint8Array, by: RowAuthor, role: Role): Received | null {
    const typed = this.#live.goesOn(update, { userId: by.userId, role })
    if (!typed) return null
    const { key, noteId } = typed
    const edits = this.#editsOf([{ noteId, isNew: false }], by)
    const raised = [key.client, key.clock + key.length]
    const frame = updateFrame(update)
    this.#live.takeLater(frame.update)
    return this.#receive({ frame, by, raised, introduced: [], edits, revert: null })
  }

  /**
   * Takes an admitted update into the live document; what breaks a rule is undone at once. What it changed waits to
   * be committed; null when it changed nothing. Throws NotApplied, also when it takes more than `effort.steps`, which
   * are lowered by those it took.
   */
  apply(
    update: Uint8Array,
    admission: Extract<Admission, { kind: 'admitted' }>,
    by: RowAuthor,
    { role, isStep2, effort }: Pick<Writer, 'role'> & { readonly isStep2: boolean; readonly effort: Effort },
  ): Received | null {
    const { raised } = admission
    if (raised.length === 0 && !admission.deletes) return null
    const writer = { userId: by.userId, role }
    const { deletes, judged, notes, steps } = this.#live.apply(update, writer, isStep2, effort.steps)
    effort.steps -= steps
    if (raised.length === 0 && !deletes) return null
    const introduced = admission.introduced.map((clientId) => ({ clientId, userId: by.userId }))
    const undo = judged?.undo()
    const edits = this.#editsOf(notes, by)
    if (judged && undo)
      return this.#receiveReverted({
        frame: updateFrame(Y.mergeUpdates([update, undo])),
        by,
        introduced,
        edits,
        revert: judged,
      })
    return this.#receive({ frame: updateFrame(update), by, raised, introduced, edits, revert: null })
  }

  #receiveReverted(received: Omit<Received, 'raised'>): Received {
    const raised = raisedBy(received.frame.update)
    return this.#receive({
      ...received,
      raised,
      introduced: [...received.introduced, ...this.#introduceServer()],
    })
  }

  #editsOf(notes: readonly TouchedNote[], { userId, at }: RowAuthor): NoteEdit[] {
    return this.#authors.edited(notes, userId === SERVER_USER ? null : userId, at)
  }

  /**
   * Runs `fn` in the live document as one transaction under the server's own client id; `received` is null when it
   * changed nothing. Whatever `fn` throws, and a RefusedEdit for what breaks a rule, is thrown when nothing of it
   * is left.
   */
  edit<T>(fn: (doc: Y.Doc) => T, by: RowAuthor, role: Role): { result: T; received: Received | null } {
    const { result, update, notes } = this.#live.edit(fn, { userId: by.userId, role })
    if (!update) return { result, received: null }
    const received = {
      frame: updateFrame(update),
      by,
      raised: raisedBy(update),
      introduced: this.#introduceServer(),
      edits: this.#editsOf(notes, by),
      revert: null,
    }
    return { result, received: this.#receive(received) }
  }

  #introduceServer(): ClientOwner[] {
    const clientId = this.#serverClientId
    return this.#owners.has(clientId) ? [] : [{ clientId, userId: SERVER_USER }]
  }

  #receive(received: Received): Received {
    this.#uncommitted.push(received)
    this.#uncommittedBytes += received.frame.update.length
    raiseClocks(this.#received, received.raised)
    for (const { clientId, userId } of received.introduced) this.#owners.set(clientId, userId)
    return received
  }

  /** What the document has nearly run out of; nothing is known of one that nobody has written to. */
  scarce(): Scarce[] {
    return this.#live.scarce()
  }

  /** Of everything received, committed or not. */
  get bytes(): number {
    return this.durable.bytes + this.#uncommittedBytes
  }

  readInto(doc: Y.Doc): void {
    this.durable.readInto(doc)
    for (const { frame } of this.#uncommitted) Y.applyUpdate(doc, frame.update)
  }

  /** The live document, built if need be. It may hold what is not yet committed. */
  live(): Y.Doc {
    return this.#live.get()
  }

  // --------------------------------------------------------------------------------------------- committing
  get uncommittedBytes(): number {
    return this.#uncommittedBytes
  }

  get hasUncommitted(): boolean {
    return this.#uncommitted.length > 0
  }

  /** Everything received and not yet committed, in order. */
  pendingCommit(canvasId: string): DocumentCommit {
    return {
      canvasId,
      epoch: this.epoch,
      rows: this.#uncommitted.map(({ frame, by }) => ({ ...by, bytes: frame.update })),
      clients: this.#uncommitted.flatMap(({ introduced }) => introduced),
      edits: this.#uncommitted.flatMap(({ edits }) => edits),
    }
  }

  /** The first `count` received updates are rows of the log now, the last of them at `seq`. Gives them back. */
  committed(count: number, seq: number): Received[] {
    const rows = this.#uncommitted.splice(0, count)
    for (const { frame } of rows) this.#uncommittedBytes -= frame.update.length
    this.durable.append(rows, seq)
    return rows
  }

  get isLive(): boolean {
    return this.#live.isBuilt
  }

  /**
   * The whole document at its last committed row. It may hold received updates too: those become durable a moment
   * before they are rows, which nobody has been told or shown.
   */
  encodeCheckpoint(at: number): Checkpoint {
    return { seq: this.durable.seq, epoch: this.epoch, ...encodeWhole(this.live()), at }
  }

  // ------------------------------------------------------------------------------------------------ reading
  /** The live document where it is exactly what is on disk. */
  get #clean(): Y.Doc | null {
    return this.#uncommitted.length === 0 ? this.#live.built : null
  }

  /** Frames that bring somebody who has `theirs` to what is on disk, and never beyond it. */
  framesFor(theirs: Clocks): Uint8Array[] {
    return this.durable.framesFor(theirs, this.#clean)
  }

  /** Calls `read` with the document exactly as it is on disk. */
  readDurable<T>(read: (doc: Y.Doc) => T): T {
    if (this.#clean) return read(this.#clean)
    const doc = new Y.Doc()
    this.durable.readInto(doc)
    const result = read(doc)
    doc.destroy()
    return result
  }

  /** Bytes held for it: those on disk and a guess at the live document, which is some three times its encoding. */
  get weight(): number {
    return this.isLive ? this.durable.bytes * 4 : this.durable.bytes
  }

  destroy(): void {
    this.#live.discard()
  }
}

/** All of a document, as checkpoints hold it. */
export function encodeWhole(doc: Y.Doc): Pick<Checkpoint, 'state' | 'stateVector' | 'deletions'> {
  const stateVector = Y.encodeStateVector(doc)
  return {
    state: Y.encodeStateAsUpdate(doc),
    stateVector,
    deletions: Y.encodeStateAsUpdate(doc, stateVector),
  }
}

const raisedBy = (update: Uint8Array): number[] =>
  scanUpdate(update, UNLIMITED).sections.flatMap(({ client, to }) => [client, to])
