import { expect, it } from 'vitest'
import { corner } from './place.ts'

const view = { width: 1000, height: 800 }
const size = { width: 200, height: 300 }
const anchorAt = (left: number, top: number) => ({ left, right: left + 40, top, bottom: top + 30 })

it('a popover opens below its anchor, along the reading direction', () => {
  expect(corner(anchorAt(400, 100), size, view, false)).toEqual({ left: 400, top: 130 })
  expect(corner(anchorAt(400, 100), size, view, true)).toEqual({ left: 240, top: 130 })
})

it('a popover flips where it would leave the window', () => {
  expect(corner(anchorAt(950, 700), size, view, false)).toEqual({ left: 790, top: 400 })
  expect(corner(anchorAt(20, 100), size, view, true)).toEqual({ left: 20, top: 130 })
})

it('a popover that fits nowhere stays inside the window', () => {
  expect(corner(anchorAt(50, 200), { width: 980, height: 700 }, view, false)).toEqual({ left: 12, top: 92 })
})
