/**
 * A look at all connections every few seconds, instead of timers for each: keeps silent lines open, finds dead ones,
 * ends grants that expired and gaps that stayed. What a line gets for it is one write, made beforehand.
 */
import { CLOSE } from '@ninefold/shared'
import type { Connection } from './connection.ts'
import { HEARTBEAT_FRAME, HEARTBEAT_WITH_PING, PING_FRAME } from './frame.ts'
import { ENDED_REASON } from './authority.ts'
import type { Clock, Timer } from './ports.ts'
import type { Room } from './room.ts'

const SWEEP_MS = 4000
/** A stock client cuts a line that was silent for 30 s, and does not count pings. */
const HEARTBEAT_MS = 20_000
/** Stock clients speak every 15 s; who has no presence is asked, twice, with the heartbeats it gets anyway. */
const ASK_MS = 35_000
const DEAD_MS = 75_000
/** Looked at in one go: thousands who came together would get their heartbeats together, and stop all else meanwhile. */
const AT_ONCE = 500

export class Sweep {
  readonly #clock: Clock
  readonly #rooms: () => Iterable<Room>
  #timer: Timer | null = null

  constructor(clock: Clock, rooms: () => Iterable<Room>) {
    this.#clock = clock
    this.#rooms = rooms
  }

  /** Goes on until a sweep finds nobody. */
  start(): void {
    this.#timer ??= this.#clock.after(SWEEP_MS, () => this.#run(this.#rooms()[Symbol.iterator](), false))
  }

  stop(): void {
    this.#timer?.cancel()
    this.#timer = null
  }

  #run(rooms: Iterator<Room>, found: boolean): void {
    this.#timer = null
    const now = this.#clock.now()
    let looked = 0
    for (let next = rooms.next(); !next.done; next = rooms.next()) {
      const room = next.value
      looked += room.connections.size
      for (const connection of room.connections) this.#look(room, connection, now)
      if (looked < AT_ONCE) continue
      this.#timer = this.#clock.soon(() => this.#run(rooms, true))
      return
    }
    if (found || looked > 0) this.start()
  }

  #look(room: Room, connection: Connection, now: number): void {
    const { expiresAt } = connection.grant
    if (expiresAt !== undefined && expiresAt <= this.#clock.wallNow())
      return room.close(connection, CLOSE.forbidden, ENDED_REASON)
    // It comes back at once, and is then asked for what it could not send.
    if (connection.barredUntil !== null && connection.barredUntil <= now)
      return room.close(connection, CLOSE.tryLater, 'you may write again')
    if (connection.gap) room.checkGap(connection)
    const silentFor = now - connection.lastReceivedAt
    if (silentFor > DEAD_MS) {
      connection.terminate()
      return room.leave(connection)
    }
    const asks = silentFor > ASK_MS
    if (!connection.synced || connection.lag) {
      if (asks) connection.write(PING_FRAME)
    } else if (now - connection.lastSentAt >= HEARTBEAT_MS)
      connection.write(asks ? HEARTBEAT_WITH_PING : HEARTBEAT_FRAME)
  }
}
