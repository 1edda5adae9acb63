/** The table of bench/README.md on what a person waits for on a large model. */
import type { Result } from '../lib/results.ts'
import type { Timed } from './in-page.ts'
import type { VisitFigures } from './visit.ts'

export interface ModelFigures extends VisitFigures {
  readonly runs: number
  /** The health checks in the browser, by what they follow. */
  readonly checks: Readonly<Record<string, Timed>>
}

const FROM_SCRATCH = 'from scratch'

export function modelTable({ figures }: Pick<Result<ModelFigures>, 'figures'>): string {
  const ms = (value: number): string => `${value.toFixed(1)} ms`
  const checks = Object.entries(figures.checks).map(([name, { medianMs, p95Ms }]) => [
    `findings, ${name} (95 %)`,
    `${ms(medianMs)} (${ms(p95Ms)})`,
    '–',
    name === FROM_SCRATCH ? '≤ 50 ms' : '≤ 5 ms',
  ])
  const rows = [
    [
      'details of a note, the first time',
      ms(figures.firstDrawerMs),
      ms(figures.firstDrawerCpuMs),
      '≤ 100 ms',
    ],
    ['from then on', ms(figures.drawerMs), ms(figures.drawerCpuMs), '≤ 100 ms'],
    [
      `chain of a segment lit, in ${figures.traceFrames === 1 ? '1 frame' : `${figures.traceFrames} frames`}`,
      ms(figures.traceMs),
      ms(figures.traceCpuMs),
      '1 frame',
    ],
    ...checks,
  ]
  const head = ['500 notes, 2,000 links, in the browser', 'median', 'processor', 'target']
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
