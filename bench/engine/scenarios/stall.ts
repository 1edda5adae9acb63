/** One reader stops reading while two megabytes a second go into the room: what the server holds for it. */
import { medians } from '../../lib/stats.ts'
import { Pacer } from '../load/pacer.ts'
import { sleep } from '../load/parallel.ts'
import { eachUpdate } from '../load/received.ts'
import { clientOf, textOf } from '../load/script.ts'
import { takeSeats } from '../load/seats.ts'
import type { LoadSocket } from '../load/socket.ts'
import { oneByOne, type Bench, type Figures, type Scenario } from '../scenario.ts'
import type { Room, Server, Subject } from '../subjects/subject.ts'
import { updateMessage } from '../subjects/wire.ts'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { rootMap } from '@ninefold/shared/document/layout'
import * as Y from 'yjs'

/** A paste into a note's detail, in place of what was there. */
const PASTE = 3500
const BYTES_PER_SECOND = 2_000_000
const WRITERS = 4
const READERS = 4
const BEFORE_MS = 2500
const STALLED_MS = 7000
/** The least that was resident within so long at the end: what garbage comes and goes does not count. */
const LOOKED_AT_MS = 1500
/** Each takes eleven seconds. */
const RUNS_AMONG_OTHERS = 2
const CATCH_UP_MS = 1500
const LIMITS = {
  syncFramesPerSecond: 1000,
  syncFramesBurst: 10_000,
  syncBytesPerSecond: 10_000_000,
  syncBytesBurst: 100_000_000,
}

export function stallScenario(subjects: readonly Subject[]): Scenario {
  return {
    name: 'stall',
    title: 'one reader stops, 2 MB a second into the room',
    subjects,
    run(bench, chosen) {
      const seconds = (bench.warmUpMs + bench.runs * (BEFORE_MS + STALLED_MS + CATCH_UP_MS + 2000)) / 1000
      const pastes = Math.ceil((seconds * 1.5 * BYTES_PER_SECOND) / PASTE / WRITERS)
      const scripts = Array.from({ length: WRITERS }, (_, writer) => pasteScript(writer, pastes))
      return oneByOne(bench, chosen, (subject) => look(bench, subject, scripts))
    },
  }
}

interface Stalled extends Record<string, number> {
  growthMb: number
  /** 1 when the server let go of the reader while it was away. */
  closed: number
  /** What it was sent when it read again. */
  caughtUpMb: number
  caughtUpFrames: number
}

async function look(bench: Bench, subject: Subject, scripts: readonly Uint8Array[][]): Promise<Figures> {
  const server = await subject.start(LIMITS)
  const sockets: LoadSocket[] = []
  try {
    const [room] = await server.rooms({ rooms: 1, people: WRITERS + READERS + 1 })
    if (!room) throw new Error('there is no room')
    const prefix = server.subject.wire.prefix(room.name)
    const seats = Array.from({ length: WRITERS + READERS }, (_, person) => person)
    sockets.push(...(await takeSeats(server, room, { people: seats, onMessage: () => () => undefined })))
    const pacer = new Pacer(BYTES_PER_SECOND / PASTE, (i) => {
      const update = scripts[i % WRITERS]?.[Math.floor(i / WRITERS)]
      if (!update) throw new Error('a script has come to its end')
      sockets[i % WRITERS]?.send(updateMessage(prefix, update))
    })
    pacer.start()
    await sleep(bench.warmUpMs)
    const runs: Stalled[] = []
    const wanted = bench.alone ? bench.runs : Math.min(bench.runs, RUNS_AMONG_OTHERS)
    while (runs.length < wanted) {
      runs.push(await stallOnce(bench, server, room))
      const { growthMb, closed, caughtUpMb, caughtUpFrames } = runs.at(-1) as Stalled
      bench.log(
        `  ${subject.name.padEnd(20)} +${growthMb.toFixed(1)} MB, ${closed ? 'closed' : 'not closed'}, ` +
          `then ${caughtUpMb.toFixed(1)} MB in ${caughtUpFrames} updates`,
      )
    }
    pacer.stop()
    return { ...medians(runs), runs: wanted }
  } finally {
    for (const socket of sockets) socket.destroy()
    await server.remove()
  }
}

async function stallOnce(bench: Bench, server: Server, room: Room): Promise<Stalled> {
  const [before, stalled, looked] = bench.quick ? [500, 1500, 500] : [BEFORE_MS, STALLED_MS, LOOKED_AT_MS]
  await sleep(before - looked)
  const least = await leastResident(server, looked)
  let frames = 0
  const offset = server.subject.wire.prefix(room.name).length
  // It stops as soon as it is in: the more a socket has read, the more the system would hold for it.
  const [reader] = await takeSeats(server, room, {
    people: [WRITERS + READERS],
    onMessage: () => eachUpdate(offset, () => frames++),
  })
  if (!reader) throw new Error('there is no reader')
  reader.pause()
  const [bytes, framesBefore] = [reader.bytesRead, frames]
  await sleep(stalled - looked)
  const growthMb = ((await leastResident(server, looked)) - least) / 1024
  reader.resume()
  await sleep(bench.quick ? 500 : CATCH_UP_MS)
  const closed = reader.closeCode === null ? 0 : 1
  const figures = {
    growthMb,
    closed,
    caughtUpMb: (reader.bytesRead - bytes) / 1e6,
    caughtUpFrames: frames - framesBefore,
  }
  reader.destroy()
  await sleep(500)
  return figures
}

async function leastResident(server: Server, ms: number): Promise<number> {
  let least = Infinity
  for (const until = performance.now() + ms; performance.now() < until; await sleep(100))
    least = Math.min(least, server.process.residentKb())
  return least
}

function pasteScript(writer: number, pastes: number): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = clientOf(200 + writer)
  const id =
    addNotes(doc, { blockId: 'channels' }, [{ text: 'Pasted' }], { setup: null, gesture: null })[0] ?? ''
  textOf(doc, id)
  const detail = (rootMap(doc, 'notes').get(id) as Y.Map<unknown>).get('detail') as Y.Text // as addNotes makes it
  const updates = [Y.encodeStateAsUpdate(doc)]
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < pastes; i++)
    doc.transact(() => {
      const { length } = detail
      detail.insert(length, String.fromCharCode(97 + (i % 26)).repeat(PASTE))
      if (length > 0) detail.delete(0, length)
    })
  return updates
}
