/** Very many people who only look: what a connection and a room hold in memory, and what they cost while nothing is. */
import { medians } from '../../lib/stats.ts'
import { inParallel, sleep } from '../load/parallel.ts'
import { takeSeats } from '../load/seats.ts'
import type { LoadSocket } from '../load/socket.ts'
import { oneByOne, type Bench, type Scenario } from '../scenario.ts'
import type { Subject } from '../subjects/subject.ts'

/** Memory is looked at when the processor's own rests (collection, compiling) have been done. */
const REST_MS = 5000
/** Longer than any heartbeat of the subjects' own that comes within half a minute. */
const WATCHED_MS = 20_000

export function idleScenario(subjects: readonly Subject[]): Scenario {
  return {
    name: 'idle-10000',
    title: '10,000 idle connections in 2,000 rooms',
    subjects,
    run: (bench, chosen) =>
      oneByOne(bench, chosen, async (subject) => {
        const runs: Idle[] = []
        // Memory varies little, and each run takes most of a minute.
        const wanted = bench.alone ? bench.runs : 1
        while (runs.length < wanted) runs.push(await look(bench, subject))
        return { ...medians(runs), runs: wanted }
      }),
  }
}

interface Idle extends Record<string, number> {
  connectionKb: number
  roomKb: number
  residentMb: number
  usPerConnectionSecond: number
  connectsPerSecond: number
}

/** One person in each room, then all of them: two points that tell a room's share from a connection's. */
async function look(bench: Bench, subject: Subject): Promise<Idle> {
  const [rooms, people] = bench.quick ? [100, 5] : [2000, 5]
  const [rest, watched] = bench.quick ? [500, 1000] : [REST_MS, WATCHED_MS]
  const server = await subject.start()
  const sockets: LoadSocket[] = []
  const fill = async (made: Awaited<ReturnType<typeof server.rooms>>, seats: number[]): Promise<void> => {
    const taken = await inParallel(64, made, (room) =>
      takeSeats(server, room, { onMessage: () => () => undefined, people: seats }),
    )
    sockets.push(...taken.flat())
  }
  try {
    // The first visitors have it load and compile what it needs.
    const [warm, ...made] = await server.rooms({ rooms: rooms + 20, people, onePerson: true })
    if (subject.keeps) {
      // What making the rooms has left behind is no part of what holding them costs.
      await server.process.end('SIGTERM')
      await server.startAgain()
    }
    await fill([...made.splice(0, 19), ...(warm ? [warm] : [])], [0, 1, 2, 3, 4])
    await sleep(rest)
    const empty = server.process.residentKb()
    await fill(made, [0])
    await sleep(rest)
    const few = server.process.residentKb()
    const startedAt = performance.now()
    await fill(made, [1, 2, 3, 4])
    const seconds = (performance.now() - startedAt) / 1000
    await sleep(rest)
    const many = server.process.residentKb()
    const cpu = server.process.cpuMs()
    await sleep(watched)
    const cpuMs = server.process.cpuMs() - cpu
    const closed = sockets.filter(({ closeCode }) => closeCode !== null).length
    if (closed > 0) throw new Error(`${subject.name} closed ${closed} idle connections`)
    const connectionKb = (many - few) / (rooms * (people - 1))
    const figures: Idle = {
      connectionKb,
      roomKb: (few - empty) / rooms - connectionKb,
      residentMb: many / 1024,
      usPerConnectionSecond: (cpuMs * 1000) / (watched / 1000) / sockets.length,
      connectsPerSecond: (rooms * (people - 1)) / seconds,
    }
    bench.log(
      `  ${subject.name.padEnd(20)} ${figures.connectionKb.toFixed(1)} KB a connection, ` +
        `${figures.roomKb.toFixed(1)} KB a room, ${figures.residentMb.toFixed(0)} MB, ` +
        `${figures.usPerConnectionSecond.toFixed(2)} µs a connection and second`,
    )
    return figures
  } finally {
    for (const socket of sockets) socket.destroy()
    await server.remove()
  }
}
