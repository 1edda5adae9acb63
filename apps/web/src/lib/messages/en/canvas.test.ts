import { expect, it } from 'vitest'
import { canvas } from './canvas.ts'

it('what waits while offline is counted as people count', () => {
  expect([0, 1, 2, 1234].map(canvas.offline)).toEqual([
    'Offline – 0 changes waiting',
    'Offline – 1 change waiting',
    'Offline – 2 changes waiting',
    'Offline – 1,234 changes waiting',
  ])
})

it('a block with too many notes says how many read well', () => {
  expect(canvas.overLimit(14, 9)).toBe('14 notes. More than 9 make a block hard to read at a glance.')
})
