/**
 * What leaves a room and when: committed updates and presence, gathered and sent in ticks. A tick comes at once after
 * a quiet time, and the less often the more people there are, because each is a write for everybody.
 */
import type { Limits } from '@ninefold/shared'
import type { Clocks } from './clocks.ts'
import type { Connection } from './connection.ts'
import { Malformed } from './cursor.ts'
import { fanOut, type Outgoing } from './fanout.ts'
import type { Clock } from './ports.ts'
import { Laggards, type LaggardsDeps } from './laggards.ts'
import type { Meter } from './meter.ts'
import { Presence } from './presence.ts'
import { Ticker } from './ticker.ts'

/** Room for the own presence of somebody who has just come to arrive before that of the others is sent back. */
const FIRST_PRESENCE_MS = 33
const LATE_PRESENCE_MS = 100
/** A tick is a write to each person, some 9 µs: at most a ninth of the time. */
const MS_PER_PERSON = 0.08

export interface OutflowDeps extends Pick<LaggardsDeps, 'sentClocks' | 'isClean' | 'close'> {
  readonly connections: ReadonlySet<Connection>
  readonly clock: Clock
  readonly limits: Limits
  readonly meter: Meter
  /** Frames that bring somebody who has `clocks` to what is on disk; as an answer to a question, or unasked. */
  readonly framesSince: (clocks: Clocks, isAnswer: boolean) => Uint8Array[]
  /** Who has written to the document under a client id. */
  readonly ownerOf: (clientId: number) => string | undefined
  /** Everything that was to leave has left. */
  readonly onTicked: () => void
}

export class Outflow {
  readonly #deps: OutflowDeps
  /** Null until somebody shows themselves: most open canvases are looked at by programs, or by nobody yet. */
  #presence: Presence | null = null
  readonly #ticker: Ticker
  readonly laggards: Laggards
  readonly #newcomers: Connection[] = []
  readonly #late: Connection[] = []
  #outgoing: Outgoing[] = []
  /** When the oldest of them was committed, of `clock.now`. */
  #outgoingSince = 0
  #lastTick = -Infinity
  #lastPresence = -Infinity

  constructor(deps: OutflowDeps) {
    this.#deps = deps
    this.laggards = new Laggards({
      ...deps,
      catchUp: (connection, clocks, isAnswer) => this.#catchUp(connection, clocks, isAnswer),
    })
    this.#ticker = new Ticker(deps.clock, () => this.#tick())
  }

  /** Updates are on disk: they leave with the next tick. */
  committed(updates: readonly Outgoing[]): void {
    if (this.#outgoing.length === 0) this.#outgoingSince = this.#deps.clock.now()
    this.#outgoing.push(...updates)
    // Commits have waited for each other by then: only in the largest rooms is there still something to gather.
    const gap = Math.max(0, this.#gap - this.#deps.limits.commitWindowMaxMs)
    this.#ticker.at(this.#lastTick + gap)
  }

  /** Connections have frames in their outboxes. They wait a moment for what else leaves now, to be one write with it. */
  posted(): void {
    const now = this.#deps.clock.now()
    this.#ticker.at(Math.max(now + 1, this.#lastTick + this.#gap))
  }

  /** A question was answered beside the ticks: whoever asks and does not read is found by the next. */
  answered(connection: Connection): void {
    if (!connection.lag && connection.buffered > this.#deps.limits.laggingBytes)
      this.#ticker.at(this.#lastTick + this.#gap)
  }

  // ----------------------------------------------------------------------------------------------- presence
  /** Reads a presence frame's payload. Throws Malformed. */
  takePresence(connection: Connection, payload: Uint8Array): void {
    this.#receive(connection, payload)
    this.#requestPresenceTick()
  }

  #receive(connection: Connection, payload: Uint8Array): void {
    const { limits, ownerOf } = this.#deps
    this.#presence ??= new Presence(limits.awarenessStateBytes, ownerOf)
    this.#presence.receive(connection, payload)
  }

  /** Keeps the payload of a frame that came too fast, in place of an earlier one, for a later tick. */
  takePresenceLater(connection: Connection, payload: Uint8Array): void {
    if (!connection.latePresence) this.#late.push(connection)
    connection.latePresence = payload.slice()
    this.#deps.meter.latePresence++
    this.#ticker.at(this.#deps.clock.now() + LATE_PRESENCE_MS)
  }

  /** A malformed one says nothing: its writer is told by the next that is read at once. */
  #readLate(): void {
    for (const connection of this.#late.splice(0)) {
      try {
        if (connection.latePresence && connection.open) this.#receive(connection, connection.latePresence)
      } catch (error) {
        if (!(error instanceof Malformed)) throw error
      }
      connection.latePresence = null
    }
  }

  /** Who has shown themselves under a client id. */
  shownBy(clientId: number): string | undefined {
    return this.#presence?.shownBy(clientId)
  }

  /** Others' entries passed over in presence frames. */
  get foreignPresence(): number {
    return this.#presence?.foreignEntries ?? 0
  }

  /** Shows somebody in a moment who is here. */
  showEverybodyTo(connection: Connection): void {
    // Nobody has been here yet: whoever comes is in a tick, which the newcomer gets too.
    if (!this.#presence) return
    this.#newcomers.push(connection)
    this.#ticker.at(this.#deps.clock.now() + FIRST_PRESENCE_MS)
  }

  /** Once each, however often they asked. */
  #greet(): void {
    for (const newcomer of new Set(this.#newcomers.splice(0))) {
      const others = this.#presence?.snapshotFor(newcomer)
      if (others) newcomer.postFrame(others)
    }
  }

  restamp(connection: Connection): void {
    this.#presence?.restamp(connection)
    this.#requestPresenceTick()
  }

  #catchUp(connection: Connection, clocks: Clocks, isAnswer: boolean): void {
    const frames = this.#deps.framesSince(clocks, isAnswer)
    const others = this.#presence?.snapshotFor(connection)
    if (others) frames.push(others)
    connection.write(...frames, ...connection.takeOutbox())
  }

  leave(connection: Connection): void {
    this.laggards.leave(connection)
    this.#presence?.leave(connection)
    this.#requestPresenceTick()
  }

  stop(): void {
    this.#ticker.stop()
    this.laggards.stop()
  }

  // ------------------------------------------------------------------------------------------------- the tick
  /** Ms between ticks. */
  get #gap(): number {
    return MS_PER_PERSON * this.#deps.connections.size
  }

  get #presenceGap(): number {
    return Math.min(100, Math.max(33, 0.25 * this.#deps.connections.size))
  }

  #requestPresenceTick(): void {
    if (this.#presence?.isDirty) this.#ticker.at(this.#lastPresence + this.#presenceGap)
  }

  #tick(): void {
    const now = this.#deps.clock.now()
    this.#readLate()
    const isPresenceDue = now >= this.#lastPresence + this.#presenceGap && this.#presence?.isDirty
    const presence = isPresenceDue ? (this.#presence?.tick(now) ?? null) : null
    if (isPresenceDue) this.#lastPresence = now
    if (this.#newcomers.length > 0) this.#greet()
    const updates = this.#outgoing
    this.#outgoing = []
    this.#lastTick = now
    if (updates.length > 0) this.#deps.meter.fanOutSeconds.observe((now - this.#outgoingSince) / 1000)
    fanOut(this.#deps.connections, updates, presence)
    for (const connection of this.#deps.connections) this.laggards.check(connection)
    this.#deps.onTicked()
    this.#requestPresenceTick()
  }
}
