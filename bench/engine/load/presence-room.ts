/** A room in which everybody moves. Deliveries are positions newer than the one the receiver has of that person. */
import * as encoding from 'lib0/encoding'
import type { Room, Server } from '../subjects/subject.ts'
import { PRESENCE, presenceMessage } from '../subjects/wire.ts'
import { Reader } from './reader.ts'
import { clientOf } from './script.ts'
import { takeSeats } from './seats.ts'
import type { LoadSocket, OnMessage } from './socket.ts'
import type { Tally } from './tally.ts'

/** Moves are remembered for as long as they could still be under way. */
const REMEMBERED = 1024
const reader = new Reader()

export class PresenceRoom {
  readonly #prefix: Uint8Array
  readonly #people: number
  readonly #echoes: boolean
  readonly #tally: Tally
  /** Clock of each person's latest move. */
  readonly #clocks: Int32Array
  readonly #sentAt: Float64Array
  readonly #seen: Int32Array
  #sockets: LoadSocket[] = []

  private constructor(prefix: Uint8Array, people: number, echoes: boolean, tally: Tally) {
    this.#prefix = prefix
    this.#people = people
    this.#echoes = echoes
    this.#tally = tally
    this.#clocks = new Int32Array(people)
    this.#sentAt = new Float64Array(people * REMEMBERED)
    this.#seen = new Int32Array(people * people)
  }

  /** `echoes`: all send back what is news to them, as stock clients do. */
  static async open(
    server: Server,
    room: Room,
    { echoes, tally }: { readonly echoes: boolean; readonly tally: Tally },
  ): Promise<PresenceRoom> {
    const prefix = server.subject.wire.prefix(room.name)
    const moving = new PresenceRoom(prefix, room.paths.length, echoes, tally)
    moving.#sockets = await takeSeats(server, room, {
      onMessage: (person) => moving.#listener(person),
      // What somebody sends first is their own state; only then may there be something to echo.
      first: (person) => [moving.#nextState(person)],
    })
    return moving
  }

  move(person: number): void {
    this.#sockets[person]?.send(this.#nextState(person))
  }

  /** Pairs of people of whom one does not know where the other is. */
  get missing(): number {
    let missing = 0
    for (let person = 0; person < this.#people; person++)
      for (let other = 0; other < this.#people; other++)
        if (other !== person && this.#seen[person * this.#people + other] !== this.#clocks[other]) missing++
    return missing
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  #nextState(person: number): Uint8Array {
    const clock = (this.#clocks[person] as number) + 1
    this.#clocks[person] = clock
    this.#sentAt[person * REMEMBERED + (clock % REMEMBERED)] = performance.now()
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, clientOf(person))
    encoding.writeVarUint(encoder, clock)
    const cursor = { x: 100 + ((clock * 7) % 800), y: 100 + ((clock * 3) % 600) }
    const user = { name: `Person ${person + 1}`, color: '#30bced' }
    encoding.writeVarString(encoder, JSON.stringify({ user, cursor }))
    return presenceMessage(this.#prefix, encoding.toUint8Array(encoder))
  }

  #listener(person: number): OnMessage {
    const offset = this.#prefix.length
    const news: number[] = []
    return (bytes, from, to) => {
      if (bytes[from + offset] !== PRESENCE) return
      reader.set(bytes, from + offset + 1, to)
      reader.varUint()
      const now = performance.now()
      news.length = 0
      for (let left = reader.varUint(); left > 0; left--) {
        const begin = reader.at
        const other = reader.varUint() - clientOf(0)
        const clock = reader.varUint()
        const length = reader.varUint()
        reader.at += length
        if (this.#isNews(person, other, clock, now)) news.push(begin, reader.at)
      }
      if (this.#echoes && news.length > 0) this.#echo(person, bytes, news)
    }
  }

  #isNews(person: number, other: number, clock: number, now: number): boolean {
    if (other === person || other < 0 || other >= this.#people) return false
    const slot = person * this.#people + other
    if (clock <= (this.#seen[slot] as number)) return false
    this.#seen[slot] = clock
    this.#tally.add(now - (this.#sentAt[other * REMEMBERED + (clock % REMEMBERED)] as number))
    return true
  }

  /** `news` are the ranges of entries, begin and end in turn. */
  #echo(person: number, bytes: Buffer, news: readonly number[]): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, news.length / 2)
    for (let i = 0; i < news.length; i += 2)
      encoding.writeUint8Array(encoder, bytes.subarray(news[i], news[i + 1]))
    this.#sockets[person]?.send(presenceMessage(this.#prefix, encoding.toUint8Array(encoder)))
  }
}
