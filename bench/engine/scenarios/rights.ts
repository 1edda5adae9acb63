/** How soon a change of somebody's role has reached everybody who is in the canvas, and in how many writes. */
import { readFileSync } from 'node:fs'
import { percentile } from '../../lib/stats.ts'
import { sleep } from '../load/parallel.ts'
import { takeSeats } from '../load/seats.ts'
import { oneByOne, type Bench, type Figures, type Scenario } from '../scenario.ts'
import type { Room, Server, Subject } from '../subjects/subject.ts'

const PEOPLE = 200
const CHANGES = 40
const FRAME_APP = 100
const ARRIVES_MS = 5000

export function rightsScenario(subjects: readonly Subject[]): Scenario {
  return {
    name: 'rights-200',
    title: `a role changes while ${PEOPLE} people are in the canvas`,
    subjects,
    run: (bench, chosen) => oneByOne(bench, chosen, (subject) => measure(bench, subject)),
  }
}

async function measure(bench: Bench, subject: Subject): Promise<Figures> {
  const server = await subject.start()
  try {
    const [room] = await server.rooms({ rooms: 1, people: PEOPLE })
    if (!room) throw new Error('there is no room')
    const changer = await Changer.in(server, room)
    const heard = new Heard(PEOPLE)
    const sockets = await takeSeats(server, withEvents(room), { onMessage: () => heard.listener() })
    for (let i = 0; i < 5; i++) await changer.change(heard)
    const waits: number[] = []
    const writes: number[] = []
    for (let i = 0; i < (bench.quick ? 3 : CHANGES); i++) {
      await sleep(100)
      const before = writeCalls(server.process.pid)
      waits.push(...(await changer.change(heard)))
      await sleep(100)
      writes.push(writeCalls(server.process.pid) - before)
    }
    for (const socket of sockets) socket.destroy()
    const figures = {
      p50Ms: percentile(waits, 0.5),
      p99Ms: percentile(waits, 0.99),
      maxMs: percentile(waits, 1),
      framesPerPerson: heard.frames / heard.changes / PEOPLE,
      writeCalls: percentile(writes, 0.5),
    }
    bench.log(`  ${subject.name} ${JSON.stringify(figures)}`)
    return figures
  } finally {
    await server.remove()
  }
}

/** People who speak the app channel, as our page does. */
const withEvents = (room: Room): Room => ({ ...room, paths: room.paths.map((path) => `${path}&app=1`) })

/** When each socket has heard of the change that is under way. */
class Heard {
  readonly #expected: number
  frames = 0
  changes = 0
  #waits: number[] = []
  #began = 0
  #all: (() => void) | null = null

  constructor(expected: number) {
    this.#expected = expected
  }

  listener() {
    return (bytes: Buffer, from: number, to: number): void => {
      if (bytes[from] !== FRAME_APP || !bytes.subarray(from, to).includes('"role.changed"')) return
      this.frames++
      this.#waits.push(performance.now() - this.#began)
      if (this.#waits.length === this.#expected) this.#all?.()
    }
  }

  /** Ms from when `change` was asked for until each has heard. */
  async of(change: () => Promise<void>): Promise<number[]> {
    this.#waits = []
    this.changes++
    const all = new Promise<void>((resolve, reject) => {
      this.#all = resolve
      setTimeout(() => reject(new Error(`${this.#waits.length} heard of it`)), ARRIVES_MS).unref()
    })
    this.#began = performance.now()
    await Promise.all([change(), all])
    return this.#waits
  }
}

/** The owner, who makes a reader of the second person and an editor again. */
class Changer {
  readonly #request: (role: string) => Promise<void>
  #role = 'editor'

  private constructor(request: (role: string) => Promise<void>) {
    this.#request = request
  }

  static async in(server: Server, room: Room): Promise<Changer> {
    const [owner, member] = room.paths.map(
      (path) => new URL(path, 'http://x').searchParams.get('token') ?? '',
    )
    const api = `http://127.0.0.1:${server.process.port}/api`
    const me = await fetch(`${api}/me`, { headers: { authorization: `Bearer ${member}` } })
    const { userId } = (await me.json()) as { userId: string }
    return new Changer(async (role) => {
      const response = await fetch(`${api}/canvases/${room.name}/members/${userId}`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${owner}`, 'content-type': 'application/json' },
        body: JSON.stringify({ role }),
      })
      if (!response.ok) throw new Error(`the change was answered ${response.status}`)
    })
  }

  change(heard: Heard): Promise<number[]> {
    this.#role = this.#role === 'editor' ? 'viewer' : 'editor'
    return heard.of(() => this.#request(this.#role))
  }
}

/** Calls of `write` and its kin so far; a socket's `writev` counts as one. */
function writeCalls(pid: number): number {
  return Number(/syscw: (\d+)/.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1])
}
