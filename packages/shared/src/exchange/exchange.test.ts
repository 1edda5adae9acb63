import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BLOCK_IDS } from '../blocks.ts'
import { exampleContent } from '../catalogue/content.ts'
import { EXAMPLE_KEYS } from '../catalogue/keys.ts'
import type { CanvasContent } from '../content.ts'
import { readContent } from '../document/read-content.ts'
import { seedCanvas } from '../document/seed.ts'
import { writeContent } from '../document/write-content.ts'
import { readJson } from './read-json.ts'
import { readMarkdown } from './read-markdown.ts'
import { writeCsv } from './write-csv.ts'
import { writeMarkdown } from './write-markdown.ts'

/** What a canvas that is filled with `content` then holds. */
function filled(content: CanvasContent, by = 'ada'): CanvasContent {
  const doc = new Y.Doc()
  const { title, purpose } = content.meta
  seedCanvas(doc, { title, purpose }, null)
  writeContent(doc, content, by)
  return readContent(doc)
}

function imported(value: unknown): CanvasContent {
  const { content, warnings } = readJson(value)
  expect(warnings).toEqual([])
  if (!content) throw new Error('nothing was read')
  return content
}

const examples = EXAMPLE_KEYS.map((key) => filled(exampleContent(key) as CanvasContent))

/** A canvas with something of everything. */
function everything(): CanvasContent {
  const [first] = examples as [CanvasContent]
  const [a, b] = first.notes.filter(({ blockId }) => blockId === 'key_activities')
  if (!a || !b) throw new Error('no activities')
  const rich = {
    ...first,
    meta: {
      ...first.meta,
      legend: { sky: 'Recruiters' },
      currency: 'EUR',
      phase: 'shaping',
      goals: [{ id: 'g1', rank: 'a0', text: 'Grow' }],
    },
    blocks: { ...first.blocks, channels: { softLimit: 4 } },
    groups: [{ id: 'gr1', blockId: 'key_activities', title: 'Build', rank: 'a0', color: 'leaf' }],
    notes: first.notes.map((note) =>
      note.id === a.id
        ? {
            ...note,
            text: '* Plan_the [work] <b>\nand the rest',
            detail: 'Why:\n\n- it *matters*\n\n```js\nrun()\n```',
            groupId: 'gr1',
            skillsNeeded: ['Welding', 'Design'],
            phases: ['purchase'],
            capacity: { unit: 'pots', perPeriod: 200 },
            estimate: { amount: { minor: 500_00, currency: 'EUR' }, per: 'month' },
            contributors: [{ id: 'c1', rank: 'a0', who: 'Ada', team: 'rd' }],
          }
        : note.id === b.id
          ? { ...note, status: 'parked' }
          : note,
    ),
    procedures: [
      {
        id: 'p1',
        noteId: a.id,
        steps: [
          { id: 's1', rank: 'a0', text: 'Heat `it`' },
          { id: 's2', rank: 'a1', text: 'Pour' },
        ],
      },
    ],
    risks: [{ id: 'r1', noteId: a.id, cause: 'Fire', likelihood: 2, impact: 5, contingency: 'Insure' }],
    experiments: [{ id: 'e1', noteIds: [a.id, b.id], hypothesis: 'They pay', result: 'open' }],
    signals: [{ id: 'i1', kind: 'market', text: 'A rival', noteIds: [a.id] }],
    waivers: [
      { id: 'w1', ruleId: 'HC-02', subjectId: a.id, subjectHash: 'x', reason: 'Later', until: 'next_review' },
    ],
  }
  return filled(imported(rich))
}

