/** An engine over a log in memory and a clock that stands still. */
import { LIMITS, type Limits } from '@ninefold/shared'
import { Registry } from 'prom-client'
import { Meter } from '../meter.ts'
import type { DocumentSummary, Grant, Log } from '../ports.ts'
import { createRooms, type Engine } from '../registry.ts'
import { ManualClock } from './manual-clock.ts'
import { MemoryLog } from './memory-log.ts'
import { grantOf, TestPeer } from './test-peer.ts'

export class World {
  readonly clock = new ManualClock()
  readonly documents: MemoryLog
  readonly engine: Engine
  readonly summaries: { readonly canvasId: string; readonly summary: DocumentSummary }[] = []
  /** What was logged as a peer's fault or ours. */
  readonly warnings: string[] = []
  readonly metrics = new Registry()
  readonly #peers: TestPeer[] = []

  constructor(limits: Partial<Limits> = {}, documents = new MemoryLog()) {
    this.documents = documents
    this.engine = createRooms({
      documents,
      events: documents.events,
      clock: this.clock,
      limits: { ...LIMITS, ...limits },
      log: this.#log,
      meter: new Meter(this.metrics),
      onChanged: async (canvasId, summary) => void this.summaries.push({ canvasId, summary }),
    })
  }

  get #log(): Log {
    const keep = (_fields: object, message: string): void => void this.warnings.push(message)
    return { debug() {}, info() {}, warn: keep, error: keep }
  }

  /** A world with one canvas, `a`. */
  static async with(limits: Partial<Limits> = {}): Promise<World> {
    const world = new World(limits)
    await world.engine.createDocument('a', {}, 'ada')
    return world
  }

  peer(userId: string, role: Grant['role'] = 'editor', clientId?: number): TestPeer {
    const peer = new TestPeer(grantOf(userId, role), clientId)
    this.#peers.push(peer)
    return peer
  }

  /** Somebody on canvas `a`, brought up to date. */
  async joined(userId: string, role: Grant['role'] = 'editor'): Promise<TestPeer> {
    const peer = await this.peer(userId, role).join(this.engine, 'a')
    await this.settle()
    peer.exchange()
    return peer
  }

  /** Time enough for a commit and the tick behind it. */
  async settle(): Promise<void> {
    await this.clock.advance(200)
  }

  destroy(): void {
    for (const peer of this.#peers) peer.destroy()
  }
}
