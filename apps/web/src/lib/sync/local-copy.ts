/**
 * The copy of a canvas on this device: the document itself (y-indexeddb) and, beside it, what a later page must
 * know: which client id was used, which changes the server has not confirmed, the document's epoch, and what its owner
 * may do here.
 */
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { isRole, type Role } from '@ninefold/shared'
import {
  chooseClientId,
  freshClientId,
  holdForLife,
  readClientIdRecord,
  type ClientIdRecord,
} from './client-id.ts'
import { UpdateBatch } from './update-batch.ts'

/** A copy is one person's copy of one canvas; another person in the same browser has another. */
export function localCopyName(userId: string, canvasId: string): string {
  return `ninefold/${userId}/${canvasId}`
}

/** A browser without usable storage (private windows, full disks) answers late or never; the canvas does not wait. */
const STORAGE_PATIENCE_MS = 4000

export class LocalCopy {
  readonly #persistence: IndexeddbPersistence
  readonly #updates: UpdateBatch
  readonly #doc: Y.Doc
  /** The stored client id is this page's: a second tab works under another one. */
  readonly #ownsClientId: boolean
  /** Entities that an earlier page changed and the server had not confirmed. */
  readonly waiting: readonly string[]
  readonly epoch: number | null
  /** What the server last let this person do. */
  readonly role: Role | null
  #failed = false
  #cleared = false

  private constructor(
    persistence: IndexeddbPersistence,
    doc: Y.Doc,
    ownsClientId: boolean,
    { waiting, epoch, role }: Pick<LocalCopy, 'waiting' | 'epoch' | 'role'>,
  ) {
    this.#persistence = persistence
    this.#updates = new UpdateBatch(doc, persistence)
    this.#doc = doc
    this.#ownsClientId = ownsClientId
    this.waiting = waiting
    this.epoch = epoch
    this.role = role
  }

  /**
   * Loads the copy into `doc` and gives `doc` its client id. Null when this browser keeps nothing: the canvas then
   * lives in the page and on the server alone. Must be done before anything else holds on to the document.
   */
  static async open(name: string, doc: Y.Doc): Promise<LocalCopy | null> {
    const [names, ownsClientId] = await Promise.all([databaseNames(), holdForLife(name)])
    doc.clientID = freshClientId()
    if (!names) return null
    const persistence = new IndexeddbPersistence(name, doc)
    // A canvas that is new here has nothing to wait for: its copy is made while the server sends it, and takes in
    // all there is by then.
    if (!names.has(name)) {
      const copy = new LocalCopy(persistence, doc, ownsClientId, NOTHING)
      if (ownsClientId) copy.#noteClientId()
      void inTime(persistence).then((loaded) => (copy.#failed = !loaded))
      return copy
    }
    if (!(await inTime(persistence))) {
      void persistence.destroy()
      return null
    }
    const kept: unknown[] = await Promise.all(
      ['waiting', 'epoch', 'client', 'role'].map((key) => persistence.get(key) as Promise<unknown>),
    )
    const [waiting, epoch, client, role] = kept
    const copy = new LocalCopy(persistence, doc, ownsClientId, {
      waiting: readWaiting(waiting),
      epoch: Number.isSafeInteger(epoch) ? (epoch as number) : null,
      role: isRole(role) ? role : null,
    })
    if (ownsClientId) {
      doc.clientID = chooseClientId(readClientIdRecord(client), (id) => Y.getState(doc.store, id))
      copy.#noteClientId()
    }
    return copy
  }

  /** The browser let the copy be made and then did not deliver: the page must not count on it. */
  get failed(): boolean {
    return this.#failed
  }

  /** Everything up to now is in the copy, or on its way there. */
  get complete(): boolean {
    return this.#persistence.synced
  }

  /** Whether `origin` is this copy's own loading, which is no edit. */
  isOrigin(origin: unknown): boolean {
    return origin === this.#persistence
  }

  storeWaiting(entities: readonly string[]): void {
    this.#store('waiting', entities)
  }

  storeEpoch(epoch: number): void {
    this.#store('epoch', epoch)
  }

  storeRole(role: Role): void {
    this.#store('role', role)
  }

  #store(key: string, value: unknown): void {
    if (!this.#cleared) void this.#persistence.set(key, value as never).catch(ignoreClosed)
  }

  /** Writes what is still held in memory; for a page that may go. */
  flush(): void {
    this.#updates.flush()
  }

  /**
   * The last act of a page that leaves with everything saved: the next one may take up its client id. The record
   * goes through one transaction with the updates, so it can never be on disk before them.
   */
  giveBackClientId(): void {
    const { db } = this.#persistence
    if (!db || !this.#ownsClientId || this.#cleared) return
    this.flush()
    const transaction = db.transaction(['updates', 'custom'], 'readwrite')
    transaction.objectStore('custom').put(recordOf(this.#doc, true), 'client')
    // A page that goes hears of nothing any more: what waits for an event to end by itself is taken back.
    transaction.commit()
  }

  /** Not waited for: should this page die before it is written, the old record no longer fits the clock. */
  #noteClientId(): void {
    this.#store('client', recordOf(this.#doc, false))
  }

  /** Forgets the canvas on this device. */
  clear(): Promise<void> {
    this.#cleared = true
    this.#updates.stop()
    return this.#persistence.clearData()
  }
}

const NOTHING = { waiting: [], epoch: null, role: null }

function recordOf(doc: Y.Doc, clean: boolean): ClientIdRecord {
  return { id: doc.clientID, clock: Y.getState(doc.store, doc.clientID), clean }
}

function readWaiting(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

/** Whether a copy has been read within the time that a person would wait. */
async function inTime(persistence: IndexeddbPersistence): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), STORAGE_PATIENCE_MS)
  })
  const loaded = await Promise.race([persistence.whenSynced.then(() => true), late])
  clearTimeout(timer)
  return loaded
}

/** The databases there are, or null where the page may have none; y-indexeddb would wait for ever there. */
async function databaseNames(): Promise<ReadonlySet<string> | null> {
  try {
    return new Set((await indexedDB.databases()).map(({ name }) => name ?? ''))
  } catch {
    return null // access to storage is denied: the property itself throws, or the question is refused
  }
}

/** A page on its way out has closed its database; what it wanted to note is then no longer of use. */
function ignoreClosed(error: unknown): void {
  if (!(error instanceof DOMException)) throw error
}
