import { expect, it } from 'vitest'
import { breakEven, chartSpan } from './break-even.ts'

const costs = { fixedCost: 1000, unitPrice: 15, unitVariableCost: 5 }

it('nothing is known before fixed cost, price and cost of one are said', () => {
  expect(breakEven({})).toEqual({ kind: 'unknown' })
  expect(breakEven({ ...costs, unitPrice: undefined as never })).toEqual({ kind: 'unknown' })
})

it('the quantity that covers the fixed cost is a whole one', () => {
  expect(breakEven(costs)).toMatchObject({ kind: 'at', quantity: 100, sold: null, profit: null })
  expect(breakEven({ ...costs, fixedCost: 1001 })).toMatchObject({ quantity: 101 })
  expect(breakEven({ fixedCost: 0.3, unitPrice: 0.3, unitVariableCost: 0.2 })).toMatchObject({ quantity: 3 })
})

it('no quantity covers it where one costs what it earns, or more', () => {
  expect(breakEven({ ...costs, unitVariableCost: 15 })).toEqual({ kind: 'never' })
  expect(breakEven({ ...costs, unitVariableCost: 20 })).toEqual({ kind: 'never' })
})

it('what is sold is what can be made and is wanted, and what is left follows from it', () => {
  expect(breakEven({ ...costs, perPeriod: 150, demand: 200 })).toMatchObject({ sold: 150, profit: 500 })
  expect(breakEven({ ...costs, perPeriod: 150, demand: 80 })).toMatchObject({ sold: 80, profit: -200 })
  expect(breakEven({ ...costs, demand: 80 })).toMatchObject({ sold: 80 })
})

it('the chart reaches past everything that stands in it', () => {
  expect(chartSpan({ perPeriod: 50, demand: 80 }, 100)).toBe(120)
  expect(chartSpan({}, 0)).toBeGreaterThan(0)
})
