import { describe, expect, it } from 'vitest'
import { ACTIVITY_CATEGORIES } from '../categories.ts'
import { mayLink } from '../links.ts'
import { BUSINESS_TYPES, RELATIONSHIP_KINDS } from '../model/values.ts'
import { CHAINS } from './chains.ts'
import { FUNCTIONS } from './functions.ts'
import { ILLUSTRATIONS } from './illustrations.ts'
import {
  categorySuggestions,
  chainSuggestions,
  functionSuggestion,
  illustrationSuggestion,
  relationshipSuggestions,
} from './suggestions.ts'
import { templateSuggestions, withinBlock } from './template-suggestions.ts'

const sets = [
  ...BUSINESS_TYPES.map((type) => [type, templateSuggestions(type)] as const),
  ...CHAINS.map((chain) => [chain.id, chainSuggestions(chain)] as const),
]

describe.each(sets)('the set %s', (_, { notes, links }) => {
  it('names each note once, and links notes of its own by kinds that may join them', () => {
    const blocks = new Map(notes.map(({ key, blockId }) => [key, blockId]))
    expect(blocks.size).toBe(notes.length)
    for (const { from, kind, to } of links) {
      const [fromBlock, toBlock] = [blocks.get(from), blocks.get(to)]
      expect([from, kind, to, fromBlock && toBlock && mayLink(kind, fromBlock, toBlock)]).toEqual([
        ...[from, kind, to],
        true,
      ])
    }
  })

  it('gives a block what is of that block alone', () => {
    const own = withinBlock({ notes, links }, 'key_activities')
    expect(own.notes.every(({ blockId }) => blockId === 'key_activities')).toBe(true)
    expect(own.links.every(({ kind }) => kind === 'depends_on')).toBe(true)
  })
})

describe('activities to suggest', () => {
  it('are there for every category and every kind of relationship', () => {
    for (const { id } of ACTIVITY_CATEGORIES) {
      expect(categorySuggestions(id).length).toBeGreaterThanOrEqual(5)
      expect(categorySuggestions(id).every(({ fields }) => fields?.category === id)).toBe(true)
    }
    for (const kind of RELATIONSHIP_KINDS) expect(relationshipSuggestions(kind).length).toBeGreaterThan(0)
  })

  it('say which function they belong to', () => {
    for (const one of FUNCTIONS) expect(functionSuggestion(one).fields?.functionId).toBe(one.id)
  })

  it('take from a company what it does and not its name', () => {
    for (const one of ILLUSTRATIONS) {
      const { text, fields } = illustrationSuggestion(one)
      expect(text).not.toContain(one.company)
      expect(fields).toEqual({ category: one.categoryId })
    }
  })

  it('are eight steps in order for the production chain', () => {
    const chain = CHAINS.find(({ id }) => id === 'production_chain') as (typeof CHAINS)[number]
    const { notes, links } = chainSuggestions(chain)
    expect([notes.length, links.length]).toEqual([8, 7])
    expect(links[0]).toEqual({ from: notes[1]?.key, kind: 'depends_on', to: notes[0]?.key })
  })
})
