import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BLOCK_IDS, type BlockId } from '../blocks.ts'
import { exampleContent } from '../catalogue/content.ts'
import { EXAMPLE_KEYS } from '../catalogue/keys.ts'
import { smallCanvas, smallLink, smallNote, type Small } from '../checks/testing.ts'
import type { CanvasContent, Note } from '../content.ts'
import { readContent } from '../document/read-content.ts'
import { writeContent } from '../document/write-content.ts'
import { compareContent, isUnchanged } from './compare.ts'
import type { Comparison, NoteRow, RowKind } from './comparison.ts'

const BEFORE: Small = {
  meta: { title: 'Bakery', phase: 'exploring' },
  notes: {
    CS1: 'Neighbours',
    VP1: 'Fresh at six',
    KA1: { text: 'Bake at night', sourcing: 'in_house', effortShare: 40 },
    KA2: 'Deliver by bike',
    KR1: 'Oven',
  },
  links: ['VP1 serves CS1', 'KA1 enables VP1', 'KA1 requires KR1'],
  kpis: [{ id: 'k1', noteId: 'KA1', name: 'Cost per loaf', target: 80 }],
}
const changed = (change: Partial<Small>): CanvasContent => smallCanvas({ ...BEFORE, ...change })
const rowsIn = (comparison: Comparison, block: BlockId): readonly NoteRow[] =>
  comparison.blocks.find(({ blockId }) => blockId === block)?.rows ?? []
/** "moved_in Oven", what is the same left out. */
const told = (comparison: Comparison, block: BlockId): string[] =>
  rowsIn(comparison, block)
    .filter(({ kind }) => kind !== 'same')
    .map(({ kind, before, after }) => `${kind} ${(after ?? before)?.text ?? ''}`)
const before = smallCanvas(BEFORE)

