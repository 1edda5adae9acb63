/** The engine's table, made from the saved results. */
import type { Result } from '../lib/results.ts'
import type { EngineFigures, Measured } from './run.ts'

interface Field {
  readonly name: string
  readonly digits: number
  readonly unit?: string
}

interface Row {
  /** Name of the scenario. */
  readonly scenario: string
  readonly label: string
  readonly fields: readonly Field[]
  /** What is told of the relay, in place of a ratio to itself. */
  readonly floor?: readonly Field[]
  readonly between?: string
  readonly target: string
  /** Nothing that a peer does. */
  readonly own?: true
}

const RATIO: Field = { name: 'ratio', digits: 2, unit: ' ×' }
const COST: Field = { name: 'usPerDelivery', digits: 1, unit: ' µs' }
const LATENCY: readonly Field[] = [
  { name: 'p50Ms', digits: 1 },
  { name: 'p99Ms', digits: 0, unit: ' ms' },
]
const whole = (name: string, unit = ''): Field => ({ name, digits: 0, unit })
const fine = (name: string, unit = ''): Field => ({ name, digits: 1, unit })

const steady = (scenario: string, label: string, target: string): Row => ({
  scenario,
  label,
  target,
  fields: [RATIO, ...LATENCY],
  floor: [COST, ...LATENCY],
})

const ROWS: readonly Row[] = [
  steady('typing-50', '50 people, 10 of them write 20 keystrokes a second', '≤ 1.0 ×; p99 ≤ 25 ms'),
  steady('typing-200', '200 people, 5 write', '≤ 0.8 ×; p99 ≤ 50 ms'),
  steady('typing-500', '500 people, 2 write', '≤ 0.75 ×; p99 ≤ 50 ms'),
  steady('typing-busy', '200 people, 20 write', '≤ 0.35 ×'),
  steady('presence-50', '50 people move 20 times a second', '≤ 0.2 ×; p99 ≤ 53 ms'),
  steady('presence-100', '100 people move', '≤ 0.1 ×; p99 ≤ 53 ms'),
  steady('presence-200', '200 people move', '≤ 0.03 ×; p99 ≤ 70 ms'),
  steady('echo-50', '50 people move, clients echo', 'linear'),
  steady('echo-100', '100 people move, clients echo', 'linear'),
  steady('echo-200', '200 people move, clients echo', 'linear'),
  steady('rooms-1000', '1,000 rooms of 3, one edit a second each', '≤ 1.5 ×; p99 ≤ 50 ms'),
  {
    scenario: 'idle-10000',
    label: '10,000 idle connections in 2,000 rooms: a connection + a room',
    fields: [fine('connectionKb'), fine('roomKb', ' KB')],
    between: ' + ',
    target: '≤ 5 + 5 KB',
  },
  {
    scenario: 'idle-10000',
    label: 'CPU of an idle connection, a second',
    fields: [{ name: 'usPerConnectionSecond', digits: 2, unit: ' µs' }],
    target: '≤ 0.3 µs',
  },
  {
    scenario: 'board',
    label: '5,000 notes, 50,000 updates, after a restart: first to open',
    fields: [whole('firstMs', ' ms')],
    target: '≤ 30 ms',
  },
  {
    scenario: 'board',
    label: "50 open it at once: last; server CPU; other rooms' p99",
    fields: [whole('lastMs', ' ms'), whole('stormCpuMs', ' ms'), whole('othersP99Ms', ' ms')],
    target: '≤ 400 ms; 100 ms; 20 ms',
  },
  {
    scenario: 'board',
    label: 'CPU of one of its 50,000 updates',
    fields: [whole('ingestUs', ' µs')],
    target: '',
  },
  {
    scenario: 'kill',
    label: '`kill -9` under 2,000 updates a second: seen or acknowledged, then missing',
    fields: [whole('missing'), whole('seen')],
    between: ' of ',
    target: '0',
  },
  {
    scenario: 'stall',
    label: 'a reader stops, 2 MB a second: memory; closed by then; what it gets at once when it reads again',
    fields: [fine('growthMb', ' MB'), whole('closed'), fine('caughtUpMb', ' MB')],
    target: '≤ 2 MB, then one diff or closed',
  },
  {
    scenario: 'age',
    label: 'a keystroke where 5; 260; 2,000 client ids have written',
    fields: [whole('fiveUs'), whole('ourYearUs'), whole('manyUs', ' µs')],
    target: 'never more than ours',
  },
  {
    scenario: 'rights-200',
    label: 'a role changes while 200 people are there: until each knows; frames each gets',
    fields: [...LATENCY, whole('framesPerPerson')],
    target: 'p99 ≤ 200 ms; 1',
    own: true,
  },
]

