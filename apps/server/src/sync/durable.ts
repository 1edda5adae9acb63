/**
 * What is on disk of one document, as bytes: the checkpoint, the committed rows behind it and the clocks of both.
 * Joiners are served from here; nobody is shown more.
 */
import * as Y from 'yjs'
import type { Limits } from '@ninefold/shared'
import type { Checkpoint, StoredDocument } from '../store/store.ts'
import { scanUpdate, UNLIMITED } from './admission/scan.ts'
import { coversClocks, decodeClocks, encodeClocks, raiseClocks, type Clocks } from './clocks.ts'
import { updateFrame, type UpdateFrame } from './frame.ts'

interface CommittedRow {
  readonly seq: number
  readonly frame: UpdateFrame
}

/** A row to be, with the clocks it raises. */
export interface Row {
  readonly frame: UpdateFrame
  readonly raised: readonly number[]
}

/** More rows than this are sent to a joiner as one diff, where the live document allows it. */
const TAIL_ROWS_SENT = 64

export class DurableDocument {
  /** Place in the log of the last committed row. */
  seq: number
  readonly #limits: Limits
  #checkpoint: Checkpoint | null
  readonly #tail: CommittedRow[]
  #tailBytes = 0
  readonly #clocks: Clocks
  #checkpointFrames: { readonly state: Uint8Array; readonly deletions: Uint8Array } | null = null
  #diffOfTail: Uint8Array | null = null

  constructor({ seq, checkpoint, rows }: StoredDocument, limits: Limits) {
    this.#limits = limits
    this.seq = seq
    this.#checkpoint = checkpoint
    this.#clocks = checkpoint ? decodeClocks(checkpoint.stateVector) : new Map<number, number>()
    this.#tail = rows.map((row) => ({ seq: row.seq, frame: updateFrame(row.bytes) }))
    for (const { frame } of this.#tail) {
      this.#tailBytes += frame.update.length
      for (const { client, to } of scanUpdate(frame.update, UNLIMITED).sections)
        raiseClocks(this.#clocks, [client, to])
    }
  }

  // ------------------------------------------------------------------------------------------------ writing
  /** Rows have been committed, the last of them at `seq`. */
  append(rows: readonly Row[], seq: number): void {
    rows.forEach(({ frame, raised }, i) => {
      this.#tail.push({ seq: seq - rows.length + 1 + i, frame })
      this.#tailBytes += frame.update.length
      raiseClocks(this.#clocks, raised)
    })
    this.seq = seq
    this.#diffOfTail = null
  }

  /** A checkpoint is on disk: joiners get it from now on, and the rows up to it are let go. */
  checkpointed(checkpoint: Checkpoint): void {
    this.#checkpoint = checkpoint
    this.#checkpointFrames = null
    this.#diffOfTail = null
    const kept = this.#tail.findIndex(({ seq }) => seq > checkpoint.seq)
    this.#tail.splice(0, kept < 0 ? this.#tail.length : kept)
    this.#tailBytes = this.#tail.reduce((sum, { frame }) => sum + frame.update.length, 0)
  }

  // ------------------------------------------------------------------------------------------------ reading
  get hasTail(): boolean {
    return this.#tail.length > 0
  }

  /** Bytes of checkpoint and rows: never less than the document encoded as one. */
  get bytes(): number {
    return (this.#checkpoint?.state.length ?? 0) + this.#tailBytes
  }

  /** Whether the rows since the last checkpoint have become long beside it. */
  get wantsCheckpoint(): boolean {
    const { checkpointLogBytes, checkpointLogRows, documentBytes } = this.#limits
    const half = (this.#checkpoint?.state.length ?? 0) / 2
    // A document that is nearly full is measured better, so that nothing is refused before it is.
    const allowed = this.bytes > documentBytes * 0.8 ? Math.min(half, documentBytes / 16) : half
    return this.#tail.length > checkpointLogRows || this.#tailBytes > Math.max(checkpointLogBytes, allowed)
  }

  get clocks(): Clocks {
    return new Map(this.#clocks)
  }

  get stateVector(): Uint8Array {
    return encodeClocks(this.#clocks)
  }

  /** Whether an update is every deletion there is, and nothing else. */
  isAllDeletions(update: Uint8Array): boolean {
    const deletions = this.#tail.length === 0 && this.#checkpoint?.deletions
    return deletions ? Buffer.compare(update, deletions) === 0 : false
  }

  readInto(doc: Y.Doc): void {
    if (this.#checkpoint) Y.applyUpdate(doc, this.#checkpoint.state)
    for (const { frame } of this.#tail) Y.applyUpdate(doc, frame.update)
  }

  /**
   * Frames that bring somebody who has `theirs` to what is on disk. `live` is the document in memory where it holds
   * exactly that; without it the stored bytes are sent.
   */
  framesFor(theirs: Clocks, live: Y.Doc | null): Uint8Array[] {
    if (live && theirs.size > 0) return [diffFrame(live, encodeClocks(theirs))]
    const frames = this.#checkpointFramesFor(theirs)
    if (live && this.#tail.length > TAIL_ROWS_SENT) {
      this.#diffOfTail ??= diffFrame(live, this.#checkpoint?.stateVector)
      frames.push(this.#diffOfTail)
    } else for (const { frame } of this.#tail) frames.push(frame.frame)
    return frames
  }

  #checkpointFramesFor(theirs: Clocks): Uint8Array[] {
    if (!this.#checkpoint) return []
    this.#checkpointFrames ??= {
      state: updateFrame(this.#checkpoint.state).frame,
      deletions: updateFrame(this.#checkpoint.deletions).frame,
    }
    const covered = theirs.size > 0 && coversClocks(theirs, decodeClocks(this.#checkpoint.stateVector))
    return [covered ? this.#checkpointFrames.deletions : this.#checkpointFrames.state]
  }
}

function diffFrame(doc: Y.Doc, since: Uint8Array | undefined): Uint8Array {
  return updateFrame(Y.encodeStateAsUpdate(doc, since)).frame
}
