import type { Link, Note } from '@ninefold/shared'
import type { LinkKind } from '@ninefold/shared/links'
import { expect, it } from 'vitest'
import { mapOf } from './graph.ts'

const note = (id: string, fields: Partial<Note> = {}): Note =>
  ({ id, blockId: 'key_activities', ...fields }) as Note
const links = (...lines: readonly (readonly [from: string, kind: LinkKind, to: string])[]): Link[] =>
  lines.map(([fromId, kind, toId], i) => ({ id: `l${i}`, fromId, kind, toId, strength: 2 }))
const activities = ['a', 'b', 'c', 'd'].map((id) => note(id))
const same = (id: string): string => id

it('an arrow leads from what comes first, whichever way the link reads', () => {
  const around = [note('plant', { blockId: 'key_resources' }), note('carrier', { blockId: 'key_partners' })]
  const { edges } = mapOf(
    activities,
    around,
    links(['b', 'depends_on', 'a'], ['b', 'requires', 'plant'], ['carrier', 'performs', 'c']),
    same,
  )
  expect(edges.map(({ from, to }) => `${from} → ${to}`)).toEqual(['a → b', 'plant → b', 'carrier → c'])
})

it('activities that wait for each other are one loop, and those outside are in none', () => {
  const { loops, nodes, edges } = mapOf(
    activities,
    [],
    links(
      ['a', 'depends_on', 'b'],
      ['b', 'depends_on', 'c'],
      ['c', 'depends_on', 'a'],
      ['d', 'depends_on', 'a'],
    ),
    same,
  )
  expect(loops.map((loop) => [...loop].sort())).toEqual([['a', 'b', 'c']])
  expect(nodes.filter(({ inLoop }) => inLoop).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(edges.map(({ inLoop }) => inLoop)).toEqual([true, true, true, false])
})

it('what many wait for says how many, each counted once', () => {
  const { nodes } = mapOf(
    activities,
    [],
    links(['b', 'depends_on', 'a'], ['b', 'depends_on', 'a'], ['c', 'depends_on', 'a']),
    same,
  )
  expect(nodes.map(({ neededBy }) => neededBy)).toEqual([2, 0, 0, 0])
})

it('links to notes that are not drawn, and to itself, are left out', () => {
  const { edges, loops } = mapOf(
    activities,
    [],
    links(['a', 'depends_on', 'x'], ['a', 'depends_on', 'a']),
    same,
  )
  expect({ edges, loops }).toEqual({ edges: [], loops: [] })
})

it('a chain of thousands is no deeper for us than for the machine', () => {
  const many = Array.from({ length: 5000 }, (_, i) => note(`n${i}`))
  const chain = links(...many.slice(1).map(({ id }, i) => [id, 'depends_on', `n${i}`] as const))
  expect(mapOf(many, [], chain, same).loops).toEqual([])
})