describe('what sets two canvases apart', () => {
  it('is told in the block where it is: added, removed, moved, reworded', () => {
    const { KA2: _gone, ...rest } = BEFORE.notes
    const after = changed({ notes: { ...rest, KA3: 'Take orders', VP1: 'Warm bread at six' } })
    const moved = {
      ...after,
      notes: after.notes.map((note): Note =>
        note.id === 'KR1' ? { ...note, blockId: 'key_partners' } : note,
      ),
    }
    const comparison = compareContent(before, moved)
    expect(told(comparison, 'key_activities')).toEqual(['removed Deliver by bike', 'added Take orders'])
    expect(told(comparison, 'value_propositions')).toEqual(['changed Warm bread at six'])
    expect(rowsIn(comparison, 'value_propositions')[0]?.fields).toEqual([
      { field: 'text', before: 'Fresh at six', after: 'Warm bread at six' },
    ])
    expect(told(comparison, 'key_resources')).toEqual(['moved_out Oven'])
    expect(told(comparison, 'key_partners')).toEqual(['moved_in Oven'])
    expect(rowsIn(comparison, 'key_partners')[0]?.elsewhere).toBe('key_resources')
    expect(told(comparison, 'customer_segments')).toEqual([])
  })

  it('names the fields of a note with what they said and say', () => {
    const KA1 = { text: 'Bake at night', sourcing: 'outsourced', skillsNeeded: ['Baking'] } as const
    const [row] = rowsIn(
      compareContent(before, changed({ notes: { ...BEFORE.notes, KA1 } })),
      'key_activities',
    )
    expect(row?.fields).toEqual([
      { field: 'sourcing', before: 'in_house', after: 'outsourced' },
      { field: 'effortShare', before: 40, after: undefined },
      { field: 'skillsNeeded', before: undefined, after: ['Baking'] },
    ])
  })

  it('tells links where they begin, by the notes they join; one drawn anew is the same', () => {
    const after = changed({ links: ['VP1 serves CS1', 'KA2 enables VP1'] })
    const redrawn = [
      { ...smallLink('KA1 requires KR1'), id: 'another', strength: 3 },
      { ...smallLink('CS1 relates_to VP1'), id: 'turned' },
    ]
    const comparison = compareContent(
      { ...before, links: [...before.links, smallLink('VP1 relates_to CS1')] },
      { ...after, links: [...after.links, ...redrawn] },
    )
    const links = rowsIn(comparison, 'key_activities').map(({ links: own }) =>
      own.map(({ how, from, kind, to, fields }) => [how, `${from} ${kind} ${to}`, fields]),
    )
    expect(links).toEqual([
      [
        ['changed', 'Bake at night requires Oven', [{ field: 'strength', before: 2, after: 3 }]],
        ['removed', 'Bake at night enables Fresh at six', []],
      ],
      [['added', 'Deliver by bike enables Fresh at six', []]],
    ])
    expect(rowsIn(comparison, 'value_propositions')[0]?.links).toEqual([])
  })

  it('tells a link that joins the same notes in another way as changed, as after a move', () => {
    const [row] = rowsIn(
      compareContent(before, {
        ...before,
        links: [...before.links.slice(0, 2), smallLink('KR1 relates_to KA1')],
      }),
      'key_resources',
    )
    expect(row?.links).toMatchObject([
      {
        how: 'changed',
        kind: 'relates_to',
        fields: [{ field: 'kind', before: 'requires', after: 'relates_to' }],
      },
    ])
  })

  it('tells a dependency that was turned round as one that went and one that came', () => {
    const turned = (link: string): CanvasContent => changed({ links: [link] })
    const { blocks } = compareContent(turned('KA1 depends_on KA2'), turned('KA2 depends_on KA1'))
    const links = blocks.flatMap(({ rows }) => rows.flatMap((row) => row.links))
    expect(links.map(({ how, from }) => `${how} ${from}`)).toEqual([
      ...['removed Bake at night', 'added Deliver by bike'],
    ])
  })

  it('tells measures, risks and steps at their note', () => {
    const after = changed({
      kpis: [
        { id: 'k9', noteId: 'KA1', name: 'Cost per loaf', target: 70 },
        { id: 'k2', noteId: 'KA1', name: 'Loaves left over' },
      ],
      risks: [{ noteId: 'KA1' }],
    })
    const [row] = rowsIn(compareContent(before, after), 'key_activities')
    expect(row?.beside.map(({ root, how, name, fields }) => [root, how, name, fields])).toEqual([
      ['kpis', 'changed', 'Cost per loaf', [{ field: 'target', before: 80, after: 70 }]],
      ['kpis', 'added', 'Loaves left over', []],
      ['risks', 'added', 'The mill burns down', []],
    ])
  })

  it('tells groups by their titles, and what is said of the canvas as a whole', () => {
    const group = { id: 'g1', blockId: 'key_activities', rank: 'a0', color: 'sand' } as const
    const grouped = (title: string, id: string): CanvasContent => ({
      ...before,
      groups: [{ ...group, id, title }],
      notes: before.notes.map((note) => (note.id === 'KA1' ? { ...note, groupId: id } : note)),
    })
    const renamed = compareContent(grouped('Night', 'g1'), grouped('At night', 'g1'))
    const block = renamed.blocks.find(({ blockId }) => blockId === 'key_activities')
    expect(block?.groups).toMatchObject([
      { how: 'changed', fields: [{ before: 'Night', after: 'At night' }] },
    ])
    expect(block?.rows[0]?.fields).toEqual([])
    const [row] = rowsIn(compareContent(grouped('Night', 'g1'), before), 'key_activities')
    expect(row?.fields).toEqual([{ field: 'groupId', before: 'Night', after: undefined }])
    expect(isUnchanged(compareContent(grouped('Night', 'g1'), grouped('Night', 'g2')))).toBe(true)

    const meta = { ...BEFORE.meta, phase: 'committed', legend: { sky: 'Trade' } } as const
    expect(compareContent(before, changed({ meta })).canvas).toEqual([
      { field: 'phase', before: 'exploring', after: 'committed' },
      { field: 'legend_sky', before: undefined, after: 'Trade' },
    ])
  })

  it('counts no suggestion, and says of a note put aside that it is parked', () => {
    const KA2 = { text: 'Deliver by bike' }
    const parked = changed({ notes: { ...BEFORE.notes, KA2: { ...KA2, status: 'parked' } } })
    const ghost = changed({ notes: { ...BEFORE.notes, KA2: { ...KA2, ghost: true } } })
    expect(told(compareContent(before, parked), 'key_activities')).toEqual(['parked Deliver by bike'])
    expect(told(compareContent(parked, before), 'key_activities')).toEqual(['put_back Deliver by bike'])
    expect(told(compareContent(before, ghost), 'key_activities')).toEqual(['removed Deliver by bike'])
    expect(told(compareContent(ghost, before), 'key_activities')).toEqual(['added Deliver by bike'])
    expect(told(compareContent(parked, ghost), 'key_activities')).toEqual([])
  })

  it('leaves a note that went where it stood', () => {
    const notes = { KA1: 'Bake at night', KA2: 'Deliver by bike', KA3: 'Take orders', KA4: 'Clean' }
    const { KA2, KA4 } = notes
    const comparison = compareContent(smallCanvas({ notes }), smallCanvas({ notes: { KA2, KA4 } }))
    expect(rowsIn(comparison, 'key_activities').map(({ kind }) => kind)).toEqual([
      ...['removed', 'same', 'removed', 'same'],
    ])
  })
})

