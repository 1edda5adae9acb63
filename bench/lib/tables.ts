/** The tables of bench/README.md and README.md, made from the saved results: nobody copies a figure by hand. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { briefEngineTable, engineTable } from '../engine/table.ts'
import { checksTable, type CheckFigures } from '../checks/table.ts'
import type { EngineFigures } from '../engine/run.ts'
import { modelTable, type ModelFigures } from '../model/table.ts'
import { readResults, type Machine, type Result } from './results.ts'

const README = join(import.meta.dirname, '../README.md')
const FRONT_README = join(import.meta.dirname, '../../README.md')

export type Figures = Readonly<Record<string, string | number>>

interface Row {
  readonly label: string
  /** Fields of a result, shown with a semicolon between them. */
  readonly fields: readonly Field[]
  readonly target: string
}
interface Field {
  readonly name: string
  readonly digits: number
  readonly factor?: number
  readonly unit?: string
}

const whole = (name: string, unit = ''): Field => ({ name, digits: 0, unit })
const fine = (name: string, unit = ''): Field => ({ name, digits: 1, unit })
const percent = (name: string): Field => ({ name, digits: 0, factor: 100, unit: ' %' })

const ROWS: readonly Row[] = [
  {
    label: 'JavaScript before notes are shown and can be added, gzip',
    fields: [whole('scriptKb', ' kB')],
    target: '≤ 90 kB',
  },
  {
    label: 'Lighthouse mobile: performance; accessibility',
    fields: [whole('performance'), whole('accessibility')],
    target: '≥ 95; 100',
  },
  {
    label: 'first; largest contentful paint',
    fields: [fine('firstPaintS', ' s'), fine('largestPaintS', ' s')],
    target: '≤ 1.3; 1.8 s',
  },
  {
    label: 'blocking time; layout shift',
    fields: [whole('blockingMs', ' ms'), { name: 'layoutShift', digits: 3 }],
    target: '≤ 150 ms; 0.02',
  },
  { label: '500 notes painted after navigation', fields: [whole('paintedMs', ' ms')], target: '≤ 600 ms' },
  { label: 'add a note, to paint', fields: [fine('addMs', ' ms')], target: '≤ 16 ms' },
  {
    label: '20 people type 100 edits/s: longest input delay; main thread',
    fields: [whole('typingDelayMs', ' ms'), percent('typingMainShare')],
    target: '≤ 32 ms; 30 %',
  },
  {
    label: 'the same while dragging: frames a second; longest frame',
    fields: [fine('dragFps'), whole('dragLongestMs', ' ms')],
    target: '≥ 59; ≤ 34 ms',
  },
  {
    label: 'a remote batch of five edits: script; all main-thread work',
    fields: [fine('batchScriptMs', ' ms'), fine('batchTaskMs', ' ms')],
    target: '≤ 1.5 ms',
  },
  { label: 'JavaScript heap, 500 notes', fields: [fine('heapMb', ' MB')], target: '≤ 10 MB' },
  {
    label: "a keystroke on another browser's screen, commit included: median; 95 %",
    fields: [whole('keystrokeMs', ' ms'), whole('keystrokeP95Ms', ' ms')],
    target: '≤ 60 ms',
  },
]
const ORDER = ['web-ninefold', 'web-bare', 'web-tldraw', 'web-excalidraw']

export function writeTables(): void {
  const results = readResults<Figures>('web-')
  const shown = ORDER.flatMap((name) => results.filter((result) => result.name === name))
  const engine = readResults<EngineFigures>('engine-')
  for (const result of readResults<CheckFigures>('checks'))
    writeSection(README, 'checks', `${checksTable(result)}\n\n- ${machineLine(result.machine)}`)
  for (const result of readResults<ModelFigures>('model'))
    writeSection(README, 'model', `${modelTable(result)}\n\n- ${machineLine(result.machine)}`)
  if (shown.length === 0 && engine.length === 0) throw new Error('nothing was measured yet: pnpm bench web')
  if (shown.length > 0) writeSection(README, 'web', webTable(shown))
  if (engine.length === 0) return
  writeSection(README, 'engine', engineTable(engine))
  writeSection(FRONT_README, 'engine', briefEngineTable(engine))
}

function writeSection(path: string, name: string, content: string): void {
  writeFileSync(path, replaceSection(readFileSync(path, 'utf8'), name, content))
}

/** What stands between `<!-- name -->` and `<!-- /name -->` is ours to write. */
export function replaceSection(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`there is no section ${name} to write`)
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`
}

export function webTable(results: readonly Result<Figures>[]): string {
  const titles = results.map(({ figures }) => String(figures.title))
  const head = ['figure', ...titles, 'target']
  const rows = ROWS.map((row) => [
    row.label,
    ...results.map(({ figures }) => cell(figures, row.fields)),
    row.target,
  ])
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return [...lines, '', ...results.map(origin)].join('\n')
}

function cell(figures: Figures, fields: readonly Field[]): string {
  const values = fields.map(({ name, digits, factor = 1, unit = '' }) => {
    const value = figures[name]
    return typeof value === 'number' ? `${(value * factor).toFixed(digits)}${unit}` : null
  })
  return values.every((value) => value === null) ? '–' : values.map((value) => value ?? '–').join('; ')
}

function origin({ figures, at, machine }: Result<Figures>): string {
  return `- ${String(figures.title)}: ${at.slice(0, 10)}, medians of ${String(figures.runs)}, ${machineLine(machine)}`
}

function machineLine({ cpu, cores, memoryGiB, kernel, node, chromium }: Machine): string {
  const browser = chromium ? `, Chromium ${chromium} headless without GPU` : ''
  return `${cpu}, ${cores} cores, ${memoryGiB} GiB, Linux ${kernel}, Node ${node.slice(1)}${browser}`
}
