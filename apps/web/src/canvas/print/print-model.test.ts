import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addEntity } from '@ninefold/shared/document/entities'
import { addLink } from '@ninefold/shared/document/edit-links'
import { changeNote, type NoteChange } from '@ninefold/shared/document/edit-note-fields'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { readContent } from '@ninefold/shared/document/read-content'
import type { BlockId } from '@ninefold/shared'
import { printModel, type PrintModel } from './print-model.ts'

const ORIGINS = { setup: null, gesture: null }
const NOW = Date.UTC(2026, 4, 17, 12)

function setUp() {
  const doc = new Y.Doc()
  const add = (text: string, change: NoteChange = {}, blockId: BlockId = 'key_activities'): string => {
    const [id = ''] = addNotes(doc, { blockId }, [{ text }], ORIGINS)
    changeNote(doc, id, change, null)
    return id
  }
  const print = (): PrintModel => printModel(readContent(doc), NOW, (held) => held.toUpperCase())
  const notesIn = (blockId: BlockId) => print().blocks.find(({ block }) => block.id === blockId)?.notes ?? []
  const detailsOf = (id: string) =>
    print()
      .details.flatMap(({ notes }) => notes)
      .find((one) => one.id === id)
  return { doc, add, print, notesIn, detailsOf }
}

describe('the printed sheet', () => {
  it('holds what counts: no suggestions, and what was put aside apart from it', () => {
    const { add, notesIn, print } = setUp()
    add('Roast')
    add('Maybe', { ghost: true })
    add('Later', { status: 'parked' })
    expect(notesIn('key_activities').map(({ text }) => text)).toEqual(['Roast'])
    expect(print().parked).toEqual(['Later'])
  })

  it('shows the notes of a group together, behind those of none, as the sheet does', () => {
    const { doc, add, notesIn } = setUp()
    const groupId = addEntity(doc, 'groups', { blockId: 'key_activities', title: 'Logistics' }, null)
    if (typeof groupId !== 'string') throw new Error('a group has an id')
    add('Pack', { groupId })
    add('Roast')
    add('Ship', { groupId })
    expect(notesIn('key_activities').map(({ text, group }) => [text, group])).toEqual([
      ['Roast', undefined],
      ['Pack', 'Logistics'],
      ['Ship', 'Logistics'],
    ])
  })

  it('says category and importance in words, and colours by a letter of the legend', () => {
    const { doc, add, print, notesIn } = setUp()
    const meta = doc.getMap('meta')
    const legend = new Y.Map()
    meta.set('legend', legend)
    legend.set('leaf', new Y.Text('Both'))
    add('Roast', { category: 'production', importance: 'essential', color: 'leaf' })
    add('Shop', { importance: 'essential', color: 'sky' }, 'channels')
    expect(notesIn('key_activities')[0]).toMatchObject({ fact: 'Production, essential', letter: 'A' })
    expect(notesIn('channels')[0]).toMatchObject({ fact: 'Essential', letter: undefined })
    expect(print().legend).toMatchObject([{ letter: 'A', label: 'Both' }])
  })

  it('has a title and a day even where nothing was written yet', () => {
    expect(setUp().print()).toMatchObject({ title: 'Untitled canvas', date: 'May 17, 2026', details: [] })
  })
})

describe('the details', () => {
  it('tell every field that was set, in words', () => {
    const { add, detailsOf } = setUp()
    const id = add('Roast', {
      category: 'problem_solving',
      functionId: 'prod.maintenance',
      sourcing: 'in_house',
      effortShare: 12.5,
      differentiation: 4,
      responsibleId: 'grace',
      contributors: [{ id: 'a', rank: 'a0', who: 'ben', team: 'rd' }],
      skillsNeeded: ['cupping', 'roasting'],
      bottleneck: true,
      capacity: { unit: 'bags', perPeriod: 1200 },
      valueAnalysis: [{ id: 'v', rank: 'a0', feature: 'Origin', worth: 5, cost: 2 }],
      startsOn: '2026-03-01',
      upkeepEvery: 'monthly',
    })
    expect(detailsOf(id)?.facts.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Category: Problem solving',
      'Who does it: In-house',
      'Responsible: GRACE',
      'Share of effort: 12.5 %',
      'Contribute: BEN (Research & development)',
      'Skills needed: cupping and roasting',
      'Function: Maintain and replace machines',
      'Capacity and break-even: What is counted: bags; We can make per period: 1,200',
      'How different from rivals: 4 of 5',
      'Others wait for this: yes',
      'Value analysis: Origin (worth 5 of 5, cost 2 of 5)',
      'Starts on: Mar 1, 2026',
      'Looked after: Every month',
    ])
  })

  it('tell links from both ends, measures, risks and what is done then', () => {
    const { doc, add, detailsOf } = setUp()
    const [id, other] = [add('Roast'), add('Coffee', {}, 'value_propositions')]
    addLink(doc, { fromId: id, kind: 'enables', toId: other, createdBy: undefined }, null)
    addEntity(
      doc,
      'kpis',
      { noteId: id, name: 'Waste', direction: 'lower_better', target: 2, unit: '%' },
      null,
    )
    addEntity(
      doc,
      'kpis',
      { noteId: id, name: 'Heat', direction: 'in_range', rangeLow: 190, rangeHigh: 210 },
      null,
    )
    addEntity(doc, 'risks', { noteId: id, cause: 'Fire', likelihood: 2, impact: 5, contingency: '' }, null)
    const details = detailsOf(id)
    expect(details?.links).toEqual(['makes possible Coffee'])
    expect(details?.measures.toSorted()).toEqual([
      'Heat: between 190 and 210, every month',
      'Waste: at most 2 %, every month',
    ])
    expect(details?.risks).toEqual([
      'Fire: likely 2 of 5, bad 5 of 5, 10 of 25: watch it. Nothing is said yet about what we do then.',
    ])
  })

  it('leave out notes of other blocks of which nothing more was said', () => {
    const { add, print } = setUp()
    add('Roast')
    add('Shop', {}, 'channels')
    add('Beans', { driver: 'weight' }, 'cost_structure')
    expect(print().details.map(({ block, notes }) => [block.id, notes.map(({ text }) => text)])).toEqual([
      ['key_activities', ['Roast']],
      ['cost_structure', ['Beans']],
    ])
  })
})
