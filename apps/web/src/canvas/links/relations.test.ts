import { BLOCK_IDS } from '@ninefold/shared'
import { mayLink } from '@ninefold/shared/links'
import { expect, it } from 'vitest'
import { directBlocks, directLink, LOOSE_KINDS, relationsOf } from './relations.ts'

it('every relation that is offered is a legal link in the direction it leads', () => {
  for (const blockId of BLOCK_IDS)
    for (const { kind, back, blockId: other } of relationsOf(blockId))
      if (other) expect(back ? mayLink(kind, other, blockId) : mayLink(kind, blockId, other)).toBe(true)
})

it('what a note normally has comes first, and what any two notes may be comes last', () => {
  for (const blockId of BLOCK_IDS) {
    const relations = relationsOf(blockId)
    const expected = relations.map((relation) => relation.expected)
    expect(expected).toEqual([...expected].sort((a, b) => Number(b) - Number(a)))
    expect(relations.slice(-2).map(({ kind }) => kind)).toEqual(LOOSE_KINDS)
  }
})

it('an activity makes propositions possible, whichever of the two the link is drawn from', () => {
  const roast = { id: 'roast', blockId: 'key_activities' } as const
  const coffee = { id: 'coffee', blockId: 'value_propositions' } as const
  const link = { fromId: 'roast', kind: 'enables', toId: 'coffee' }
  expect(directLink(roast, coffee)).toEqual(link)
  expect(directLink(coffee, roast)).toEqual(link)
})

it('two activities depend in the direction the link is drawn', () => {
  const [a, b] = ['a', 'b'].map((id) => ({ id, blockId: 'key_activities' as const }))
  if (!a || !b) throw new Error('there are two')
  expect(directLink(b, a)).toEqual({ fromId: 'b', kind: 'depends_on', toId: 'a' })
})

it('a resource has no link of its own to a segment', () => {
  const resource = { id: 'r', blockId: 'key_resources' } as const
  expect(directLink(resource, { id: 's', blockId: 'customer_segments' })).toBeNull()
  expect([...directBlocks('key_resources')].sort()).toEqual(
    ['channels', 'cost_structure', 'customer_relationships', 'key_activities', 'key_partners'].concat([
      'revenue_streams',
      'value_propositions',
    ]),
  )
})
