import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BLOCK_IDS } from '../blocks.ts'
import { CHAINS } from '../catalogue/chains.ts'
import { chainSuggestions } from '../catalogue/suggestions.ts'
import { templateSuggestions, withinBlock } from '../catalogue/template-suggestions.ts'
import { countNotes } from '../counts.ts'
import { BUSINESS_TYPES } from '../model/values.ts'
import { changeNote } from './edit-note-fields.ts'
import { acceptNote, addNotes, deleteNotes } from './edit-notes.ts'
import { readLinks } from './entities.ts'
import { readFullNotes } from './read-content.ts'
import { addSuggestions } from './suggest.ts'
import { settleTwins } from './twins.ts'
import { undoOf } from './undo.ts'

const origins = { gesture: 'gesture', setup: 'setup' }
const MANUFACTURING = templateSuggestions('manufacturing')
const CHAIN = chainSuggestions(CHAINS[0] as (typeof CHAINS)[number])

const textsIn = (doc: Y.Doc): string[] => readFullNotes(doc).map(({ text }) => text)
const linksIn = (doc: Y.Doc): string[] => {
  const texts = new Map(readFullNotes(doc).map(({ id, text }) => [id, text]))
  return readLinks(doc).map(({ fromId, kind, toId }) => `${texts.get(fromId)} ${kind} ${texts.get(toId)}`)
}

