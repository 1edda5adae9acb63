/** The process is killed while people write: what others had seen, or the writer had been told is saved, and is gone. */
import * as encoding from 'lib0/encoding'
import { Pacer } from '../load/pacer.ts'
import { inParallel, sleep } from '../load/parallel.ts'
import { Clocks, eachUpdate } from '../load/received.ts'
import { writeScript, type Script } from '../load/script.ts'
import { takeSeats } from '../load/seats.ts'
import { clientFrame, type LoadSocket, type OnMessage } from '../load/socket.ts'
import { oneByOne, type Bench, type Scenario } from '../scenario.ts'
import type { Room, Server, Subject } from '../subjects/subject.ts'
import { updateMessage } from '../subjects/wire.ts'

const ROOMS = 10
const WRITERS = 4
/** Each; 2,000 a second in all. */
const KEYS_PER_SECOND = 50
/** Killed somewhere within. */
const FROM_MS = 1500
const TO_MS = 3500
/** A writer asks after so many keystrokes whether they are on disk. */
const FENCE_EVERY = 10
const APP = 100
const RETURN_MS = 1500

export function killScenario(subjects: readonly Subject[]): Scenario {
  return {
    name: 'kill',
    title: '`kill -9` under 2,000 updates a second',
    subjects,
    run(bench, chosen) {
      const keystrokes = (KEYS_PER_SECOND * TO_MS * 2) / 1000
      const scripts = Array.from({ length: WRITERS }, (_, writer) => writeScript(writer, keystrokes))
      return oneByOne(bench, chosen, async (subject) => {
        if (!subject.keeps) return { cannot: 'it keeps nothing over a restart' }
        const sums = { seen: 0, missing: 0 }
        for (let round = 0; round < bench.runs; round++) {
          const { seen, missing } = await killOnce(bench, subject, scripts)
          sums.seen += seen
          sums.missing += missing
        }
        return sums
      })
    },
  }
}

async function killOnce(
  bench: Bench,
  subject: Subject,
  scripts: readonly Script[],
): Promise<{ seen: number; missing: number }> {
  const server = await subject.start()
  try {
    const rooms = await server.rooms({ rooms: ROOMS, people: WRITERS + 1 })
    const crowds = await inParallel(ROOMS, rooms, (room) => Crowd.open(server, room, scripts))
    const pacer = new Pacer(ROOMS * WRITERS * KEYS_PER_SECOND, (i) =>
      crowds[i % ROOMS]?.type(Math.floor(i / ROOMS) % WRITERS),
    )
    pacer.start()
    await sleep(FROM_MS + Math.random() * (TO_MS - FROM_MS))
    await server.process.end('SIGKILL')
    pacer.stop()
    await server.startAgain()
    const losses = await inParallel(ROOMS, crowds, (crowd) => crowd.compare(server))
    const seen = losses.reduce((sum, loss) => sum + loss.seen, 0)
    const missing = losses.reduce((sum, loss) => sum + loss.missing, 0)
    bench.log(`  ${subject.name.padEnd(20)} ${missing} of ${seen} missing`)
    return { seen, missing }
  } finally {
    await server.remove()
  }
}

/** Four who write and one who listens. */
class Crowd {
  readonly #room: Room
  readonly #scripts: readonly Script[]
  readonly #prefix: Uint8Array
  readonly #heard = new Clocks()
  readonly #sent: number[]
  /** Clocks up to which each writer was told that all is on disk. */
  readonly #durable: number[]
  #sockets: LoadSocket[] = []
  readonly #asksFences: boolean

  private constructor(server: Server, room: Room, scripts: readonly Script[]) {
    this.#room = room
    this.#scripts = scripts
    this.#prefix = server.subject.wire.prefix(room.name)
    this.#asksFences = server.subject.name === 'ninefold'
    this.#sent = scripts.map(() => 0)
    this.#durable = scripts.map(() => 0)
  }

  static async open(server: Server, room: Room, scripts: readonly Script[]): Promise<Crowd> {
    const crowd = new Crowd(server, room, scripts)
    const paths = crowd.#asksFences ? room.paths.map((path) => `${path}&app=1`) : room.paths
    crowd.#sockets = await takeSeats(
      server,
      { ...room, paths },
      { onMessage: (person) => crowd.#listener(person) },
    )
    scripts.forEach(({ setup }, writer) => crowd.#sockets[writer]?.send(updateMessage(crowd.#prefix, setup)))
    return crowd
  }

  type(writer: number): void {
    const socket = this.#sockets[writer]
    const k = this.#sent[writer] as number
    const update = this.#scripts[writer]?.keys[k]
    if (!update || !socket || socket.closeCode !== null) return
    this.#sent[writer] = k + 1
    socket.send(updateMessage(this.#prefix, update))
    if (this.#asksFences && k % FENCE_EVERY === 0) socket.send(fence(k + 1))
  }

  /** Joins again and compares what is there with what was heard or acknowledged. */
  async compare(server: Server): Promise<{ seen: number; missing: number }> {
    const kept = new Clocks()
    const [socket] = await takeSeats(server, this.#room, {
      people: [WRITERS],
      onMessage: () => eachUpdate(this.#prefix.length, kept.add),
    })
    await sleep(RETURN_MS)
    socket?.destroy()
    let [seen, missing] = [0, 0]
    this.#scripts.forEach(({ client, firstClock }, writer) => {
      const known = Math.max(this.#heard.of(client), this.#durable[writer] as number) - firstClock
      seen += Math.max(0, known)
      missing += Math.max(0, known - Math.max(0, kept.of(client) - firstClock))
    })
    return { seen, missing }
  }

  #listener(person: number): OnMessage {
    if (person === WRITERS) return eachUpdate(this.#prefix.length, this.#heard.add)
    return (bytes, from, to) => {
      if (!this.#asksFences || bytes[from] !== APP) return
      const answer = /"durable","id":(\d+)/.exec(bytes.toString('latin1', from, to))
      if (answer) this.#durable[person] = Number(answer[1]) + (this.#scripts[person]?.firstClock ?? 0)
    }
  }
}

function fence(id: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, APP)
  encoding.writeVarString(encoder, JSON.stringify({ type: 'fence', id }))
  return clientFrame(encoding.toUint8Array(encoder))
}
