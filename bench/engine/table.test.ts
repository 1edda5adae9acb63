import { expect, it } from 'vitest'
import type { Result } from '../lib/results.ts'
import type { EngineFigures, Measured } from './run.ts'
import type { Figures } from './scenario.ts'
import { briefEngineTable, engineTable } from './table.ts'

const at = '2026-01-02T03:04:05Z'
const machine = { cpu: 'Some CPU', cores: 2, memoryGiB: 8, kernel: '6.1', node: 'v24.0.0' }
const told = (figures: Figures): Measured => ({ runs: 3, at, figures })
const latency = { p50Ms: 1.04, p99Ms: 12.6 }
const typing: Result<EngineFigures> = {
  name: 'engine-typing-50',
  at,
  machine,
  figures: {
    title: 'typing',
    subjects: {
      relay: told({ usPerDelivery: 5.52, ratio: 1, ...latency }),
      'y-websocket': told({ usPerDelivery: 7, ratio: 1.26, ...latency }),
      hocuspocus: told({ usPerDelivery: 9, ratio: 1.62, ...latency }),
      ninefold: told({ usPerDelivery: 5, ratio: 0.9, ...latency }),
    },
  },
}
const kill: Result<EngineFigures> = {
  ...typing,
  name: 'engine-kill',
  figures: {
    title: 'kill',
    subjects: { ninefold: told({ missing: 0, seen: 12_345 }), relay: told({ cannot: 'no store' }) },
  },
}

it('tells costs as multiples of the relay, and of the relay itself the cost', () => {
  const table = engineTable([typing])
  expect(table).toContain(
    '| 5.5 µs; 1.0 / 13 ms | 1.26 ×; 1.0 / 13 ms | – | 1.62 ×; 1.0 / 13 ms | – | 0.90 ×;',
  )
  expect(table).toContain('2026-01-02, medians of 3, Some CPU')
})

it('shows what a subject cannot do, and only works that were measured', () => {
  const table = engineTable([kill])
  expect(table).toContain('| cannot | – | – | – | – | 0 of 12,345 | 0 |')
  expect(table).not.toContain('keystrokes')
})

it('puts the peers together in the brief one', () => {
  expect(briefEngineTable([typing])).toContain('| 1.26–1.62 × | 0.90 ×; 1.0 / 13 ms |')
})
