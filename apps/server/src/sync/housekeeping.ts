/** What a room needs now and then: checkpoints of its document, and word of its changes to the list of canvases. */
import type { Limits } from '@ninefold/shared'
import type { DocumentLog } from '../store/store.ts'
import type { Meter } from './meter.ts'
import type { Clock, Log, OnChanged, Timer } from './ports.ts'
import type { Room } from './room.ts'
import { readSummary } from './summary.ts'

/** The list hears of a change so soon, and while changes go on no more often than that. */
const SUMMARY_MS = 2000
const SUMMARY_GAP_MS = 8000
const SUMMARY_STEP_MS = 250
/** After a checkpoint failed; the log holds everything, so there is no hurry. */
const CHECKPOINT_RETRY_MS = 30_000

interface HousekeepingDeps {
  readonly documents: DocumentLog
  readonly clock: Clock
  readonly limits: Limits
  readonly log: Log
  readonly onChanged: OnChanged
  readonly meter: Meter
}

export class Housekeeping {
  readonly #deps: HousekeepingDeps
  readonly #summaries = new Map<Room, Timer>()
  readonly #toldAt = new Map<Room, number>()
  readonly #checkpointing = new Set<Room>()
  readonly #retryAt = new Map<Room, number>()

  constructor(deps: HousekeepingDeps) {
    this.#deps = deps
  }

  /** Rows of the room were committed. */
  committed(room: Room): void {
    if (!this.#summaries.has(room)) this.#tellLater(room)
    if (
      room.document.durable.wantsCheckpoint &&
      this.#deps.clock.now() >= (this.#retryAt.get(room) ?? -Infinity)
    )
      void this.checkpoint(room)
  }

  #tellLater(room: Room): void {
    const { clock } = this.#deps
    const now = clock.now()
    const earliest = Math.max(now + SUMMARY_MS, (this.#toldAt.get(room) ?? -Infinity) + SUMMARY_GAP_MS)
    // Many rooms tell at the same moments, so that they are written together.
    const at = Math.ceil(earliest / SUMMARY_STEP_MS) * SUMMARY_STEP_MS
    this.#summaries.set(
      room,
      clock.after(at - now, () => void this.tellNow(room)),
    )
  }

  /** Tells of changes not yet told of; resolves when they were taken note of. */
  async tellNow(room: Room): Promise<void> {
    const timer = this.#summaries.get(room)
    if (!timer) return
    timer.cancel()
    this.#summaries.delete(room)
    if (room.isDestroyed) return
    this.#toldAt.set(room, this.#deps.clock.now())
    const changedAt = Math.round(this.#deps.clock.wallNow())
    await this.#deps.onChanged(room.canvasId, readSummary(room.document.live(), changedAt))
  }

  /** Stores the whole document beside its log; a failure is logged and harmless. */
  async checkpoint(room: Room): Promise<void> {
    if (this.#checkpointing.has(room) || room.isDestroyed) return
    this.#checkpointing.add(room)
    try {
      const at = Math.round(this.#deps.clock.wallNow())
      const { clock, meter } = this.#deps
      const startedAt = clock.now()
      const checkpoint = room.document.encodeCheckpoint(at)
      await this.#deps.documents.checkpoint(room.canvasId, checkpoint, at - this.#deps.limits.logKeptMs)
      meter.checkpointSeconds.observe((clock.now() - startedAt) / 1000)
      meter.documentBytes.observe(checkpoint.state.length)
      if (!room.isDestroyed) room.document.durable.checkpointed(checkpoint)
    } catch (error) {
      this.#retryAt.set(room, this.#deps.clock.now() + CHECKPOINT_RETRY_MS)
      this.#deps.log.warn({ err: error, canvasId: room.canvasId }, 'a checkpoint failed')
    } finally {
      this.#checkpointing.delete(room)
    }
  }

  forget(room: Room): void {
    this.#summaries.get(room)?.cancel()
    this.#summaries.delete(room)
    this.#toldAt.delete(room)
    this.#retryAt.delete(room)
  }
}
