/** A large document after a restart: the first to open it, fifty at once, and what others notice of that. */
import { median } from '../../lib/stats.ts'
import { makeBoard, measure, type Board } from '../load/board.ts'
import { Pacer } from '../load/pacer.ts'
import { inParallel, sleep } from '../load/parallel.ts'
import { Clocks, eachUpdate, when, whenOr } from '../load/received.ts'
import { writeScript } from '../load/script.ts'
import { takeSeats } from '../load/seats.ts'
import { LoadSocket } from '../load/socket.ts'
import { Tally } from '../load/tally.ts'
import { TypingRoom } from '../load/typing-room.ts'
import { oneByOne, type Bench, type Figures, type Scenario } from '../scenario.ts'
import type { Room, Server, Subject } from '../subjects/subject.ts'
import { updateMessage } from '../subjects/wire.ts'

const JOINERS = 50
/** Of the document's bytes: a joiner that has so much has it all but for protocol. */
const COMPLETE = 0.99
const JOIN_MS = 60_000
const INGEST_MS = 180_000
/** Updates sent and not yet heard by the listener. */
const AHEAD = 2000
const OTHER_ROOMS = 20
const OTHER_EDITS_PER_SECOND = 100
/** Whoever is not heard of for so long may have been merged. */
const MERGED_MS = 50
/** Stores that write behind get time to do so before they are ended. */
const WRITE_BEHIND_MS = 3000
const LIMITS = {
  liveNotes: 10_000,
  syncFramesPerSecond: 1_000_000,
  syncFramesBurst: 1_000_000,
  syncBytesPerSecond: 1_000_000_000,
  syncBytesBurst: 1_000_000_000,
  stepsPerSecond: 1_000_000_000,
}

export function boardScenario(subjects: readonly Subject[]): Scenario {
  return {
    name: 'board',
    title: 'a document of 5,000 notes and 50,000 updates after a restart',
    subjects,
    run(bench, chosen) {
      const board = makeBoard(bench.quick ? 500 : 5000)
      return oneByOne(bench, chosen, async (subject) =>
        subject.keeps ? look(bench, subject, board) : { cannot: 'it keeps nothing over a restart' },
      )
    },
  }
}

async function look(bench: Bench, subject: Subject, board: Board): Promise<Figures> {
  const server = await subject.start(LIMITS)
  const note = (line: string): void => bench.log(`  ${subject.name.padEnd(20)} ${line}`)
  try {
    const [room] = await server.rooms({ rooms: 1, people: JOINERS })
    if (!room) throw new Error('there is no room')
    const others = await server.rooms({ rooms: OTHER_ROOMS, people: 3 })
    const ingestUs = await write(server, room, board)
    note(`took ${ingestUs.toFixed(0)} µs an update`)
    await sleep(WRITE_BEHIND_MS)
    const bytes = await restart(server).then(() => wholeDocument(server, room, board))
    const firsts: number[] = []
    const storms: Storm[] = []
    const besides: number[] = []
    for (let run = 0; run < bench.runs; run++) {
      await restart(server)
      firsts.push((await join(server, room, bytes, 1)).lastMs)
      await restart(server)
      storms.push(await join(server, room, bytes, JOINERS))
      await restart(server)
      besides.push(await joinBesideOthers(bench, server, room, bytes, { others, run }))
      note(
        `first ${firsts.at(-1)?.toFixed(0)} ms; ${JOINERS} at once: last ${storms.at(-1)?.lastMs.toFixed(0)} ms, ` +
          `CPU ${storms.at(-1)?.cpuMs.toFixed(0)} ms; others' p99 ${besides.at(-1)?.toFixed(0)} ms`,
      )
    }
    return {
      documentMb: bytes / 1e6,
      ingestUs,
      firstMs: median(firsts),
      lastMs: median(storms.map(({ lastMs }) => lastMs)),
      stormCpuMs: median(storms.map(({ cpuMs }) => cpuMs)),
      othersP99Ms: median(besides),
    }
  } finally {
    await server.remove()
  }
}

async function restart(server: Server): Promise<void> {
  await server.process.end('SIGTERM')
  await server.startAgain()
  // What a program does just after its start is not the question.
  await sleep(1000)
}

