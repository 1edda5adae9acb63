/** Who has taken a seat in a room by an open socket: how many each person has, and what becomes of one that ends. */
import type { Connection } from './connection.ts'
import type { Clock } from './ports.ts'
import type { Room } from './room.ts'

/** A connected peer, as its socket drives it. */
export interface Peer {
  receive(bytes: Uint8Array): void
  /** A sign of life without content. */
  alive(): void
  ended(): void
}

export class Seats {
  readonly #clock: Clock
  /** Sockets of each person that have not ended: never fewer than their connections. */
  readonly #sockets = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  of(userId: string): number {
    return this.#sockets.get(userId) ?? 0
  }

  take(room: Room, connection: Connection): Peer {
    this.#count(connection.userId, 1)
    return new Seat(this, room, connection)
  }

  left(userId: string): void {
    this.#count(userId, -1)
  }

  now(): number {
    return this.#clock.now()
  }

  #count(userId: string, change: 1 | -1): void {
    const count = this.of(userId) + change
    if (count > 0) this.#sockets.set(userId, count)
    else this.#sockets.delete(userId)
  }
}

class Seat implements Peer {
  readonly #seats: Seats
  readonly #room: Room
  readonly #connection: Connection
  #taken = true

  constructor(seats: Seats, room: Room, connection: Connection) {
    this.#seats = seats
    this.#room = room
    this.#connection = connection
  }

  receive(bytes: Uint8Array): void {
    this.#room.receive(this.#connection, bytes)
  }

  alive(): void {
    this.#connection.lastReceivedAt = this.#seats.now()
  }

  ended(): void {
    if (this.#taken) this.#seats.left(this.#connection.userId)
    this.#taken = false
    this.#room.leave(this.#connection)
  }
}
