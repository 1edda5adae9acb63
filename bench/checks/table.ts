/** The table of bench/README.md on the health checks. */
import type { Result } from '../lib/results.ts'

export interface Taken {
  readonly medianMs: number
  readonly p95Ms: number
  /** Of the processor, all threads: what the clock shows on a machine that has nothing else to do. */
  readonly cpuMs: number
}
export type CheckFigures = Readonly<Record<string, Taken>>

const FROM_SCRATCH = 'from scratch'
const TARGETS = { scratch: '≤ 50 ms', change: '≤ 5 ms' }

export function checksTable({ figures }: Pick<Result<CheckFigures>, 'figures'>): string {
  const rows = Object.entries(figures).map(([name, { medianMs, p95Ms, cpuMs }]) => [
    name,
    `${medianMs.toFixed(1)} ms; ${p95Ms.toFixed(1)} ms`,
    `${cpuMs.toFixed(1)} ms`,
    name === FROM_SCRATCH ? TARGETS.scratch : TARGETS.change,
  ])
  const head = ['all 58 rules, 500 notes, 2,000 links', 'median; 95 %', 'processor', 'target']
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
