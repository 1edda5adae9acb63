import { BLOCK_IDS, type BlockId } from '@ninefold/shared'
import type { CanvasView } from '@ninefold/shared/api/canvases'
import { expect, it } from 'vitest'
import { choicesFor } from './choices.ts'

const counts = Object.fromEntries(BLOCK_IDS.map((id) => [id, 0])) as Record<BlockId, number>
const canvas = (id: string, baseCanvasId?: string): CanvasView => ({
  ...{ id, title: id, role: 'owner', purpose: '', perspective: 'as_is', counts, peopleHere: 0 },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', changedAt: '2026-01-01T00:00:00.000Z' },
  ...(baseCanvasId !== undefined && { baseCanvasId }),
})
const names = (canvases: readonly CanvasView[]): string[] => canvases.map(({ id }) => id)

it('offers first what a canvas was copied from, then its copies and those of the same origin, never itself', () => {
  const all = ['other', 'base'].map((id) => canvas(id))
  const mine = [
    canvas('copy', 'mine'),
    canvas('sister', 'base'),
    canvas('mine', 'base'),
    canvas('far', 'away'),
  ]
  const { base, copies, others } = choicesFor('mine', 'base', [...all, ...mine])
  expect([names(base), names(copies), names(others)]).toEqual([
    ['base'],
    ['copy', 'sister'],
    ['other', 'far'],
  ])
  expect(names(choicesFor('base', null, [...all, ...mine]).copies)).toEqual(['sister', 'mine'])
})
