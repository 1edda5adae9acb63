import type { BlockId, Link } from '@ninefold/shared'
import type { LinkKind } from '@ninefold/shared/links'
import { expect, it } from 'vitest'
import { chainOf } from './chain.ts'

type Line = readonly [from: string, kind: LinkKind, to: string]

const BLOCKS: Readonly<Record<string, BlockId>> = {
  offices: 'customer_segments',
  homes: 'customer_segments',
  coffee: 'value_propositions',
  subscription: 'value_propositions',
  roast: 'key_activities',
  cup: 'key_activities',
  roaster: 'key_resources',
  grower: 'key_partners',
  wages: 'cost_structure',
  fee: 'revenue_streams',
  shop: 'channels',
  contact: 'customer_relationships',
}

const WHOLE: readonly Line[] = [
  ['coffee', 'serves', 'offices'],
  ['subscription', 'serves', 'homes'],
  ['shop', 'reaches', 'offices'],
  ['shop', 'delivers', 'coffee'],
  ['contact', 'maintains', 'offices'],
  ['fee', 'paid_by', 'offices'],
  ['fee', 'pays_for', 'coffee'],
  ['roast', 'enables', 'coffee'],
  ['roast', 'requires', 'roaster'],
  ['grower', 'supplies', 'roaster'],
  ['roast', 'depends_on', 'cup'],
  ['cup', 'requires', 'roaster'],
  ['cup', 'enables', 'coffee'],
  ['wages', 'caused_by', 'roast'],
]

function model(lines: readonly Line[]) {
  const links: Link[] = lines.map(([fromId, kind, toId], i) => ({
    id: `l${i}`,
    fromId,
    kind,
    toId,
    strength: 2,
  }))
  return {
    note: (id: string) => {
      const blockId = BLOCKS[id]
      return blockId ? { id, blockId, text: id } : null
    },
    linksOf: (id: string) => links.filter((link) => link.fromId === id || link.toId === id),
  }
}

it('the chain of a segment goes down to resources, partners and costs, and not to other segments', () => {
  const { notes, complete, gaps } = chainOf('offices', model(WHOLE))
  const others = ['homes', 'subscription']
  expect([...notes].sort()).toEqual(
    Object.keys(BLOCKS)
      .filter((id) => !others.includes(id))
      .sort(),
  )
  expect({ complete, gaps }).toEqual({ complete: 100, gaps: [] })
})

it('the chain of a resource goes up to whom it is for, and down to who provides it', () => {
  const { notes } = chainOf('roaster', model(WHOLE))
  expect([...notes].sort()).toEqual(['coffee', 'cup', 'grower', 'offices', 'roast', 'roaster'])
})

it('a proposition that nothing makes possible is a gap in words, with the kind of link that closes it', () => {
  const lines = WHOLE.filter(([, kind]) => kind !== 'enables')
  const { gaps, complete } = chainOf('offices', model(lines))
  expect(gaps).toContainEqual({
    noteId: 'coffee',
    kind: 'enables',
    text: 'No activity makes coffee possible',
  })
  expect(complete).toBeLessThan(100)
})

it('a segment with nothing is empty, not full', () => {
  const { gaps, complete, notes } = chainOf('homes', model([]))
  expect([...notes]).toEqual(['homes'])
  expect(complete).toBe(0)
  expect(gaps.map(({ kind }) => kind)).toEqual(['serves', 'reaches', 'maintains', 'paid_by'])
})

it('no cost anywhere in the chain is a gap', () => {
  const { gaps } = chainOf('offices', model(WHOLE.filter(([, kind]) => kind !== 'caused_by')))
  expect(gaps.map(({ kind }) => kind)).toEqual(['caused_by'])
})

it('a loop of dependencies ends', () => {
  const lines: Line[] = [...WHOLE, ['cup', 'depends_on', 'roast']]
  expect(chainOf('offices', model(lines)).notes.has('cup')).toBe(true)
})

it('links beside the chain do not lead out of it', () => {
  const lines: Line[] = [...WHOLE, ['coffee', 'contradicts', 'subscription']]
  expect(chainOf('offices', model(lines)).notes.has('subscription')).toBe(false)
})
