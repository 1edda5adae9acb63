/** All open rooms: each is loaded once, whoever asks meanwhile waits for the same one, and leaves when idle. */
import { AppError, CLOSE, type Limits } from '@ninefold/shared'
import type { DocumentLog } from '../store/store.ts'
import type { GroupCommit } from './commit.ts'
import { RoomDocument } from './document.ts'
import type { Housekeeping } from './housekeeping.ts'
import type { Meter, Present } from './meter.ts'
import type { Offenders } from './offenders.ts'
import type { Clock, EventSource, Log, Timer } from './ports.ts'
import { Room } from './room.ts'
import { Turns } from './turns.ts'

interface OpenRoomsDeps {
  readonly documents: DocumentLog
  readonly commits: GroupCommit
  readonly housekeeping: Housekeeping
  readonly clock: Clock
  readonly limits: Limits
  readonly log: Log
  readonly offenders: Offenders
  readonly meter: Meter
  readonly events: EventSource
}

/** Weights are summed no more often than this, however many rooms are opened. */
const WEIGH_MS = 1000

export class OpenRooms {
  readonly #deps: OpenRoomsDeps
  readonly #turns: Turns
  readonly #rooms = new Map<string, Room>()
  readonly #loading = new Map<string, Promise<Room>>()
  /** Rooms that will be unloaded, the one idle for longest first, and when: one timer for all. */
  readonly #unloads = new Map<Room, number>()
  #unloading: Timer | null = null
  #weighing: Timer | null = null

  constructor(deps: OpenRoomsDeps) {
    this.#deps = deps
    this.#turns = new Turns(deps.clock)
  }

  rooms(): Iterable<Room> {
    return this.#rooms.values()
  }

  find(canvasId: string): Room | undefined {
    return this.#rooms.get(canvasId)
  }

  /** The room of a canvas, loaded if need be. Rejects with `canvas_not_found`, or when the store cannot be read. */
  async get(canvasId: string): Promise<Room> {
    const room = this.#rooms.get(canvasId)
    if (room) return room
    let loading = this.#loading.get(canvasId)
    if (!loading) {
      loading = this.#load(canvasId).finally(() => this.#loading.delete(canvasId))
      this.#loading.set(canvasId, loading)
    }
    return loading
  }

  /** A room is registered only when it is whole: a failed load leaves nothing behind. */
  async #load(canvasId: string): Promise<Room> {
    const { documents, commits, housekeeping, clock, limits, log, offenders, meter, events } = this.#deps
    const startedAt = clock.now()
    const stored = await documents.load(canvasId)
    meter.loadSeconds.observe((clock.now() - startedAt) / 1000)
    if (!stored) throw new AppError('canvas_not_found', 'There is no such canvas.')
    const room = new Room(canvasId, new RoomDocument(stored, limits), stored, {
      commits,
      clock,
      limits,
      log,
      offenders,
      meter,
      events,
      turns: this.#turns,
      onCommitted: (committed) => {
        housekeeping.committed(committed)
        this.#weighSoon()
      },
      onIdle: (idle) => this.#unloadLater(idle),
      onDestroyed: (destroyed) => this.#remove(destroyed),
    })
    this.#rooms.set(canvasId, room)
    this.#unloadLater(room)
    return room
  }

  /** What is open now, counted. */
  present(): Present {
    const rooms = { loading: this.#loading.size, live: 0, cold_document: 0 }
    const connections = { joining: 0, synced: 0, lagging: 0 }
    const sums = { uncommittedBytes: 0, waitingBytes: 0, roomBytes: 0, foreignPresence: 0, collapses: 0 }
    for (const room of this.#rooms.values()) {
      rooms[room.document.isLive ? 'live' : 'cold_document']++
      sums.uncommittedBytes += room.document.uncommittedBytes
      sums.roomBytes += room.document.weight
      sums.foreignPresence += room.outflow.foreignPresence
      sums.collapses += room.outflow.laggards.collapses
      for (const { lag, synced, buffered } of room.connections) {
        connections[lag ? 'lagging' : synced ? 'synced' : 'joining']++
        sums.waitingBytes += buffered
      }
    }
    return { rooms, connections, ...sums }
  }

  #unloadLater(room: Room): void {
    if (room.isDestroyed) return
    const { clock, limits } = this.#deps
    this.#unloads.delete(room)
    this.#unloads.set(room, clock.now() + limits.unloadAfterMs)
    this.#unloading ??= clock.after(limits.unloadAfterMs, () => this.#unloadDue())
    this.#weighSoon()
  }

  #unloadDue(): void {
    this.#unloading = null
    const { clock } = this.#deps
    for (const [room, dueAt] of this.#unloads) {
      // All wait equally long: those behind it are due later.
      const waitMs = dueAt - clock.now()
      if (waitMs > 0) return void (this.#unloading = clock.after(Math.ceil(waitMs), () => this.#unloadDue()))
      void this.unload(room)
    }
  }

  /** After whatever makes a room heavier, or lets one go: nothing is weighed while nothing happens. */
  #weighSoon(): void {
    this.#weighing ??= this.#deps.clock.after(WEIGH_MS, () => {
      this.#weighing = null
      this.#makeSpace()
    })
  }

  /** Above the limit rooms without people leave before their time, the one idle for longest first. */
  #makeSpace(): void {
    let bytes = 0
    for (const { document } of this.#rooms.values()) bytes += document.weight
    for (const room of this.#unloads.keys()) {
      if (bytes <= this.#deps.limits.roomBytesTotal) return
      if (!room.isIdle) continue
      bytes -= room.document.weight
      this.#deps.meter.unloadedForSpace++
      void this.unload(room)
    }
  }

  /** Lets an idle room go, its changes checkpointed; one that somebody has come to meanwhile stays. */
  async unload(room: Room): Promise<void> {
    this.#unloads.delete(room)
    if (!room.isIdle) return
    void this.#deps.housekeeping.tellNow(room)
    if (room.document.isLive && room.document.durable.hasTail) await this.#deps.housekeeping.checkpoint(room)
    if (room.isIdle) room.destroy(CLOSE.tryLater, 'unloaded')
  }

  #remove(room: Room): void {
    this.#unloads.delete(room)
    this.#deps.housekeeping.forget(room)
    if (this.#rooms.get(room.canvasId) === room) this.#rooms.delete(room.canvasId)
    if (this.#rooms.size > 0) return
    for (const timer of [this.#weighing, this.#unloading]) timer?.cancel()
    this.#weighing = this.#unloading = null
  }
}