describe('which note is which', () => {
  const own = (texts: readonly string[], prefix: string): CanvasContent => ({
    ...before,
    links: [],
    kpis: [],
    notes: texts.map((text, i) => ({ ...smallNote(`KA${i}`, text), id: `${prefix}${i}aaaaaaaaaaaa` })),
  })

  it('is told by equal words, then by nearly the same words, in canvases that share no history', () => {
    const comparison = compareContent(
      own(['Plan production', 'Control quality', 'Ship orders'], 'x'),
      own(['control QUALITY!', 'Plan the production', 'Advertise'], 'y'),
    )
    expect(told(comparison, 'key_activities').sort()).toEqual([
      ...[
        'added Advertise',
        'changed Plan the production',
        'changed control QUALITY!',
        'removed Ship orders',
      ],
    ])
  })

  it('is told by an id that was drawn at random, however much was rewritten', () => {
    const comparison = compareContent(own(['Plan production'], 'x'), own(['Buy it in'], 'x'))
    expect(told(comparison, 'key_activities')).toEqual(['changed Buy it in'])
  })

  it('is not told by names that two worked examples both give: KA1 here is no KA1 there', () => {
    const [hosiery, linkedin] = ['hosiery', 'linkedin'].map((key) => exampleContent(key) as CanvasContent)
    if (!hosiery || !linkedin) throw new Error('no examples')
    const kinds = new Set(
      compareContent(hosiery, linkedin).blocks.flatMap(({ rows }) => rows.map(({ kind }) => kind)),
    )
    expect([...kinds].filter((kind) => kind !== 'changed').sort()).toEqual(['added', 'removed'])
    expect(told(compareContent(hosiery, linkedin), 'key_activities').length).toBeGreaterThan(
      hosiery.notes.filter(({ blockId }) => blockId === 'key_activities').length,
    )
  })
})

