/**
 * A look at all connections every few seconds, instead of timers for each: keeps silent lines open, finds dead ones,
 * ends grants that expired and gaps that stayed.
 */
import { CLOSE } from '@ninefold/shared'
import type { Connection } from './connection.ts'
import { HEARTBEAT_FRAME } from './frame.ts'
import { ENDED_REASON } from './authority.ts'
import type { Clock, Timer } from './ports.ts'
import type { Room } from './room.ts'

const SWEEP_MS = 4000
/** A stock client cuts a line that was silent for 30 s, and does not count pings. */
const HEARTBEAT_MS = 20_000
/** Stock clients speak every 15 s; who has no presence is asked. */
const ASK_MS = 35_000
const DEAD_MS = 75_000

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
    this.#timer ??= this.#clock.after(SWEEP_MS, () => this.#run())
  }

  stop(): void {
    this.#timer?.cancel()
    this.#timer = null
  }

  #run(): void {
    this.#timer = null
    let found = false
    for (const room of this.#rooms())
      for (const connection of room.connections) {
        found = true
        this.#look(room, connection)
      }
    if (found) this.start()
  }

  #look(room: Room, connection: Connection): void {
    const now = this.#clock.now()
    const { expiresAt } = connection.grant
    if (expiresAt !== undefined && expiresAt <= this.#clock.wallNow())
      return room.close(connection, CLOSE.forbidden, ENDED_REASON)
    // It comes back at once, and is then asked for what it could not send.
    if (connection.barredUntil !== null && connection.barredUntil <= now)
      return room.close(connection, CLOSE.tryLater, 'you may write again')
    room.checkGap(connection)
    const silentFor = now - connection.lastReceivedAt
    if (silentFor > DEAD_MS) {
      connection.terminate()
      return room.leave(connection)
    }
    if (silentFor > ASK_MS) connection.ping()
    if (connection.synced && !connection.lag && now - connection.lastSentAt >= HEARTBEAT_MS)
      connection.write(HEARTBEAT_FRAME)
  }
}
