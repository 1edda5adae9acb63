/** `pnpm bench engine [scenario …] [--subjects a,b] [--runs n] [--quick]`: the engine beside its peers. */
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { readResults, saveResult, thisMachine } from '../lib/results.ts'
import type { Bench, Figures, Scenario } from './scenario.ts'
import { SCENARIOS } from './scenarios/all.ts'
import { installPeers } from './subjects/peers.ts'
import { SERVER_CORE } from './subjects/process.ts'

const GENERATOR_CORE = 1
const DEFAULT_RUNS = 3
/** Servers run for weeks: what their first seconds cost, until the code that serves is compiled, is not the question. */
const WARM_UP_MS = 15_000

/** One scenario as it is saved: what was measured of each subject, and when. */
export interface EngineFigures {
  readonly title: string
  readonly subjects: Readonly<Record<string, Measured>>
}

export interface Measured {
  readonly runs: number
  readonly at: string
  readonly figures: Figures
}

interface Asked {
  readonly scenarios: readonly Scenario[]
  readonly subjects: readonly string[] | null
  readonly runs: number
  readonly quick: boolean
}

export async function engineBench(words: readonly string[]): Promise<void> {
  const asked = readWords(words)
  if (cpus().length < 2) throw new Error('server and generator need a core each')
  installPeers()
  // All threads of this process: it is the generator.
  execFileSync('taskset', ['-acp', String(GENERATOR_CORE), String(process.pid)], { stdio: 'ignore' })
  const failed: string[] = []
  const bench: Bench = {
    runs: asked.runs,
    alone: asked.scenarios.length === 1,
    quick: asked.quick,
    warmUpMs: asked.quick ? 1000 : WARM_UP_MS,
    windowMs: asked.quick ? 1000 : 2000,
    log: (line) => console.log(line),
    failed(subject, error) {
      console.error(`  ${subject.name} failed:`, error)
      failed.push(subject.name)
    },
  }
  console.log(`server on core ${SERVER_CORE}, generator on core ${GENERATOR_CORE}, runs: ${asked.runs}`)
  for (const scenario of asked.scenarios) {
    const startedAt = performance.now()
    console.log(`\n${scenario.name}: ${scenario.title}`)
    const subjects = scenario.subjects.filter(({ name }) => asked.subjects?.includes(name) ?? true)
    try {
      const figures = await scenario.run(bench, subjects)
      for (const [name, figure] of Object.entries(figures))
        console.log(`${name} ${JSON.stringify(figure, rounded)}`)
      if (!asked.quick) save(scenario, figures, asked.runs)
    } catch (error) {
      // The others' figures are worth having all the same.
      console.error(`${scenario.name} failed:`, error)
      failed.push(scenario.name)
    }
    console.log(`${scenario.name} took ${((performance.now() - startedAt) / 1000).toFixed(0)} s`)
  }
  if (failed.length > 0) throw new Error(`failed: ${failed.join(', ')}`)
}

/** Subjects that were not measured this time keep what was measured of them before. */
function save(scenario: Scenario, figures: Record<string, Figures>, runs: number): void {
  const name = `engine-${scenario.name}`
  const before = readResults<EngineFigures>(name).find((result) => result.name === name)?.figures.subjects
  const at = new Date().toISOString()
  const measured = Object.entries(figures).map(([subject, one]): [string, Measured] => [
    subject,
    {
      runs: 'runs' in one ? Number(one.runs) : runs,
      at,
      figures: JSON.parse(JSON.stringify(one, rounded)) as Figures,
    },
  ])
  saveResult<EngineFigures>(name, thisMachine(), {
    title: scenario.title,
    subjects: { ...before, ...Object.fromEntries(measured) },
  })
}

function readWords(words: readonly string[]): Asked {
  let subjects: string[] | null = null
  let runs: number | null = null
  let quick = false
  const names: string[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    if (word === '--quick') quick = true
    else if (word === '--subjects') subjects = (words[++i] ?? '').split(',')
    else if (word === '--runs') runs = Number(words[++i])
    else names.push(word)
  }
  const matches = (name: string): Scenario[] => {
    const exact = SCENARIOS.filter((scenario) => scenario.name === name)
    return exact.length > 0 ? exact : SCENARIOS.filter((scenario) => scenario.name.startsWith(name))
  }
  const unknown = names.filter((name) => matches(name).length === 0)
  if (unknown.length > 0 || (runs !== null && !(runs >= 1)))
    throw new Error(`pnpm bench engine ${SCENARIOS.map(({ name }) => name).join(' | ')}`)
  const wanted = new Set(names.flatMap(matches))
  const scenarios = SCENARIOS.filter((one) => names.length === 0 || wanted.has(one))
  return { scenarios, subjects, runs: runs ?? (quick ? 1 : DEFAULT_RUNS), quick }
}

const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * 1000) / 1000 : value