// ------------------------------------------------------------------------------------------------ whatever there is
const id = fc.constantFrom(...Array.from({ length: 14 }, (_, i) => `note-${i}-aaaaaaaa`))
const words = fc.constantFrom(
  'Bake',
  'bake!',
  'Bake bread',
  'Deliver',
  'Deliver it',
  'Sell',
  '',
  '×',
  'Ñandú 12',
)
const arbitraryNote: fc.Arbitrary<Note> = fc
  .record({
    id,
    text: words,
    blockId: fc.constantFrom<BlockId>('key_activities', 'channels', 'key_resources'),
    ghost: fc.constantFrom(false, false, false, true),
    status: fc.constantFrom('idea', 'idea', 'accepted', 'parked', 'dropped'),
    sourcing: fc.constantFrom('in_house', 'outsourced', 'undecided'),
    effortShare: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
  })
  .map(({ effortShare, ...fields }) => ({
    ...smallNote('KA1', {}),
    ...fields,
    ...(effortShare !== undefined && { effortShare }),
  }))

const arbitrary: fc.Arbitrary<CanvasContent> = fc
  .record({
    notes: fc.uniqueArray(arbitraryNote, { maxLength: 12, selector: (note) => note.id }),
    links: fc.array(fc.tuple(id, fc.constantFrom('relates_to', 'supports'), id), { maxLength: 8 }),
    kpis: fc.array(fc.tuple(id, words), { maxLength: 4 }),
  })
  .map(({ notes, links, kpis }) => ({
    ...before,
    notes,
    links: links.map(([fromId, kind, toId], i) => ({
      ...smallLink(`a ${kind} b`),
      id: `l${i}`,
      fromId,
      toId,
    })),
    kpis: smallCanvas({ notes: {}, kpis: kpis.map(([noteId, name], i) => ({ id: `k${i}`, noteId, name })) })
      .kpis,
  }))

const counted = ({ blocks }: Comparison): Readonly<Record<RowKind | 'links' | 'beside', number>> => {
  const count = {
    same: 0,
    changed: 0,
    added: 0,
    removed: 0,
    parked: 0,
    put_back: 0,
    moved_in: 0,
    moved_out: 0,
  }
  const all = { ...count, links: 0, beside: 0 }
  for (const { kind, links, beside } of blocks.flatMap(({ rows }) => rows)) {
    all[kind]++
    all.links += links.length
    all.beside += beside.length
  }
  return all
}
const isLive = ({ ghost, status }: Note): boolean => !ghost && status !== 'parked' && status !== 'dropped'

