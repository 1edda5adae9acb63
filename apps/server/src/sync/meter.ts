/**
 * What the engine counts, for operators. On the path of a frame these are plain additions; Prometheus is told of them
 * when it asks. No label names a canvas or a person.
 */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { RevertReason } from '@ninefold/shared'
import type { PeerFrame } from './frame.ts'

type Tally<K extends string = string> = Partial<Record<K, number>>
type OutKind = 'update' | 'presence' | 'other'

/** What is there at the moment of asking. */
export interface Present {
  readonly rooms: Readonly<Record<'loading' | 'live' | 'cold_document', number>>
  readonly connections: Readonly<Record<'joining' | 'synced' | 'lagging', number>>
  readonly uncommittedBytes: number
  readonly waitingBytes: number
  readonly roomBytes: number
  readonly foreignPresence: number
  readonly collapses: number
}

const SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]
const BYTES = [1e3, 1e4, 1e5, 1e6, 2e6, 4e6, 8e6]

export class Meter {
  readonly framesIn: Tally<PeerFrame['kind']> = {}
  readonly bytesIn: Tally<PeerFrame['kind']> = {}
  readonly framesOut: Tally<OutKind> = {}
  bytesOut = 0
  writes = 0
  /** Connections closed for what they sent, by close code. */
  readonly refused: Tally = {}
  readonly reverts: Tally<RevertReason> = {}
  latePresence = 0
  unloadedForSpace = 0

  readonly commitSeconds: Histogram
  readonly commitRows: Histogram
  readonly failedCommits: Counter
  readonly fenceSeconds: Histogram
  readonly fanOutSeconds: Histogram
  readonly loadSeconds: Histogram
  readonly checkpointSeconds: Histogram
  readonly documentBytes: Histogram
  readonly #registry: Registry

  constructor(registry: Registry) {
    this.#registry = registry
    const histogram = (name: string, help: string, buckets: number[]): Histogram =>
      new Histogram({ name: `ninefold_${name}`, help, buckets, registers: [registry] })
    this.commitSeconds = histogram('commit_seconds', 'Time one commit took.', SECONDS)
    this.commitRows = histogram('commit_rows', 'Updates in one commit.', [1, 2, 5, 10, 20, 50, 100, 500])
    this.fenceSeconds = histogram('fence_seconds', 'From a fence to its answer.', SECONDS)
    this.fanOutSeconds = histogram('fan_out_seconds', 'From a commit to its updates being sent.', SECONDS)
    this.loadSeconds = histogram('load_seconds', 'Time it took to load a document.', SECONDS)
    this.checkpointSeconds = histogram('checkpoint_seconds', 'Time a checkpoint took.', SECONDS)
    this.documentBytes = histogram('document_bytes', 'Size of documents at their checkpoints.', BYTES)
    this.failedCommits = new Counter({
      name: 'ninefold_failed_commits_total',
      help: 'Commits that failed and were tried again or given up.',
      registers: [registry],
    })
    this.#counter('frames_in', 'Messages received, by kind.', 'kind', () => this.framesIn)
    this.#counter('bytes_in', 'Bytes of messages received, by kind.', 'kind', () => this.bytesIn)
    this.#counter('frames_out', 'Messages sent in ticks, by kind.', 'kind', () => this.framesOut)
    this.#counter('bytes_out', 'Bytes written to sockets.', null, () => this.bytesOut)
    this.#counter('writes', 'Writes to sockets.', null, () => this.writes)
    this.#counter('refused', 'Connections closed for what they sent, by code.', 'code', () => this.refused)
    this.#counter('reverts', 'Changes undone, by reason.', 'reason', () => this.reverts)
    this.#counter('late_presence', 'Presence that came too fast.', null, () => this.latePresence)
    this.#counter('unloaded', 'Rooms unloaded to make space.', null, () => this.unloadedForSpace)
  }

  static add<K extends string>(tally: Tally<K>, key: K, count = 1): void {
    tally[key] = (tally[key] ?? 0) + count
  }

  /** Has Prometheus see what is there whenever it asks. */
  watch(present: () => Present): void {
    this.#gauge('rooms', 'Rooms, by state.', 'state', () => present().rooms)
    this.#gauge('connections', 'Connections, by state.', 'state', () => present().connections)
    this.#gauge('uncommitted_bytes', 'Received, not yet on disk.', null, () => present().uncommittedBytes)
    this.#gauge('waiting_bytes', 'Sent, not yet taken by the system.', null, () => present().waitingBytes)
    this.#gauge('room_bytes', 'Bytes held for documents, estimated.', null, () => present().roomBytes)
    this.#gauge(
      'foreign_presence',
      "Others' presence entries dropped in rooms open now.",
      null,
      () => present().foreignPresence,
    )
    this.#gauge(
      'diff_collapses',
      'Slow readers brought up by one diff in rooms open now.',
      null,
      () => present().collapses,
    )
  }

  #counter(name: string, help: string, label: string | null, read: () => Tally | number): void {
    new Counter({
      name: `ninefold_${name}_total`,
      help,
      labelNames: label ? [label] : [],
      registers: [this.#registry],
      collect() {
        this.reset()
        const value = read()
        if (typeof value === 'number') return this.inc(value)
        for (const [key, count] of Object.entries(value)) this.inc({ [label as string]: key }, count)
      },
    })
  }

  #gauge(name: string, help: string, label: string | null, read: () => Tally | number): void {
    new Gauge({
      name: `ninefold_${name}`,
      help,
      labelNames: label ? [label] : [],
      registers: [this.#registry],
      collect() {
        const value = read()
        if (typeof value === 'number') return this.set(value)
        for (const [key, count] of Object.entries(value)) this.set({ [label as string]: key }, count ?? 0)
      },
    })
  }
}
