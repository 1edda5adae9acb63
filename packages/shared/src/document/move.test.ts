import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BLOCK_IDS, type BlockId } from '../blocks.ts'
import { LINK_KINDS, mayLink, type LinkKind } from '../links.ts'
import { addLink } from './edit-links.ts'
import { addNotes, deleteNotes } from './edit-notes.ts'
import { rootMap, undoScope } from './layout.ts'
import { moveBack, moveNote, type Moved } from './move-note.ts'
import { readContent } from './read-content.ts'
import { readNote } from './read.ts'
import { blockOfNote, readJoin } from './read-links.ts'

const ORIGINS = { gesture: 'gesture', setup: 'setup' }

/** A value proposition that serves a segment, is delivered by a channel, and conflicts with another. */
function canvas(): { doc: Y.Doc; kinds: () => (LinkKind | undefined)[] } {
  const doc = new Y.Doc()
  addNotes(doc, { blockId: 'value_propositions' }, [{ id: 'vp', text: 'Fresh' }, { id: 'vp2' }], ORIGINS)
  addNotes(doc, { blockId: 'customer_segments' }, [{ id: 'cs' }], ORIGINS)
  addNotes(doc, { blockId: 'channels' }, [{ id: 'ch' }], ORIGINS)
  const link = (id: string, fromId: string, kind: LinkKind, toId: string): string =>
    addLink(doc, { id, fromId, kind, toId, strength: 3, label: 'daily', createdBy: 'ada' }, 'setup')
  link('l1', 'vp', 'serves', 'cs')
  link('l2', 'ch', 'delivers', 'vp')
  link('l3', 'vp', 'contradicts', 'vp2')
  link('l4', 'ch', 'reaches', 'cs')
  return { doc, kinds: () => ['l1', 'l2', 'l3', 'l4'].map((id) => readJoin(doc, id)?.kind) }
}

const undoOf = (doc: Y.Doc): Y.UndoManager =>
  new Y.UndoManager(undoScope(doc), { trackedOrigins: new Set(['gesture']), captureTimeout: 0 })

const BEFORE = ['serves', 'delivers', 'contradicts', 'reaches']
const AFTER = ['relates_to', 'relates_to', 'contradicts', 'reaches']
const move = (doc: Y.Doc, id: string, blockId: BlockId, beforeId?: string): Moved | null =>
  moveNote(doc, id, { blockId, beforeId }, 'gesture')

describe('a move', () => {
  it('between blocks keeps id, text and category', () => {
    const doc = new Y.Doc()
    const note = { id: 'n', text: 'Mould', category: 'production' } as const
    addNotes(doc, { blockId: 'key_activities' }, [note], ORIGINS)
    expect(move(doc, 'n', 'key_resources')).toEqual({ links: [] })
    expect(readNote(doc, 'n')).toMatchObject({ ...note, blockId: 'key_resources' })
  })

  it('to where the note stands is no change, nor is one of a note that is deleted or never was', () => {
    const { doc } = canvas()
    deleteNotes(doc, ['ch'], 'gesture')
    let updates = 0
    doc.on('update', () => updates++)
    expect([
      move(doc, 'vp', 'value_propositions', 'vp2'),
      move(doc, 'ch', 'key_partners'),
      move(doc, 'no', 'key_partners'),
    ]).toEqual([null, null, null])
    expect(updates).toBe(0)
  })

  it('turns the links that become illegal into “relates to”, in the same change, and says which', () => {
    const { doc, kinds } = canvas()
    let updates = 0
    doc.on('update', () => updates++)
    expect(move(doc, 'vp', 'key_partners')).toEqual({
      links: [
        { id: 'l1', was: 'serves', kind: 'relates_to' },
        { id: 'l2', was: 'delivers', kind: 'relates_to' },
      ],
    })
    expect([kinds(), updates]).toEqual([AFTER, 1])
    // All else of a link stays.
    expect(readContent(doc).links[0]).toMatchObject({ strength: 3, label: 'daily', createdBy: 'ada' })
  })

  it('within its block leaves every link alone', () => {
    const { doc, kinds } = canvas()
    expect(move(doc, 'vp', 'value_propositions')).toEqual({ links: [] })
    expect(kinds()).toEqual(BEFORE)
  })

  it('to a block where the kind is as legal keeps it', () => {
    const { doc } = canvas()
    addNotes(doc, { blockId: 'key_activities' }, [{ id: 'ka' }], ORIGINS)
    addLink(doc, { id: 'l5', fromId: 'ka', kind: 'supports', toId: 'ch', createdBy: 'ada' }, 'setup')
    move(doc, 'ka', 'key_resources')
    expect(readJoin(doc, 'l5')?.kind).toBe('supports')
  })

  it('looks at links to deleted notes too, which come back with them', () => {
    const { doc, kinds } = canvas()
    deleteNotes(doc, ['cs'], 'gesture')
    move(doc, 'vp', 'key_partners')
    expect(kinds()).toEqual(AFTER)
  })

  it('leaves alone what it cannot read', () => {
    const { doc } = canvas()
    const odd: [string, unknown][] = [
      ['o1', 7],
      ['o2', new Y.Map(Object.entries({ fromId: 'vp', kind: 'constructor', toId: 'cs' }))],
      ['o3', new Y.Map(Object.entries({ fromId: 'vp', kind: 'serves', toId: 'nobody' }))],
      ['o4', new Y.Map(Object.entries({ fromId: 'vp', kind: 'serves' }))],
    ]
    for (const [id, value] of odd) rootMap(doc, 'links').set(id, value)
    const held = (): unknown[] =>
      readContent(doc).links.filter(({ id }) => id.startsWith('o')) satisfies unknown[]
    const before = held()
    expect(move(doc, 'vp', 'key_partners')?.links.map(({ id }) => id)).toEqual(['l1', 'l2'])
    expect(held()).toEqual(before)
  })
})