describe('suggestions', () => {
  it('stand in all nine blocks and count as nothing', () => {
    const doc = new Y.Doc()
    const ids = addSuggestions(doc, MANUFACTURING, origins)
    expect(ids).toHaveLength(MANUFACTURING.notes.length)
    const notes = readFullNotes(doc)
    expect(new Set(notes.map(({ blockId }) => blockId)).size).toBe(BLOCK_IDS.length)
    expect(notes.every(({ ghost }) => ghost)).toBe(true)
    expect(Object.values(countNotes(notes)).every((count) => count === 0)).toBe(true)
  })

  it('bring what is known of them, and the links among them', () => {
    const doc = new Y.Doc()
    addSuggestions(doc, MANUFACTURING, origins, 'ada')
    const stock = readFullNotes(doc).find(({ text }) => text === 'Manage stock')
    expect(stock).toMatchObject({ category: 'production', functionId: 'prod.inventory_control' })
    expect(readLinks(doc)).toHaveLength(MANUFACTURING.links.length)
    expect(readLinks(doc).every(({ createdBy }) => createdBy === 'ada')).toBe(true)
  })

  it('are not made of what the block says already, whatever its case', () => {
    const doc = new Y.Doc()
    const [mine = ''] = addNotes(doc, { blockId: 'key_activities' }, [{ text: 'manage STOCK' }], origins)
    addSuggestions(doc, withinBlock(MANUFACTURING, 'key_activities'), origins)
    expect(textsIn(doc).filter((text) => text.toLowerCase() === 'manage stock')).toEqual(['manage STOCK'])
    expect(readLinks(doc).some(({ fromId }) => fromId === mine)).toBe(true)
    expect(addSuggestions(doc, withinBlock(MANUFACTURING, 'key_activities'), origins)).toEqual([])
  })

  it('are not made of what was put aside: somebody decided about it', () => {
    const doc = new Y.Doc()
    const [mine = ''] = addNotes(doc, { blockId: 'key_activities' }, [{ text: 'Manage stock' }], origins)
    changeNote(doc, mine, { status: 'parked' }, null)
    addSuggestions(doc, withinBlock(MANUFACTURING, 'key_activities'), origins)
    expect(textsIn(doc).filter((text) => text === 'Manage stock')).toHaveLength(1)
  })

  it('leave notes that were there before to be linked by the team', () => {
    const doc = new Y.Doc()
    const added = addSuggestions(doc, MANUFACTURING, origins)
    for (const id of added) acceptNote(doc, id, null)
    const [first = ''] = added
    const before = readLinks(doc)
    deleteNotes(doc, [first], null)
    addSuggestions(doc, MANUFACTURING, origins)
    expect(readLinks(doc)).toHaveLength(before.length)
  })

  it('of a chain need the step before first', () => {
    const doc = new Y.Doc()
    addSuggestions(doc, CHAIN, origins)
    expect(linksIn(doc)).toContain('Choose the process depends_on Choose product and design')
    expect(linksIn(doc)).toHaveLength(7)
  })

  it('go and come back as one step of undo, and keep what a colleague wrote meanwhile', () => {
    const doc = new Y.Doc()
    const undo = undoOf(doc, origins.gesture, 0)
    const ids = addSuggestions(doc, MANUFACTURING, origins)
    undo.stopCapturing()
    changeNote(doc, ids[0] as string, { labels: ['ours'] }, 'a colleague')
    undo.undo()
    expect(readFullNotes(doc)).toEqual([])
    expect(readLinks(doc)).toEqual([])
    undo.redo()
    expect(readFullNotes(doc)).toHaveLength(ids.length)
    expect(readFullNotes(doc).flatMap(({ labels = [] }) => labels)).toEqual(['ours'])
    expect(readLinks(doc)).toHaveLength(MANUFACTURING.links.length)
  })

  it('added again and again, by types in any order, say each thing once in a block', () => {
    const type = fc.constantFrom(...BUSINESS_TYPES)
    fc.assert(
      fc.property(
        fc.array(type, { maxLength: 6 }),
        fc.array(fc.nat(40), { maxLength: 5 }),
        (types, accepted) => {
          const doc = new Y.Doc()
          for (const one of types) {
            const ids = addSuggestions(doc, templateSuggestions(one), origins)
            for (const at of accepted) if (ids[at] !== undefined) acceptNote(doc, ids[at], null)
          }
          const said = readFullNotes(doc).map(({ blockId, text }) => `${blockId} ${text}`)
          expect(new Set(said).size).toBe(said.length)
          const links = readLinks(doc).map(({ fromId, kind, toId }) => `${fromId} ${kind} ${toId}`)
          expect(new Set(links).size).toBe(links.length)
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('suggestions of several people at once', () => {
  const merge = (docs: readonly Y.Doc[]): void => {
    for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
  }
  const said = (doc: Y.Doc): string[] => readFullNotes(doc).map(({ blockId, text }) => `${blockId} ${text}`)

  it('are in the end there once, with all their links', () => {
    const [ada, bob] = [new Y.Doc(), new Y.Doc()]
    const own = [ada, bob].map((doc) => new Set(addSuggestions(doc, MANUFACTURING, origins)))
    merge([ada, bob])
    expect(readFullNotes(ada)).toHaveLength(2 * MANUFACTURING.notes.length)
    ;[ada, bob].forEach((doc, i) => settleTwins(doc, own[i] as Set<string>, null))
    merge([ada, bob])
    expect(readFullNotes(ada)).toEqual(readFullNotes(bob))
    expect(said(ada)).toHaveLength(MANUFACTURING.notes.length)
    expect(linksIn(ada)).toHaveLength(MANUFACTURING.links.length)
  })

  it('keep the links of a set to what another suggested alone', () => {
    const [ada, bob] = [new Y.Doc(), new Y.Doc()]
    ;[ada.clientID, bob.clientID] = [1, 2]
    addSuggestions(ada, { notes: CHAIN.notes.slice(0, 1), links: [] }, origins)
    const own = new Set(addSuggestions(bob, CHAIN, origins))
    merge([ada, bob])
    expect(settleTwins(bob, own, null)).toHaveLength(1)
    expect(said(bob)).toHaveLength(CHAIN.notes.length)
    expect(linksIn(bob)).toHaveLength(CHAIN.links.length)
  })

  it('give way to what somebody has taken up, and never the other way round', () => {
    const [ada, bob] = [new Y.Doc(), new Y.Doc()]
    const own = [ada, bob].map((doc) => addSuggestions(doc, CHAIN, origins))
    const taken = readFullNotes(ada)[0]?.id as string
    acceptNote(ada, taken, null)
    merge([ada, bob])
    ;[ada, bob].forEach((doc, i) => settleTwins(doc, new Set(own[i]), null))
    merge([ada, bob])
    expect(
      readFullNotes(bob)
        .filter(({ ghost }) => !ghost)
        .map(({ id }) => id),
    ).toEqual([taken])
    expect(said(bob)).toHaveLength(CHAIN.notes.length)
  })

  it('converge for any number of people, sets and orders of hearing of each other', () => {
    const sets = [
      withinBlock(MANUFACTURING, 'key_activities'),
      CHAIN,
      withinBlock(templateSuggestions('ecommerce'), 'key_activities'),
    ]
    fc.assert(
      fc.property(
        fc.array(fc.nat(2), { minLength: 2, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 8 }),
        (chosen, heard) => {
          const docs = chosen.map(() => new Y.Doc())
          const own = docs.map(
            (doc, i) => new Set(addSuggestions(doc, sets[chosen[i] as number] as typeof CHAIN, origins)),
          )
          const settle = (i: number): void => void settleTwins(docs[i] as Y.Doc, own[i] as Set<string>, null)
          for (const [from, to] of heard) {
            const [a, b] = [docs[from % docs.length] as Y.Doc, docs[to % docs.length] as Y.Doc]
            Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
            settle(to % docs.length)
          }
          for (let round = 0; round < 2; round++) {
            merge(docs)
            docs.forEach((_, i) => settle(i))
          }
          merge(docs)
          const first = said(docs[0] as Y.Doc)
          const wanted = new Set(
            chosen.flatMap((at) => sets[at]?.notes.map(({ blockId, text }) => `${blockId} ${text}`)),
          )
          expect(new Set(first)).toEqual(wanted)
          expect(first).toHaveLength(wanted.size)
          for (const doc of docs) expect(said(doc)).toEqual(first)
        },
      ),
      { numRuns: 40 },
    )
  })
})
