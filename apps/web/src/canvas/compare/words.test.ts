import { ENTITY_FIELDS, META_FIELDS } from '@ninefold/shared/model/entity-fields'
import { NOTE_FIELDS } from '@ninefold/shared/model/note-fields'
import { exampleContent } from '@ninefold/shared/catalogue/content'
import { compareContent } from '@ninefold/shared/compare/compare'
import type { CanvasContent, Note } from '@ninefold/shared'
import { describe, expect, it } from 'vitest'
import { changeWords, fieldName, metaFieldName, valueWords } from './field-words.ts'
import { blockSentence, kindWords, rowSentences, wholeSentence } from './words.ts'

const before = exampleContent('hosiery') as CanvasContent

describe('differences in words', () => {
  const change = (id: string, fields: Partial<Note>): CanvasContent => ({
    ...before,
    notes: before.notes.map((note) => (note.id === id ? { ...note, ...fields } : note)),
  })

  it('a block is told in one sentence', () => {
    const moved = change('KR1', { blockId: 'key_activities' })
    const after = {
      ...moved,
      notes: [
        ...moved.notes.filter(({ id }) => id !== 'KA2'),
        ...['x', 'y'].map((id) => ({
          ...(before.notes[0] as Note),
          ...{ id: `${id}-aaaaaaaaaaaa`, blockId: 'key_activities' as const, text: id.repeat(12) },
        })),
      ],
      links: before.links.filter(({ fromId, toId }) => fromId !== 'KA2' && toId !== 'KA2'),
    }
    const comparison = compareContent(before, after)
    const own = (blockId: string): string => {
      const block = comparison.blocks.find((one) => one.blockId === blockId)
      return block ? blockSentence(block) : ''
    }
    const gone = before.links.filter(({ fromId }) => fromId === 'KA2').length
    expect(own('key_activities')).toMatch(
      new RegExp(`^2 added, 1 removed, 1 moved from Key Resources, ${gone} links removed`),
    )
    expect(own('key_resources')).toBe('1 moved to Key Activities.')
    expect(own('channels')).toBe('No differences.')
    expect(wholeSentence(comparison)).toMatch(/^2 added, 1 removed, 1 moved, /)
    const rows = comparison.blocks.flatMap(({ rows: all }) => all)
    expect(rows.filter(({ kind }) => kind.startsWith('moved')).map(kindWords)).toEqual([
      ...['Moved to Key Activities', 'Moved from Key Resources'],
    ])
  })

  it('fields are told by their names and values, links and measures by what they say', () => {
    const kpi = before.kpis[0]
    if (!kpi) throw new Error('the example has measures')
    const after = {
      ...change('KA1', {
        sourcing: 'outsourced',
        effortShare: 20,
        bottleneck: true,
        detail: 'x'.repeat(200),
      }),
      kpis: before.kpis.filter(({ id }) => id !== kpi.id),
    }
    const rows = compareContent(before, after).blocks.flatMap(({ rows: all }) => all)
    expect(rows.flatMap(rowSentences)).toEqual([
      'Description: written',
      'Sourcing: In-house → Outsourced',
      'Share of effort: 35 % → 20 %',
      'Others wait for this: no → yes',
      `Measure removed: ${kpi.name}`,
    ])
  })

  it('values that belong together are told together', () => {
    const estimate = { amount: { minor: 420_000, currency: 'EUR' }, per: 'month', confidence: 'low' }
    expect(valueWords('estimate', estimate)).toBe('Guess: €4,200.00 per month')
    expect(valueWords('contributors', [{ who: 'Ada' }, { who: 'Bo' }])).toBe('Ada and Bo')
    expect(valueWords('valueAnalysis', [{ feature: 'Zip', worth: 2, cost: 4 }])).toBe('Zip, worth 2, cost 4')
    expect(valueWords('startsOn', '2026-02-01')).toBe('Feb 1, 2026')
    expect(valueWords('phases', ['awareness', 'delivery'])).toBe('Awareness and Delivery')
    expect(changeWords({ field: 'functionId', before: 'prod.maintenance', after: undefined })).toBe(
      'Function: no longer Maintain and replace machines',
    )
  })
})

it('every field that can differ has a name of its own', () => {
  const unnamed = [NOTE_FIELDS, ...Object.values(ENTITY_FIELDS)]
    .flatMap((fields) => Object.keys(fields))
    .filter((field) => !NOT_TOLD.includes(field) && fieldName(field) === field)
  const meta = Object.keys(META_FIELDS).filter((field) => !NOT_TOLD.includes(field))
  expect([...new Set([...unnamed, ...meta.filter((field) => metaFieldName(field) === field)])]).toEqual([])
})

/** What no comparison tells: places, and what is about the checks. */
const NOT_TOLD = [
  ...['ghost', 'noteId', 'blockId', 'rank', 'fromId', 'toId', 'createdBy', 'baseCanvasId', 'lastReviewAt'],
  ...['ruleId', 'subjectId', 'subjectHash', 'reason', 'by', 'at', 'until', 'untilDate'],
]