describe('taking a move back', () => {
  it('by undo brings back place and kinds at once, and redo takes them again', () => {
    const { doc, kinds } = canvas()
    const undo = undoOf(doc)
    move(doc, 'vp', 'key_partners')
    undo.undo()
    expect([readNote(doc, 'vp')?.blockId, kinds()]).toEqual(['value_propositions', BEFORE])
    undo.redo()
    expect([readNote(doc, 'vp')?.blockId, kinds()]).toEqual(['key_partners', AFTER])
  })

  it('without undoing what was done since brings back the kinds that still fit', () => {
    const { doc, kinds } = canvas()
    const moved = move(doc, 'vp', 'key_partners') as Moved
    // Meanwhile the channel has become a partner too, and somebody has said that the other link is a conflict.
    move(doc, 'ch', 'key_partners')
    ;(rootMap(doc, 'links').get('l1') as Y.Map<unknown>).set('kind', 'contradicts')
    const undo = undoOf(doc)
    expect(moveBack(doc, 'vp', 'value_propositions', moved, 'gesture')).toBe(true)
    expect([readNote(doc, 'vp')?.blockId, kinds()]).toEqual([
      'value_propositions',
      ['contradicts', 'relates_to', 'contradicts', 'relates_to'],
    ])
    undo.undo()
    expect(readNote(doc, 'vp')?.blockId).toBe('key_partners')
  })

  it('of a note that stands alone is one step of undo with its links', () => {
    const { doc, kinds } = canvas()
    const moved = move(doc, 'vp', 'key_partners') as Moved
    const undo = undoOf(doc)
    moveBack(doc, 'vp', 'value_propositions', moved, 'gesture')
    expect([kinds(), undo.undoStack.length]).toEqual([BEFORE, 1])
    undo.undo()
    expect(kinds()).toEqual(AFTER)
  })
})

it('no move ever leaves a link that its blocks do not allow, and one undo each brings everything back', () => {
  let turned = 0
  const link = fc.tuple(fc.nat(5), fc.constantFrom(...LINK_KINDS), fc.nat(5))
  const step = fc.tuple(fc.nat(5), fc.constantFrom(...BLOCK_IDS))
  const run = fc.property(
    fc.array(fc.constantFrom(...BLOCK_IDS), { minLength: 6, maxLength: 6 }),
    fc.array(link, { minLength: 30, maxLength: 60 }),
    fc.array(step, { minLength: 3, maxLength: 10 }),
    (blocks, links, steps) => {
      const doc = new Y.Doc()
      blocks.forEach((blockId, i) => addNotes(doc, { blockId }, [{ id: `n${i}` }], ORIGINS))
      const allowed = ({ fromId, kind, toId }: NonNullable<ReturnType<typeof readJoin>>): boolean =>
        mayJoin(doc, fromId, kind, toId)
      for (const [from, kind, to] of links)
        if (mayJoin(doc, `n${from}`, kind, `n${to}`))
          addLink(doc, { fromId: `n${from}`, kind, toId: `n${to}`, createdBy: 'ada' }, 'setup')
      const undo = undoOf(doc)
      const before = readContent(doc)
      for (const [at, blockId] of steps) turned += move(doc, `n${at}`, blockId)?.links.length ?? 0
      for (const id of rootMap(doc, 'links').keys()) expect(allowed(readJoin(doc, id)!)).toBe(true)
      while (undo.undo());
      expect(readContent(doc)).toEqual(before)
    },
  )
  fc.assert(run, { numRuns: 100 })
  expect(turned).toBeGreaterThan(5)
})

function mayJoin(doc: Y.Doc, fromId: string, kind: LinkKind, toId: string): boolean {
  const [from, to] = [blockOfNote(doc, fromId), blockOfNote(doc, toId)]
  return from !== null && to !== null && mayLink(kind, from, to)
}
