import { expect, it } from 'vitest'
import type { Result } from './results.ts'
import { replaceSection, webTable, type Figures } from './tables.ts'

const machine = { cpu: 'Some CPU', cores: 2, memoryGiB: 8, kernel: '6.1', node: 'v24.0.0', chromium: '150.0' }
const result = (figures: Figures): Result<Figures> => ({
  name: 'web-a',
  at: '2026-01-02T03:04:05Z',
  machine,
  figures,
})

it('rounds figures, joins what belongs together, and leaves a dash for what was not measured', () => {
  const table = webTable([
    result({ title: 'A', runs: 5, addMs: 7.26, typingDelayMs: 24, typingMainShare: 0.189 }),
  ])
  expect(table).toContain('| add a note, to paint | 7.3 ms | ≤ 16 ms |')
  expect(table).toContain('| 24 ms; 19 % | ≤ 32 ms; 30 % |')
  expect(table).toContain('| JavaScript heap, 500 notes | – | ≤ 10 MB |')
  expect(table).toContain('A: 2026-01-02, medians of 5, Some CPU, 2 cores')
})

it('replaces its own section of a page and nothing else', () => {
  const page = 'before\n<!-- web -->\nold\n<!-- /web -->\nafter'
  expect(replaceSection(page, 'web', 'new')).toBe('before\n<!-- web -->\n\nnew\n\n<!-- /web -->\nafter')
  expect(() => replaceSection('nothing here', 'web', 'new')).toThrow()
})
