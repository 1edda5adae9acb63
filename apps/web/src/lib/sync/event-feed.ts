/**
 * The canvas's numbered events, in order and without holes: what arrives next in line is passed on at once; where one
 * was missed, those before it are read first. Owns the number this page stands at. Knows no socket and no HTTP: it is
 * handed what arrives, and a way to ask for what did not.
 */
import {
  readEvent,
  type CanvasEvent,
  type EventData,
  type EventKind,
  type EventMessage,
} from '@ninefold/shared'
import type { EventList } from '@ninefold/shared/api/events'

/**
 * The events behind a number. `refused`: they cannot be had. `unreachable`: not now; they are asked for again when the
 * next number is heard.
 */
export type MissedEvents = EventList | 'refused' | 'unreachable'

type Hearer<Kind extends EventKind> = (data: EventData[Kind], rev: number) => void

export class EventFeed {
  readonly #missed: (after: number) => Promise<MissedEvents>
  readonly #hearers = new Map<EventKind, Set<Hearer<EventKind>>>()
  readonly #gaps = new Set<() => void>()
  #rev: number | null = null
  /** The highest number heard of. */
  #head = 0
  #reading = false

  constructor(missed: (after: number) => Promise<MissedEvents>) {
    this.#missed = missed
  }

  /** Hears every event of a kind until the returned function is called. */
  on<Kind extends EventKind>(kind: Kind, hear: Hearer<Kind>): () => void {
    const hearers = this.#hearers.get(kind) ?? new Set()
    this.#hearers.set(kind, hearers)
    // Called with the data of this kind alone: `#tell` looks the hearers up by it.
    hearers.add(hear as Hearer<EventKind>)
    return () => hearers.delete(hear as Hearer<EventKind>)
  }

  /** Called when events are gone for good: whoever keeps what they tell of reads it again. */
  onGap(hear: () => void): () => void {
    this.#gaps.add(hear)
    return () => this.#gaps.delete(hear)
  }

  /** A connection says where the canvas stands. The first one is where this page begins. */
  opened(rev: number): void {
    this.#rev ??= rev
    this.#reach(rev)
  }

  arrived(event: EventMessage): void {
    if (this.#rev !== null && event.rev > this.#rev + 1) this.#reach(event.rev)
    else this.#take(event)
  }

  #reach(rev: number): void {
    this.#head = Math.max(this.#head, rev)
    if (!this.#reading) void this.#readMissed()
  }

  async #readMissed(): Promise<void> {
    this.#reading = true
    while (this.#rev !== null && this.#rev < this.#head) {
      const before = this.#rev
      const missed = await this.#missed(before)
      if (missed === 'unreachable') break
      if (missed === 'refused' || !missed.complete)
        this.#skipTo(missed === 'refused' ? this.#head : undefined)
      if (missed === 'refused') break
      for (const event of missed.items) this.#take(event)
      // An answer that leads nowhere must not be asked for again and again.
      if (this.#rev === before) this.#skipTo(this.#head)
    }
    this.#reading = false
  }

  #skipTo(rev: number | undefined): void {
    if (rev !== undefined) this.#rev = rev
    for (const hear of this.#gaps) hear()
  }

  #take(event: Pick<EventMessage, 'rev' | 'kind' | 'data'>): void {
    if (this.#rev === null || event.rev <= this.#rev) return
    this.#rev = event.rev
    const read = readEvent(event)
    if (read.kind !== 'hidden') this.#tell(read)
  }

  #tell({ kind, data, rev }: CanvasEvent): void {
    for (const hear of this.#hearers.get(kind) ?? []) hear(data, rev)
  }
}