describe('as JSON', () => {
  it('what was exported comes back equal', () => {
    for (const content of [...examples, everything()]) {
      const again = filled(imported(JSON.parse(JSON.stringify(content))))
      expect(again).toEqual(content)
    }
  })

  it('whoever imports is who its links and waivers are by', () => {
    const { links, waivers } = filled(imported(everything()), 'bob')
    expect([...new Set([...links.map((link) => link.createdBy), ...waivers.map(({ by }) => by)])]).toEqual([
      'bob',
    ])
  })

  it('what cannot stay is left out and told, the rest is kept', () => {
    const { content, warnings } = readJson({
      formatVersion: 7,
      meta: { title: 'Bakery', phase: 'someday' },
      notes: [
        { id: 'a', blockId: 'channels', text: 'Shop', effortShare: 101, colour: 'red' },
        { id: 'a', blockId: 'channels', text: 'Again' },
        { id: 'b', blockId: 'nowhere', text: 'Lost' },
        { id: 'c d', blockId: 'customer_segments', text: 'Neighbours' },
        'no note',
      ],
      links: [
        { id: 'l1', fromId: 'a', kind: 'reaches', toId: 'c d' },
        { id: 'l2', fromId: 'a', kind: 'serves', toId: 'a' },
      ],
      kpis: [
        { id: 'k1', noteId: 'a', name: 'Visits', target: 'many' },
        { id: 'k2', noteId: 'b', name: 'Lost' },
        { id: 'k3', noteId: 'a' },
      ],
    })
    expect(content?.notes.map(({ blockId, text }) => [blockId, text])).toEqual([
      ['customer_segments', 'Neighbours'],
      ['channels', 'Shop'],
      ['channels', 'Again'],
    ])
    expect(content?.kpis).toMatchObject([{ id: 'k1', noteId: 'a', name: 'Visits', warnPct: 10 }])
    expect(content?.kpis[0]).not.toHaveProperty('target')
    expect(Object.fromEntries(warnings.map(({ code, count }) => [code, count]))).toEqual({
      newer_format: 1,
      // effortShare, colour, phase, target, and the end of the link that is no id
      field_dropped: 5,
      duplicate_id: 1,
      // the note in no block, the link without its end, two measures
      entity_dropped: 4,
      link_dropped: 1,
    })
  })

  it('whatever comes in, what comes out can fill a canvas', () => {
    const junk = fc.oneof(
      fc.anything({ maxDepth: 3 }),
      fc.record({
        notes: fc.array(
          fc.record({
            id: fc.oneof(fc.constantFrom('a', 'b', ''), fc.anything({ maxDepth: 0 })),
            blockId: fc.oneof(fc.constantFrom(...BLOCK_IDS), fc.string()),
            text: fc.oneof(fc.string(), fc.anything({ maxDepth: 1 })),
            phases: fc.anything({ maxDepth: 2 }),
            contributors: fc.anything({ maxDepth: 3 }),
            rank: fc.oneof(fc.constant('a0'), fc.string()),
          }),
          { maxLength: 5 },
        ),
        links: fc.anything({ maxDepth: 3 }),
        procedures: fc.array(fc.record({ noteId: fc.constant('a'), steps: fc.anything({ maxDepth: 3 }) }), {
          maxLength: 2,
        }),
        meta: fc.anything({ maxDepth: 2 }),
        blocks: fc.anything({ maxDepth: 2 }),
      }),
    )
    fc.assert(
      fc.property(junk, (value) => {
        const { content } = readJson(value)
        if (content) expect(filled(content).notes).toHaveLength(content.notes.length)
      }),
      { numRuns: 300 },
    )
  })
})