describe('whatever two canvases hold', () => {
  it('one compared with itself, or with itself read back, has no differences', () => {
    for (const key of EXAMPLE_KEYS) {
      const content = exampleContent(key) as CanvasContent
      const doc = new Y.Doc()
      writeContent(doc, content, 'ada')
      const { title, purpose } = content.meta
      const again = readContent(doc)
      expect(
        isUnchanged(compareContent(content, { ...again, meta: { ...again.meta, title, purpose } })),
      ).toBe(true)
    }
    fc.assert(fc.property(arbitrary, (content) => isUnchanged(compareContent(content, content))))
  })

  it('the way back tells the same the other way round', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (a, b) => {
        const [there, back] = [counted(compareContent(a, b)), counted(compareContent(b, a))]
        const { added, removed, parked, put_back, ...rest } = there
        expect(back).toEqual({ ...rest, added: removed, removed: added, parked: put_back, put_back: parked })
      }),
      { numRuns: 300 },
    )
  })

  it('each live note of either stands in exactly one row, and in two when it moved', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (a, b) => {
        const { blocks } = compareContent(a, b)
        const rows = blocks.flatMap((block) => block.rows)
        const arrived = rows.filter(({ kind }) => kind !== 'moved_out')
        const ids = (notes: readonly (Note | null)[]) => notes.flatMap((note) => note?.id ?? []).sort()
        expect(ids(arrived.map((row) => row.before))).toEqual(ids(a.notes.filter(isLive)))
        expect(ids(arrived.map((row) => row.after))).toEqual(ids(b.notes.filter(isLive)))
        expect(rows.length - arrived.length).toBe(rows.filter(({ kind }) => kind === 'moved_in').length)
        for (const { blockId, rows: own } of blocks)
          for (const { kind, before: old, after } of own)
            expect((kind === 'moved_out' ? old : (after ?? old))?.blockId).toBe(blockId)
      }),
      { numRuns: 300 },
    )
  })

  it('what was done to a copy is what is told, no more and no less', () => {
    const distinct = Array.from({ length: 8 }, (_, i) => ({
      ...smallNote(`KA${i}`, `Work ${'abcdefgh'[i]}`),
      id: `n${i}-aaaaaaaaaaaa`,
    }))
    const base: CanvasContent = { ...before, notes: distinct, links: [], kpis: [] }
    const deeds = fc.array(fc.constantFrom('keep', 'remove', 'move', 'reword', 'outsource', 'park'), {
      minLength: 8,
      maxLength: 8,
    })
    fc.assert(
      fc.property(deeds, fc.nat({ max: 3 }), (todo, more) => {
        const kept = base.notes.flatMap((note, i): Note[] => {
          switch (todo[i]) {
            case 'remove':
              return []
            case 'move':
              return [{ ...note, blockId: 'channels' }]
            case 'reword':
              return [{ ...note, text: `${note.text} anew` }]
            case 'outsource':
              return [{ ...note, sourcing: 'outsourced' }]
            case 'park':
              return [{ ...note, status: 'parked' }]
            default:
              return [note]
          }
        })
        // As unlike the others as can be: they must not pass for rewordings.
        const added = Array.from({ length: more }, (_, i) => ({
          ...smallNote('KA9', `${'xyz'[i] ?? ''}`.repeat(9)),
          id: `more${i}-aaaaaaaaaaaa`,
        }))
        const count = counted(compareContent(base, { ...base, notes: [...kept, ...added] }))
        const done = (...deed: string[]): number => todo.filter((one) => deed.includes(one)).length
        expect(count).toEqual({
          ...{ same: done('keep'), changed: done('reword', 'outsource'), removed: done('remove') },
          ...{ moved_in: done('move'), moved_out: done('move'), parked: done('park'), put_back: 0 },
          ...{ added: more, links: 0, beside: 0 },
        })
      }),
    )
  })

  it('it never throws, whatever a document holds', () => {
    const junk = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined))
    const entry = fc.dictionary(
      fc.constantFrom(
        'blockId',
        'text',
        'rank',
        'fromId',
        'toId',
        'noteId',
        'noteIds_a',
        'title',
        'sourcing',
      ),
      fc.oneof(junk, fc.constantFrom<unknown>(...BLOCK_IDS, 'a', 'b', { rank: 'a0', value: 'a' })),
      { maxKeys: 6 },
    )
    const roots = [
      'notes',
      'links',
      'kpis',
      'groups',
      'risks',
      'procedures',
      'experiments',
      'signals',
      'meta',
    ] as const
    const writes = fc.array(
      fc.tuple(fc.constantFrom(...roots), fc.constantFrom('a', 'b', 'c'), fc.oneof(junk, entry)),
      {
        maxLength: 12,
      },
    )
    const read = (all: readonly (readonly [string, string, unknown])[]): CanvasContent => {
      const doc = new Y.Doc()
      for (const [root, key, value] of all)
        doc
          .getMap(root)
          .set(key, typeof value === 'object' && value !== null ? new Y.Map(Object.entries(value)) : value)
      return readContent(doc)
    }
    fc.assert(
      fc.property(writes, writes, (a, b) => {
        expect(compareContent(read(a), read(b)).blocks).toHaveLength(9)
      }),
      { numRuns: 300 },
    )
  })

  it('five hundred notes a side take no more than a blink', () => {
    const large = (prefix: string): CanvasContent => ({
      ...before,
      notes: Array.from({ length: 500 }, (_, i) => ({
        ...smallNote('KA1', `Work number ${i} of ${prefix}`),
        id: `${prefix}${i}-aaaaaaaaaaaa`,
        blockId: BLOCK_IDS[i % 9] as BlockId,
      })),
    })
    const [a, b] = [large('one'), large('two')]
    const start = performance.now()
    compareContent(a, b)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
