/**
 * A canvas's events in its room: each passes once and in the order of its number, whoever told of it. One that comes
 * too early is waited for, and those before it are read again. What an event says is obeyed before anybody is told.
 */
import type { Connection } from './connection.ts'
import { mayHear } from './audience.ts'
import { appFrame } from './frame.ts'
import type { EventSource, Log, StoredEvent } from './ports.ts'

export interface EventPlaneDeps {
  readonly canvasId: string
  /** The last event that what was loaded holds. */
  readonly rev: number
  readonly connections: ReadonlySet<Connection>
  readonly source: EventSource
  readonly log: Log
  /** Does what the event says; called once for each, in order. */
  readonly obey: (event: StoredEvent) => void
  /** Frames are waiting to leave. */
  readonly onPosted: () => void
}

export class EventPlane {
  readonly #deps: EventPlaneDeps
  #rev: number
  #reading: Promise<void> | null = null

  constructor(deps: EventPlaneDeps) {
    this.#deps = deps
    this.#rev = deps.rev
  }

  /** Of the last event that everybody here has been told. */
  get rev(): number {
    return this.#rev
  }

  /** Events that are on disk, in order. */
  tell(events: readonly StoredEvent[]): void {
    for (const event of events) {
      if (event.rev > this.#rev + 1) return void this.catchUp()
      if (event.rev === this.#rev + 1) this.#take(event)
    }
  }

  /** Reads what was not told of here, and tells it. Never rejects: whoever looks next tries again. */
  catchUp(): Promise<void> {
    this.#reading ??= this.#read().finally(() => (this.#reading = null))
    return this.#reading
  }

  async #read(): Promise<void> {
    const { source, canvasId, log } = this.#deps
    try {
      for (;;) {
        const events = await source.after(canvasId, this.#rev)
        const [first] = events
        if (!first) return
        // Those between are no longer kept: what they said was read with the room.
        if (first.rev > this.#rev + 1) this.#rev = first.rev - 1
        this.tell(events)
      }
    } catch (error) {
      log.warn({ err: error, canvasId }, 'events could not be read')
    }
  }

  /** One encoding for all who may hear it and one for all others. */
  #take(event: StoredEvent): void {
    const { connections, obey, onPosted } = this.#deps
    const { rev, kind, data, audience } = event
    this.#rev = rev
    obey(event)
    let shown: Uint8Array | null = null
    let hidden: Uint8Array | null = null
    for (const connection of connections) {
      if (!connection.speaksApp) continue
      if (mayHear(audience, connection.grant))
        connection.postFrame((shown ??= appFrame({ type: 'event', rev, kind, data })))
      else connection.postFrame((hidden ??= appFrame({ type: 'event', rev, kind: 'hidden' })))
    }
    if (shown || hidden) onPosted()
  }
}