describe('as Markdown', () => {
  /** Without ids and ranks, and links and measures by the texts they are about. */
  function told(content: CanvasContent): unknown {
    const text = new Map(content.notes.map((note) => [note.id, `${note.blockId}: ${note.text}`]))
    const plain = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(plain)
      if (typeof value === 'string') return text.get(value) ?? value
      if (typeof value !== 'object' || value === null) return value
      const { id: _id, rank: _rank, groupId: _group, ...rest } = value as Record<string, unknown>
      return Object.fromEntries(Object.entries(rest).map(([name, held]) => [name, plain(held)]))
    }
    const sorted = (values: readonly unknown[]): unknown[] =>
      values.map(plain).sort((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1))
    const { notes, links, kpis, waivers: _waivers, ...rest } = content
    const isAside = ({ status }: { readonly status: string }): boolean => status === 'parked'
    return {
      ...(plain(rest) as object),
      // Those put aside stand at the end.
      notes: [...notes.filter((note) => !isAside(note)), ...notes.filter(isAside)].map(plain),
      links: sorted(links),
      kpis: sorted(kpis),
    }
  }

  it('what was exported comes back with its notes, links, measures and the rest', () => {
    for (const content of [...examples, everything()]) {
      const { content: again, warnings } = readMarkdown(writeMarkdown(content))
      expect(warnings).toEqual([])
      const { softLimit: _limit, ...blocks } = { softLimit: 0, ...content.blocks }
      expect(told({ ...filled(again as CanvasContent), blocks })).toEqual(told(content))
    }
  })

  it('has nine headings in guided order, and says where the canvas comes from', () => {
    const markdown = writeMarkdown(everything())
    const headings = markdown.split('\n').filter((line) => line.startsWith('## '))
    expect(headings).toEqual([
      '## Customer Segments',
      '## Value Propositions',
      '## Channels',
      '## Customer Relationships',
      '## Revenue Streams',
      '## Key Resources',
      '## Key Activities',
      '## Key Partners',
      '## Cost Structure',
      '## Parked',
    ])
    expect(markdown).toContain('CC BY-SA 3.0')
    expect(markdown).toContain('\\* Plan\\_the \\[work\\] \\<b\\>')
  })

  it('takes what people write by hand', () => {
    const { content, warnings } = readMarkdown(
      [
        '# Bakery\r',
        'Bread for the\r',
        'quarter\r',
        '',
        '### 1. customer segments',
        '* Neighbours',
        '1. Cafés',
        '- [ ] Offices',
        'a paragraph is a note too',
        '## VP',
        '- Fresh at six',
        '  every day',
        '',
        '  Because we bake at night.',
        '## Weather',
        '- Rain',
        '---',
      ].join('\n'),
    )
    expect([content?.meta.title, content?.meta.purpose]).toEqual(['Bakery', 'Bread for the\nquarter'])
    expect(content?.notes.map(({ blockId, text, detail }) => [blockId, text, detail])).toEqual([
      ['customer_segments', 'Neighbours', ''],
      ['customer_segments', 'Cafés', ''],
      ['customer_segments', 'Offices', ''],
      ['customer_segments', 'a paragraph is a note too', ''],
      ['value_propositions', 'Fresh at six\nevery day', 'Because we bake at night.'],
    ])
    expect(warnings.map(({ code, examples: [where] }) => [code, where])).toEqual([
      ['unknown_section', 'line 15: Weather'],
      ['unknown_line', 'line 16'],
    ])
  })

  it('never throws, and what comes out can fill a canvas', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        '# T',
        '## Channels',
        '## KA',
        '- note',
        '  more',
        '',
        '```ninefold',
        '```',
        'KA1 {"category":7}',
        'KA1 enables VP1',
        'kpi KA1 {',
        'legend sky "x"',
        '## Parked',
        '- Channels: x',
      ),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const { content } = readMarkdown(lines.join('\n'))
        if (content) expect(filled(content).notes).toHaveLength(content.notes.length)
      }),
      { numRuns: 300 },
    )
  })
})

it('as CSV a note is a row, and no cell is a formula', () => {
  const { content } = readJson({
    notes: [
      { blockId: 'channels', text: '=HYPERLINK("x")', detail: 'one, "two"\nthree', importance: 'essential' },
      { blockId: 'channels', text: 'a suggestion', ghost: true },
    ],
  })
  const csv = writeCsv(content as CanvasContent)
  expect(csv.split('\r\n')[1]).toMatch(
    /^Channels,"'=HYPERLINK\(""x""\)","one, ""two""\nthree",idea,essential,/,
  )
  expect(csv).not.toContain('a suggestion')
})