interface Column {
  readonly subject: string
  readonly title: string
}
const COLUMNS: readonly Column[] = [
  { subject: 'relay', title: 'raw `ws` relay' },
  { subject: 'y-websocket', title: 'y-websocket-server' },
  { subject: 'y-websocket-leveldb', title: 'with LevelDB' },
  { subject: 'hocuspocus', title: 'Hocuspocus' },
  { subject: 'hocuspocus-sqlite', title: 'with SQLite' },
  { subject: 'ninefold', title: '**Ninefold**' },
]
const PEERS = COLUMNS.slice(1, -1)

type Results = readonly Result<EngineFigures>[]

/** All subjects beside each other. */
export function engineTable(results: Results): string {
  const head = ['work', ...COLUMNS.map(({ title }) => title), 'target']
  const rows = shown(results).map(({ row, subjects }) => [
    row.label,
    ...COLUMNS.map(({ subject }) => cell(row, subject, subjects[subject])),
    row.target,
  ])
  return [...table(head, rows), '', origin(results)].join('\n')
}

/** Ninefold beside what the peers lie between, for a reader who has a minute. */
export function briefEngineTable(results: Results): string {
  // What no peer was asked for says nothing beside them.
  const compared = shown(results).filter(({ row }) => !row.own)
  const rows = compared.map(({ row, subjects }) => [
    row.label,
    between(
      row,
      PEERS.flatMap(({ subject }) => subjects[subject] ?? []),
    ),
    cell(row, 'ninefold', subjects.ninefold),
    row.target,
  ])
  return [...table(['work', 'peers', 'Ninefold', 'target'], rows), '', origin(results)].join('\n')
}

function shown(results: Results): { row: Row; subjects: EngineFigures['subjects'] }[] {
  return ROWS.flatMap((row) => {
    const result = results.find(({ name }) => name === `engine-${row.scenario}`)
    return result ? [{ row, subjects: result.figures.subjects }] : []
  })
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

function cell(row: Row, subject: string, measured: Measured | undefined): string {
  if (!measured) return '–'
  const { figures } = measured
  if ('cannot' in figures) return 'cannot'
  const fields = subject === 'relay' ? (row.floor ?? row.fields) : row.fields
  const values = fields.map((field) => show(field, figures[field.name]))
  if (row.between) return values.join(row.between)
  // Two latencies are one thing.
  return values.join('; ').replace(/; ([\d.,]+); ([\d.,]+ ms)$/, '; $1 / $2')
}

/** The least and the most of the row's first field. */
function between(row: Row, measured: readonly Measured[]): string {
  const [first] = row.fields
  if (!first) return '–'
  const values = measured.flatMap(({ figures }) => ('cannot' in figures ? [] : (figures[first.name] ?? [])))
  if (values.length === 0) return 'cannot'
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return least === most ? show(first, most) : `${show({ ...first, unit: '' }, least)}–${show(first, most)}`
}

function show({ digits, unit = '' }: Field, value: unknown): string {
  if (typeof value !== 'number' || Number.isNaN(value)) return '–'
  return `${value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}${unit}`
}

function origin(results: Results): string {
  const days = results.map(({ at }) => at.slice(0, 10)).sort()
  const runs = results.flatMap(({ figures }) => Object.values(figures.subjects).map(({ runs }) => runs))
  const [first, last] = [days[0] ?? '', days.at(-1) ?? '']
  const machine = results.at(-1)?.machine
  const when = first === last ? first : `${first} to ${last}`
  const counts = [...new Set(runs)].sort((a, b) => a - b).join(' or ')
  return machine
    ? `${when}, medians of ${counts}, ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Linux ${machine.kernel}, Node ${machine.node.slice(1)}`
    : ''
}
