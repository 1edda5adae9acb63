/** A room in which some write and all listen. Deliveries are keystrokes that reach another person, batched or not. */
import * as Y from 'yjs'
import type { Room, Server } from '../subjects/subject.ts'
import { SYNC, updateMessage } from '../subjects/wire.ts'
import { Reader } from './reader.ts'
import type { Script } from './script.ts'
import { takeSeats } from './seats.ts'
import type { LoadSocket, OnMessage } from './socket.ts'
import type { Tally } from './tally.ts'

const reader = new Reader()

export class TypingRoom {
  readonly #prefix: Uint8Array
  readonly #scripts: readonly Script[]
  readonly #writers = new Map<number, number>()
  /** When keystroke `k` of a writer was sent. */
  readonly #sentAt: readonly Float64Array[]
  readonly #sent: number[]
  /** For each person and writer how many keystrokes have arrived. */
  readonly #seen: Int32Array
  readonly #tally: Tally
  #sockets: LoadSocket[] = []

  private constructor(prefix: Uint8Array, people: number, scripts: readonly Script[], tally: Tally) {
    this.#prefix = prefix
    this.#scripts = scripts
    scripts.forEach(({ client }, writer) => this.#writers.set(client, writer))
    this.#sentAt = scripts.map(({ keys }) => new Float64Array(keys.length))
    this.#sent = scripts.map(() => 0)
    this.#seen = new Int32Array(people * scripts.length)
    this.#tally = tally
  }

  /** Everybody takes a seat; the first people are the writers and make their notes. */
  static async open(
    server: Server,
    room: Room,
    scripts: readonly Script[],
    tally: Tally,
  ): Promise<TypingRoom> {
    const prefix = server.subject.wire.prefix(room.name)
    const typing = new TypingRoom(prefix, room.paths.length, scripts, tally)
    typing.#sockets = await takeSeats(server, room, { onMessage: (person) => typing.#listener(person) })
    scripts.forEach(({ setup }, writer) => typing.#sockets[writer]?.send(updateMessage(prefix, setup)))
    return typing
  }

  /** One keystroke. */
  type(writer: number): void {
    const k = this.#sent[writer] as number
    const update = this.#scripts[writer]?.keys[k]
    const sentAt = this.#sentAt[writer]
    if (!update || !sentAt) throw new Error('a script has come to its end')
    this.#sent[writer] = k + 1
    sentAt[k] = performance.now()
    this.#sockets[writer]?.send(updateMessage(this.#prefix, update))
  }

  /** Keystrokes somebody has not received. */
  get missing(): number {
    let missing = 0
    const writers = this.#scripts.length
    for (let person = 0; person * writers < this.#seen.length; person++)
      for (let writer = 0; writer < writers; writer++)
        if (writer !== person)
          missing += (this.#sent[writer] as number) - (this.#seen[person * writers + writer] as number)
    return missing
  }

  /** Lines the server has closed. */
  get closed(): number {
    return this.#sockets.filter(({ closeCode }) => closeCode !== null).length
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  #listener(person: number): OnMessage {
    const offset = this.#prefix.length
    return (bytes, from, to) => {
      if (bytes[from + offset] !== SYNC || bytes[from + offset + 1] === 0) return
      reader.set(bytes, from + offset + 2, to)
      reader.varUint()
      const start = reader.at
      if (reader.varUint() === 1 && reader.varUint() === 1) {
        const client = reader.varUint()
        const clock = reader.varUint()
        return this.#arrived(person, client, clock, clock + 1)
      }
      // Several keystrokes merged into one update.
      const meta = Y.parseUpdateMeta(bytes.subarray(start, to))
      for (const [client, end] of meta.to) this.#arrived(person, client, meta.from.get(client) ?? 0, end)
    }
  }

  #arrived(person: number, client: number, from: number, to: number): void {
    const writer = this.#writers.get(client)
    if (writer === undefined || writer === person) return
    const { firstClock } = this.#scripts[writer] as Script
    const sentAt = this.#sentAt[writer] as Float64Array
    const slot = person * this.#scripts.length + writer
    const now = performance.now()
    for (let k = Math.max(this.#seen[slot] as number, from - firstClock); k < to - firstClock; k++)
      this.#tally.add(now - (sentAt[k] as number))
    this.#seen[slot] = Math.max(this.#seen[slot] as number, to - firstClock)
  }
}
