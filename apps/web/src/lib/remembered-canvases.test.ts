import { BLOCK_IDS, type BlockId } from '@ninefold/shared'
import type { CanvasView } from '@ninefold/shared/api/canvases'
import { beforeEach, expect, it, vi } from 'vitest'
import { rememberCanvas, rememberCanvases, rememberedCanvases, rememberTitle } from './remembered-canvases.ts'

const canvas: CanvasView = {
  id: 'c1',
  title: 'Planter Works',
  role: 'owner',
  purpose: '',
  perspective: 'as_is' as const,
  createdAt: '2026-03-01T12:00:00.000Z',
  changedAt: '2026-03-02T12:00:00.000Z',
  counts: Object.fromEntries(BLOCK_IDS.map((id) => [id, 1])) as Record<BlockId, number>,
  peopleHere: 0,
}

beforeEach(() => localStorage.clear())

it('what is remembered comes back as it was', () => {
  rememberCanvases([canvas])
  expect(rememberedCanvases()).toEqual([canvas])
})

it.each(['', 'nonsense', '{}', '[null]', '[{"id":"../x"}]', '[{"id":"c1","title":"x","role":"king"}]'])(
  'stored %j is as good as nothing',
  (stored) => {
    localStorage.setItem('ninefold.canvases', stored)
    expect(rememberedCanvases()).toEqual([])
  },
)

it('a canvas just started is listed first, and once', () => {
  rememberCanvases([canvas])
  rememberCanvas({ id: 'c2', title: '', role: 'owner' })
  rememberCanvas({ id: 'c1', title: 'Planter Works', role: 'editor' })
  expect(rememberedCanvases().map(({ id, role }) => [id, role])).toEqual([
    ['c1', 'editor'],
    ['c2', 'owner'],
  ])
})

it('a new title is remembered for a canvas that is listed, and lists none', () => {
  rememberCanvases([canvas])
  rememberTitle('c1', 'Bakery')
  rememberTitle('c2', 'Brewery')
  expect(rememberedCanvases().map(({ id, title }) => [id, title])).toEqual([['c1', 'Bakery']])
})

it('a full storage loses the copy, not the page', () => {
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  expect(() => rememberCanvases([canvas])).not.toThrow()
  full.mockRestore()
})
