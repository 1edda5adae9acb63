/** What a keystroke costs in a document that many client ids have written to. */
import { median } from '../../lib/stats.ts'
import { Pacer } from '../load/pacer.ts'
import { sleep } from '../load/parallel.ts'
import { clientOf, writeScript } from '../load/script.ts'
import { takeSeats } from '../load/seats.ts'
import { Tally } from '../load/tally.ts'
import { TypingRoom } from '../load/typing-room.ts'
import { oneByOne, type Bench, type Scenario } from '../scenario.ts'
import type { Server, Subject } from '../subjects/subject.ts'
import { step2Message } from '../subjects/wire.ts'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import * as Y from 'yjs'

const KEYS_PER_SECOND = 200
const LIMITS = {
  syncFramesPerSecond: 1000,
  syncFramesBurst: 10_000,
  liveNotes: 10_000,
  clientIdsPerUpdate: 5000,
}

/**
 * A year of a team of twenty with our page: it takes a browser's id up again (two browsers each) unless its last visit
 * was cut off, here one of twenty on 220 days. Stock clients take a new one each visit: 4,400.
 */
const OUR_YEAR = 20 * 2 + (20 * 220) / 20
const POINTS = { five: 5, ourYear: OUR_YEAR, many: 2000 } as const

export function ageScenario(subjects: readonly Subject[]): Scenario {
  return {
    name: 'age',
    title: 'a keystroke in a document that has seen 5, 260 and 2,000 client ids',
    subjects,
    run: (bench, chosen) =>
      oneByOne(bench, chosen, async (subject) => {
        const measured: Record<string, number> = {}
        for (const [name, ids] of Object.entries(POINTS))
          measured[`${name}Us`] = await look(bench, subject, ids)
        const line = Object.entries(measured).map(([name, us]) => `${name} ${us.toFixed(0)} µs`)
        bench.log(`  ${subject.name.padEnd(20)} ${line.join(', ')}`)
        return measured
      }),
  }
}

/** Server CPU, µs a keystroke: one writes, one listens. */
async function look(bench: Bench, subject: Subject, ids: number): Promise<number> {
  const server = await subject.start(LIMITS)
  const seconds = (bench.warmUpMs + bench.runs * bench.windowMs) / 1000
  const script = writeScript(0, Math.ceil(seconds * 1.5 * KEYS_PER_SECOND))
  try {
    const [room] = await server.rooms({ rooms: 1, people: 2 })
    if (!room) throw new Error('there is no room')
    // Its own line: everything it has to say is one answer.
    const [seeder] = await takeSeats(server, room, { people: [1], onMessage: () => () => undefined })
    seeder?.send(step2Message(subject.wire.prefix(room.name), writtenBy(ids)))
    await sleep(1000)
    seeder?.destroy()
    const tally = new Tally()
    const typing = await TypingRoom.open(server, room, [script], tally)
    const pacer = new Pacer(KEYS_PER_SECOND, () => typing.type(0))
    pacer.start()
    await sleep(bench.warmUpMs)
    const costs: number[] = []
    for (let run = 0; run < bench.runs; run++) costs.push(await costOfKey(bench, server, tally))
    pacer.stop()
    await sleep(300)
    if (typing.missing > 0) throw new Error(`${subject.name}: ${typing.missing} keystrokes are missing`)
    typing.close()
    return median(costs)
  } finally {
    await server.remove()
  }
}

async function costOfKey(bench: Bench, server: Server, tally: Tally): Promise<number> {
  tally.clear()
  const cpu = server.process.cpuMs()
  await sleep(bench.windowMs)
  return ((server.process.cpuMs() - cpu) * 1000) / tally.deliveries
}

/** One update with a note by each of so many client ids. */
function writtenBy(ids: number): Uint8Array {
  const updates = Array.from({ length: ids }, (_, i) => {
    const doc = new Y.Doc()
    doc.clientID = clientOf(1000 + i)
    addNotes(doc, { blockId: 'channels' }, [{ text: 'A note' }], { setup: null, gesture: null })
    return Y.encodeStateAsUpdate(doc)
  })
  return Y.mergeUpdates(updates)
}