/** All updates through one room, as fast as a listener hears of them. Server CPU, µs an update. */
async function write(server: Server, room: Room, board: Board): Promise<number> {
  const prefix = server.subject.wire.prefix(room.name)
  const heard = new Clocks()
  let arrived = 0
  const [listener, ...writers] = await takeSeats(server, room, {
    people: Array.from({ length: board.writers.length + 1 }, (_, person) => person),
    onMessage: (person) =>
      person > 0
        ? () => undefined
        : eachUpdate(prefix.length, (update) => {
            heard.add(update)
            arrived++
          }),
  })
  const cpu = server.process.cpuMs()
  let sent = 0
  const longest = Math.max(...board.writers.map(({ updates }) => updates.length))
  for (let i = 0; i < longest; i++) {
    for (const [writer, { updates }] of board.writers.entries()) {
      const update = updates[i]
      if (!update) continue
      writers[writer]?.send(updateMessage(prefix, update))
      sent++
    }
    // Merged updates arrive as fewer: then the pace is the clock's.
    if (sent - arrived > AHEAD) await whenOr(() => sent - arrived < AHEAD / 2, MERGED_MS)
  }
  const isHeard = (): boolean => board.writers.every(({ client, end }) => heard.of(client) >= end)
  await when('everything was heard', isHeard, INGEST_MS)
  const us = ((server.process.cpuMs() - cpu) * 1000) / sent
  for (const socket of [listener, ...writers]) socket?.destroy()
  return us
}

/** Bytes of the whole document as one update; throws when the server does not have it. Some send it twice. */
async function wholeDocument(server: Server, room: Room, board: Board): Promise<number> {
  const updates: Uint8Array[] = []
  const offset = server.subject.wire.prefix(room.name).length
  const [socket] = await takeSeats(server, room, {
    people: [0],
    onMessage: () =>
      eachUpdate(offset, (update) => {
        // A Buffer's own `slice` would not copy.
        updates.push(Uint8Array.from(update))
      }),
  })
  // Some load while they answer: what is there comes when it comes.
  const deadline = performance.now() + JOIN_MS
  let [notes, bytes] = [0, 0]
  while (notes < board.notes && performance.now() < deadline) {
    await sleep(500)
    ;({ notes, bytes } = measure(updates))
  }
  socket?.destroy()
  if (notes !== board.notes) throw new Error(`${server.subject.name} kept ${notes} of ${board.notes} notes`)
  return bytes
}

interface Storm {
  readonly lastMs: number
  readonly cpuMs: number
}

async function join(server: Server, room: Room, bytes: number, joiners: number): Promise<Storm> {
  const { wire } = server.subject
  const offset = wire.prefix(room.name).length
  const cpu = server.process.cpuMs()
  const startedAt = performance.now()
  let last = startedAt
  let complete = 0
  const people = Array.from({ length: joiners }, (_, person) => person)
  const sockets = await inParallel(joiners, people, async (person) => {
    let got = 0
    const take = eachUpdate(offset, ({ length }) => {
      const before = got
      got += length
      if (before >= bytes * COMPLETE || got < bytes * COMPLETE) return
      complete++
      last = performance.now()
    })
    const socket = await LoadSocket.open(server.process.port, room.paths[person] ?? '/', take)
    for (const frame of wire.hello(room.name)) socket.send(frame)
    return socket
  })
  await when(`${joiners} joined`, () => complete === joiners, JOIN_MS)
  const cpuMs = server.process.cpuMs() - cpu
  for (const socket of sockets) socket.destroy()
  return { lastMs: last - startedAt, cpuMs }
}

interface Others {
  readonly others: readonly Room[]
  /** Each run has a writer of its own: what one writes again is news to nobody. */
  readonly run: number
}

/** Others' 99th percentile while fifty join. */
async function joinBesideOthers(
  bench: Bench,
  server: Server,
  room: Room,
  bytes: number,
  { others, run }: Others,
): Promise<number> {
  const tally = new Tally()
  const script = writeScript(run, 2000)
  const typing = await inParallel(8, others, (other) => TypingRoom.open(server, other, [script], tally))
  const pacer = new Pacer(OTHER_EDITS_PER_SECOND, (i) => typing[i % OTHER_ROOMS]?.type(0))
  pacer.start()
  await sleep(bench.warmUpMs / 2)
  tally.clear()
  await join(server, room, bytes, JOINERS)
  pacer.stop()
  // What was under way while they joined counts too.
  await sleep(500)
  for (const one of typing) one.close()
  return tally.latencies.percentile(0.99)
}
