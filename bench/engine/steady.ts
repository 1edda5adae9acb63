/**
 * Loads that go on evenly: each subject is warmed up once, then they take turns, window after window, so that what the
 * machine does meanwhile meets all of them. Costs are compared within a turn.
 */
import { medians } from '../lib/stats.ts'
import { sleep } from './load/parallel.ts'
import type { Tally } from './load/tally.ts'
import type { Bench, Figures } from './scenario.ts'
import type { Server, Subject } from './subjects/subject.ts'

/** Before a window's counting begins, the load has been on for so long. */
const SETTLE_MS = 400
/** What is still under way when a load stops gets so long to arrive. */
const DRAIN_MS = 3000
const QUIET_MS = 150
/** Above this share of its core the generator measures itself. */
const SATURATED = 0.9

export interface Load {
  readonly tally: Tally
  start(): void
  stop(): void
  /** What should have arrived by now and has not. */
  readonly missing: number
  close(): void
}

interface Turn extends Record<string, number> {
  usPerDelivery: number
  deliveriesPerSecond: number
  cpuShare: number
  p50Ms: number
  p99Ms: number
  generatorShare: number
}

interface Ready {
  readonly subject: Subject
  readonly server: Server
  readonly load: Load
  readonly turns: Turn[]
}

export interface SteadyOptions {
  readonly prepare: (server: Server) => Promise<Load>
  readonly limits?: Readonly<Record<string, number>>
}

/** How many times a second something is done, times the seconds a load will be on in all, and some more. */
export function wantedFor(bench: Bench, perSecond: number): number {
  const seconds = (bench.warmUpMs + bench.runs * (SETTLE_MS + bench.windowMs)) / 1000
  return Math.ceil(perSecond * (seconds * 1.3 + 2))
}

export async function steady(
  bench: Bench,
  subjects: readonly Subject[],
  { prepare, limits }: SteadyOptions,
): Promise<Record<string, Figures>> {
  const all: Ready[] = []
  try {
    for (const subject of subjects) {
      const server = await subject.start(limits)
      try {
        const load = await prepare(server)
        all.push({ subject, server, load, turns: [] })
        load.start()
        await sleep(bench.warmUpMs)
        load.stop()
        await drained(load)
        server.process.freeze()
      } catch (error) {
        await server.remove()
        bench.failed(subject, error)
      }
    }
    for (let run = 0; run < bench.runs; run++) for (const one of all) one.turns.push(await turn(bench, one))
    const floor = all.find(({ subject }) => subject.name === 'relay')
    return Object.fromEntries(
      all.map((one) => [one.subject.name, { ...medians(withRatios(one, floor)), missing: one.load.missing }]),
    )
  } finally {
    for (const { load, server } of all) {
      load.close()
      await server.remove()
    }
  }
}

const withRatios = ({ turns }: Ready, floor: Ready | undefined): Turn[] =>
  turns.map((one, run) => ({
    ...one,
    ratio: one.usPerDelivery / (floor?.turns[run]?.usPerDelivery ?? NaN),
  }))

async function turn(bench: Bench, { subject, server, load }: Ready): Promise<Turn> {
  server.process.thaw()
  load.start()
  await sleep(SETTLE_MS)
  load.tally.clear()
  const [cpu, own, at] = [server.process.cpuMs(), process.cpuUsage(), performance.now()]
  await sleep(bench.windowMs)
  const ms = performance.now() - at
  const used = process.cpuUsage(own)
  const cpuMs = server.process.cpuMs() - cpu
  const { deliveries, latencies } = load.tally
  const figures: Turn = {
    usPerDelivery: (cpuMs * 1000) / deliveries,
    deliveriesPerSecond: (deliveries * 1000) / ms,
    cpuShare: cpuMs / ms,
    p50Ms: latencies.percentile(0.5),
    p99Ms: latencies.percentile(0.99),
    generatorShare: (used.user + used.system) / 1000 / ms,
  }
  load.stop()
  await drained(load)
  // Whoever could not keep up would go on with it in the others' turns.
  server.process.freeze()
  bench.log(`  ${subject.name.padEnd(20)} ${lineOf(figures)}`)
  return figures
}

function lineOf(turn: Turn): string {
  const { usPerDelivery, deliveriesPerSecond, cpuShare, p50Ms, p99Ms, generatorShare } = turn
  const warning = generatorShare > SATURATED ? '  (the generator is saturated)' : ''
  return (
    `${usPerDelivery.toFixed(2)} µs a delivery, ${Math.round(deliveriesPerSecond)}/s, server ` +
    `${Math.round(cpuShare * 100)} %, p50 ${p50Ms.toFixed(1)} p99 ${p99Ms.toFixed(1)} ms, generator ` +
    `${Math.round(generatorShare * 100)} %${warning}`
  )
}

/** Nothing has arrived for a moment, or nothing is missing. */
async function drained({ tally }: Load): Promise<void> {
  const until = performance.now() + DRAIN_MS
  for (let before = -1; before !== tally.deliveries && performance.now() < until;) {
    before = tally.deliveries
    await sleep(QUIET_MS)
  }
}
