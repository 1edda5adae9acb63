/** A document log in memory whose disk a test can stop, fill or break. It keeps the contract of `DocumentLog`. */
import type { BlockLock, NoteFacts } from '@ninefold/shared'
import type {
  Checkpoint,
  ClientOwner,
  CommitOutcome,
  DocumentCommit,
  DocumentLog,
  NewRow,
  NoteEdit,
  Replacement,
  StoredDocument,
} from '../../store/store.ts'
import { MemoryEvents } from './memory-events.ts'

interface Stored {
  epoch: number
  seq: number
  rows: { seq: number; row: NewRow }[]
  clients: ClientOwner[]
  retired: number[]
  checkpoint: Checkpoint | null
}

export class MemoryLog implements DocumentLog {
  readonly #documents = new Map<string, Stored>()
  #held: Promise<void> | null = null
  #release: (() => void) | null = null
  /** Thrown by every commit while set. */
  failure: Error | null = null
  loadFailure: Error | null = null
  commits = 0
  loads = 0
  readonly events = new MemoryEvents()
  /** Of every document that is loaded. */
  locks: BlockLock[] = []
  grantsVersion = 0
  readonly facts = new Map<string, NoteFacts>()

  /** Has commits wait, as on a slow disk, until `release`. */
  hold(): void {
    this.#held ??= new Promise((resolve) => (this.#release = resolve))
  }

  release(): void {
    this.#release?.()
    this.#held = null
    this.#release = null
  }

  rowsOf(canvasId: string): NewRow[] {
    return this.#documents.get(canvasId)?.rows.map(({ row }) => row) ?? []
  }

  checkpointOf(canvasId: string): Checkpoint | null {
    return this.#documents.get(canvasId)?.checkpoint ?? null
  }

  setEpoch(canvasId: string, epoch: number): void {
    const stored = this.#documents.get(canvasId)
    if (stored) stored.epoch = epoch
  }

  async create({ canvasId, rows, clients }: Omit<DocumentCommit, 'epoch'>): Promise<void> {
    if (this.#documents.has(canvasId)) throw new Error('there is one already')
    this.#documents.set(canvasId, { epoch: 1, seq: 0, rows: [], clients: [], retired: [], checkpoint: null })
    this.#append({ canvasId, rows, clients, epoch: 1 })
  }

  async load(canvasId: string): Promise<StoredDocument | null> {
    this.loads++
    await Promise.resolve()
    if (this.loadFailure) throw this.loadFailure
    const stored = this.#documents.get(canvasId)
    if (!stored) return null
    const { epoch, seq, rows, clients, retired, checkpoint } = stored
    const after = checkpoint?.seq ?? 0
    return {
      epoch,
      seq,
      checkpoint,
      rows: rows.filter((one) => one.seq > after).map((one) => ({ seq: one.seq, bytes: one.row.bytes })),
      clients: [...clients],
      rev: this.events.head(canvasId),
      grantsVersion: this.grantsVersion,
      locks: [...this.locks],
      retired: [...retired],
    }
  }

  async commit(commits: readonly DocumentCommit[]): Promise<CommitOutcome[]> {
    // The bytes as they were handed over: a real disk has them before the caller goes on.
    const copies = commits.map((commit) => ({
      ...commit,
      rows: commit.rows.map((row) => ({ ...row, bytes: row.bytes.slice() })),
    }))
    await this.#held
    if (this.failure) throw this.failure
    this.commits++
    return copies.map((commit) => this.#append(commit))
  }

  #append({ canvasId, epoch, rows, clients, edits = [] }: DocumentCommit): CommitOutcome {
    const stored = this.#documents.get(canvasId)
    if (!stored || stored.epoch !== epoch) return { kind: 'stale' }
    for (const row of rows) stored.rows.push({ seq: ++stored.seq, row })
    stored.clients.push(...clients)
    if (edits.length === 0) return { kind: 'committed', seq: stored.seq }
    const facts = edits.map((edit) => this.#note(edit))
    const { rev } = this.events.write(canvasId, 'note.facts', { facts })
    return { kind: 'committed', seq: stored.seq, facts: { rev, facts } }
  }

  #note({ noteId, userId, at, isNew }: NoteEdit): NoteFacts {
    const before = this.facts.get(noteId)
    const made = before ?? { createdBy: isNew ? userId : null, createdAt: isNew ? at : null }
    const { createdBy, createdAt } = made
    const facts = { noteId, createdBy, createdAt, editedBy: userId, editedAt: at }
    this.facts.set(noteId, facts)
    return facts
  }

  async checkpoint(canvasId: string, checkpoint: Checkpoint): Promise<void> {
    const stored = this.#documents.get(canvasId)
    if (stored) stored.checkpoint = checkpoint
  }

  async replace(canvasId: string, { checkpoint, clients }: Replacement): Promise<void> {
    const stored = this.#documents.get(canvasId)
    if (!stored) throw new Error('there is none')
    stored.epoch = checkpoint.epoch
    stored.seq++
    stored.retired.push(...stored.clients.map(({ clientId }) => clientId))
    stored.rows = []
    stored.clients = [...clients]
    stored.checkpoint = { ...checkpoint, seq: stored.seq }
  }

  async remove(canvasId: string): Promise<void> {
    this.#documents.delete(canvasId)
  }
}
