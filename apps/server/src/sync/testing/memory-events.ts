/** Events kept in memory: written as another process would, or handed over as this one does. */
import type { EventKind } from '@ninefold/shared'
import type { Audience, CanvasHead, EventSource, StoredEvent } from '../ports.ts'

export class MemoryEvents implements EventSource {
  readonly #events = new Map<string, StoredEvent[]>()
  readonly deleted = new Set<string>()
  reads = 0

  /** Writes an event behind the engine's back; gives it as it would be told. */
  write<Kind extends EventKind>(
    canvasId: string,
    kind: Kind,
    data: Extract<StoredEvent, { kind: Kind }>['data'],
    audience: Audience = null,
  ): StoredEvent {
    const events = this.#events.get(canvasId) ?? []
    this.#events.set(canvasId, events)
    const event = { rev: this.head(canvasId) + 1, kind, data, audience } as StoredEvent
    events.push(event)
    return event
  }

  /** Keeps only what is behind `rev`. */
  forget(canvasId: string, rev: number): void {
    const kept = (this.#events.get(canvasId) ?? []).filter((event) => event.rev > rev)
    this.#events.set(canvasId, kept)
  }

  head(canvasId: string): number {
    return this.#events.get(canvasId)?.at(-1)?.rev ?? 0
  }

  async after(canvasId: string, rev: number): Promise<StoredEvent[]> {
    this.reads++
    return (this.#events.get(canvasId) ?? []).filter((event) => event.rev > rev)
  }

  async heads(canvasIds: () => readonly string[]): Promise<ReadonlyMap<string, CanvasHead>> {
    return new Map(canvasIds().map((id) => [id, { rev: this.head(id), deleted: this.deleted.has(id) }]))
  }
}
