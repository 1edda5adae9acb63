import { expect, it } from 'vitest'
import { fitOf } from './fit.ts'

it('a fit is told once both sides say something, a pain or a gain alike', () => {
  const wants = { jobs: ['Brew well at home'] }
  expect([
    fitOf(wants, { pains: ['Stale beans'] }),
    fitOf(wants, { gains: ['A new taste'] }),
    fitOf(wants, {}),
    fitOf({ jobs: [] }, { gains: ['A new taste'] }),
    fitOf(null, null),
  ]).toEqual(['told', 'told', 'noRelief', 'noJobs', 'nothing'])
})
