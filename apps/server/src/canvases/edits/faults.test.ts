import type { ContentEdit } from '@ninefold/shared/api/edits'
import { addLink } from '@ninefold/shared/document/edit-links'
import { addNotes, deleteNotes } from '@ninefold/shared/document/edit-notes'
import { readContent } from '@ninefold/shared/document/read-content'
import { seedCanvas } from '@ninefold/shared/document/seed'
import type { BlockId } from '@ninefold/shared'
import { LINK_KINDS, type LinkKind } from '@ninefold/shared/links'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { faultsOf } from './faults.ts'
import { writeEdits } from './write.ts'

const ORIGINS = { gesture: null, setup: null }

/** Two value propositions, a customer segment, one deleted note, and a link. */
function canvas(): Y.Doc {
  const doc = new Y.Doc()
  seedCanvas(doc, {}, null)
  addNotes(doc, { blockId: 'value_propositions' }, [{ id: 'vp' }, { id: 'vp2' }], ORIGINS)
  addNotes(doc, { blockId: 'customer_segments' }, [{ id: 'cs' }], ORIGINS)
  addNotes(doc, { blockId: 'channels' }, [{ id: 'gone' }], ORIGINS)
  deleteNotes(doc, ['gone'], null)
  addLink(doc, { id: 'l', fromId: 'vp', kind: 'serves', toId: 'cs', createdBy: 'ada' }, null)
  return doc
}

const add = (id: string, more: object = {}): ContentEdit => ({
  op: 'addNote',
  id,
  blockId: 'channels',
  text: '',
  ...more,
})
const link = (fromId: string, toId: string, more: object = {}): ContentEdit => ({
  op: 'addLink',
  fromId,
  kind: 'serves',
  toId,
  ...more,
})
const moveTo = (blockId: BlockId, id: string, beforeId?: string): ContentEdit => ({
  op: 'moveNote',
  id,
  blockId,
  beforeId,
})
const move = (id: string, beforeId?: string): ContentEdit => moveTo('value_propositions', id, beforeId)

const kpi = (noteId: string, id?: string): ContentEdit => ({
  op: 'addEntity',
  root: 'kpis',
  id,
  fields: { noteId, name: 'Pots a day' },
})

type Case = readonly [faults: readonly (string | null)[], ...edits: readonly ContentEdit[]]
const CASES: Readonly<Record<string, Case>> = {
  'a note under an id that is free': [[null], add('new')],
  'a note under an id that a note has': [['id_taken'], add('vp')],
  'a note under an id that a deleted note has': [['id_taken'], add('gone')],
  'two notes under one id': [[null, 'id_taken'], add('new'), add('new')],
  'a note before one that the list adds': [[null, null], add('new'), add('next', { beforeId: 'new' })],
  'a note before one of another block': [['before_not_found'], add('new', { beforeId: 'vp' })],
  'a note before one that the list moves away': [
    [null, null, 'before_not_found'],
    add('new'),
    move('new'),
    add('next', { beforeId: 'new' }),
  ],
  'a change of a note that is not there': [['note_not_found'], { op: 'updateNote', id: 'no', text: 'x' }],
  'a change of a deleted note': [['note_deleted'], { op: 'updateNote', id: 'gone', text: 'x' }],
  'a change of a deleted note that the list restores': [
    [null, null],
    { op: 'restoreNote', id: 'gone' },
    { op: 'updateNote', id: 'gone', text: 'x' },
  ],
  'a change of a note that the list deletes': [
    [null, 'note_deleted'],
    { op: 'deleteNote', id: 'vp' },
    { op: 'updateNote', id: 'vp', text: 'x' },
  ],
  'a move before a note of that block': [[null], move('cs', 'vp')],
  'a move before itself': [['before_not_found'], move('vp', 'vp')],
  'a move of a deleted note': [['note_deleted'], move('gone')],
  'deleting what is deleted, restoring what is there': [
    [null, null],
    { op: 'deleteNote', id: 'gone' },
    { op: 'restoreNote', id: 'vp' },
  ],
  'deleting and restoring what never was': [
    ['note_not_found', 'note_not_found'],
    { op: 'deleteNote', id: 'no' },
    { op: 'restoreNote', id: 'no' },
  ],
  'a link between the right blocks': [[null], link('vp2', 'cs')],
  'a link the wrong way round': [['link_not_allowed'], link('cs', 'vp')],
  'a link to itself': [['link_not_allowed'], link('vp', 'vp', { kind: 'relates_to' })],
  'a link that is there': [['link_exists'], link('vp', 'cs')],
  'a link twice in the list': [[null, 'link_exists'], link('vp2', 'cs'), link('vp2', 'cs')],
  'a link in place of one that the list removes': [
    [null, null],
    { op: 'removeLink', id: 'l' },
    link('vp', 'cs', { id: 'l' }),
  ],
  'a link under an id that one has': [['id_taken'], link('vp2', 'cs', { id: 'l' })],
  'a link to a note that is not there': [['note_not_found'], link('vp', 'no')],
  'a link to a deleted note': [['note_deleted'], link('vp', 'gone', { kind: 'relates_to' })],
  'a link that a move of the list makes right': [
    [null, null],
    move('cs'),
    link('cs', 'vp', { kind: 'relates_to' }),
  ],
  'a link that a move of the list makes wrong': [[null, 'link_not_allowed'], move('cs'), link('vp2', 'cs')],
  'a link that a move of the list has turned one into': [
    [null, 'link_exists', null],
    moveTo('channels', 'vp'),
    link('vp', 'cs', { kind: 'relates_to' }),
    link('vp', 'cs', { kind: 'reaches' }),
  ],
  'a link of the list that a later move of it turns': [
    [null, null, 'link_exists', null, null],
    link('vp2', 'cs'),
    moveTo('channels', 'vp2'),
    link('vp2', 'cs', { kind: 'relates_to' }),
    move('vp2'),
    link('vp2', 'cs'),
  ],
  'removing a link twice': [
    [null, 'link_not_found'],
    { op: 'removeLink', id: 'l' },
    { op: 'removeLink', id: 'l' },
  ],
  'removing a link that never was': [['link_not_found'], { op: 'removeLink', id: 'no' }],
  'a change of a link that is not there': [['link_not_found'], { op: 'updateLink', id: 'no', strength: 3 }],
  'a measure of a note that is there, and of one that is not': [
    [null, 'note_not_found', 'note_deleted'],
    kpi('vp', 'k'),
    kpi('no'),
    kpi('gone'),
  ],
  'a measure that the list adds, changes and removes': [
    [null, 'id_taken', null, null, 'entity_not_found', null],
    kpi('vp', 'k'),
    kpi('vp2', 'k'),
    { op: 'updateEntity', root: 'kpis', id: 'k', fields: { target: 5 } },
    { op: 'removeEntity', root: 'kpis', id: 'k' },
    { op: 'updateEntity', root: 'kpis', id: 'k', fields: { target: 6 } },
    kpi('vp', 'k'),
  ],
  'a change or removal of what never was': [
    ['entity_not_found', 'entity_not_found'],
    { op: 'updateEntity', root: 'risks', id: 'no', fields: { impact: 5 } },
    { op: 'removeEntity', root: 'risks', id: 'no' },
  ],
  'what concerns no note': [
    [null, null],
    { op: 'setMeta', title: 'x' },
    { op: 'setBlock', blockId: 'channels', softLimit: 3 },
  ],
}

test.each(Object.entries(CASES))('%s', (_, [expected, ...edits]) => {
  const doc = canvas()
  const before = Y.encodeStateAsUpdate(doc)
  const faults = faultsOf(doc, edits)
  expect(edits.map((_edit, at) => faults.find(({ index }) => index === at)?.code ?? null)).toEqual(expected)
  // Looking writes nothing.
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

test('what was found to be without fault is written, every one of it', () => {
  const doc = canvas()
  const edits: ContentEdit[] = [
    add('c1', { text: 'Shop', detail: 'In town', color: 'sky' }),
    add('c0', { beforeId: 'c1', text: 'Web' }),
    { op: 'updateNote', id: 'vp', text: 'Fresh', detail: 'Daily', color: 'rose', category: 'production' },
    { op: 'updateNote', id: 'vp', category: null },
    move('cs', 'vp2'),
    { op: 'deleteNote', id: 'vp2' },
    { op: 'restoreNote', id: 'gone' },
    { op: 'removeLink', id: 'l' },
    link('c0', 'gone', { id: 'l2', kind: 'relates_to', strength: 1, label: 'first' }),
    { op: 'setMeta', title: 'Bakery', legend: { sky: 'Town' } },
    { op: 'setBlock', blockId: 'channels', softLimit: 4 },
    { op: 'updateLink', id: 'l2', strength: 3 },
    { op: 'addEntity', root: 'kpis', id: 'k', fields: { noteId: 'vp', name: 'Loaves', target: 40 } },
    { op: 'updateEntity', root: 'kpis', id: 'k', fields: { target: 50, unit: 'a day' } },
    {
      op: 'addEntity',
      root: 'waivers',
      id: 'w',
      fields: { ruleId: 'HC-02', subjectId: 'vp', reason: 'Next year' },
    },
    {
      op: 'updateNote',
      id: 'vp',
      importance: 'essential',
      pains: ['Stale bread'],
      capacity: { unit: 'loaf' },
    },
  ]
  expect(faultsOf(doc, edits)).toEqual([])
  let updates = 0
  doc.on('update', () => updates++)
  const { made, changedLinks } = doc.transact(() => writeEdits(doc, edits, 'ada'))
  expect(changedLinks).toEqual([{ index: 4, id: 'l', was: 'serves', kind: 'relates_to' }])
  expect([updates, made]).toEqual([
    1,
    [
      { index: 0, id: 'c1' },
      { index: 1, id: 'c0' },
      { index: 8, id: 'l2' },
      { index: 12, id: 'k' },
      { index: 14, id: 'w' },
    ],
  ])
  const { notes, links, meta, blocks, kpis, waivers } = readContent(doc)
  expect(kpis).toMatchObject([
    { id: 'k', noteId: 'vp', name: 'Loaves', target: 50, unit: 'a day', warnPct: 10 },
  ])
  // Whoever asks is who waives.
  expect(waivers).toMatchObject([{ id: 'w', ruleId: 'HC-02', by: 'ada', until: 'next_review' }])
  expect(notes[0]).toMatchObject({
    importance: 'essential',
    pains: ['Stale bread'],
    capacity: { unit: 'loaf' },
  })
  expect(notes.map(({ id, blockId, text, detail, color }) => [id, blockId, text, detail, color])).toEqual([
    ['vp', 'value_propositions', 'Fresh', 'Daily', 'rose'],
    ['cs', 'value_propositions', '', '', 'stone'],
    // What comes back stands where it stood, and what was appended meanwhile may have that rank too.
    ['c0', 'channels', 'Web', '', 'stone'],
    ['c1', 'channels', 'Shop', 'In town', 'sky'],
    ['gone', 'channels', '', '', 'stone'],
  ])
  expect(links).toEqual([
    {
      id: 'l2',
      fromId: 'c0',
      kind: 'relates_to',
      toId: 'gone',
      strength: 3,
      label: 'first',
      createdBy: 'ada',
    },
  ])
  expect([meta.title, meta.legend, blocks.channels.softLimit]).toEqual(['Bakery', { sky: 'Town' }, 4])
})

const BLOCKS: BlockId[] = ['value_propositions', 'customer_segments', 'channels']
const NOTES = ['vp', 'vp2', 'cs', 'gone', 'a', 'b']
interface Choice {
  readonly kind: number
  readonly note: string
  readonly other: string
  readonly blockId: BlockId
  readonly linkKind: LinkKind
  readonly id: string | undefined
}
const choice: fc.Arbitrary<Choice> = fc.record({
  kind: fc.nat(9),
  note: fc.constantFrom(...NOTES),
  other: fc.constantFrom(...NOTES),
  blockId: fc.constantFrom(...BLOCKS),
  linkKind: fc.constantFrom(...LINK_KINDS),
  id: fc.constantFrom('l', 'm', 'n', undefined),
})

function editOf({ kind, note, other, blockId, linkKind, id }: Choice): ContentEdit {
  if (kind < 4) return { op: 'addLink', id, fromId: note, kind: linkKind, toId: other }
  if (kind < 7) return { op: 'moveNote', id: note, blockId }
  if (kind === 7) return { op: 'removeLink', id: id ?? 'l' }
  if (kind === 8) return { op: 'addNote', id: note, blockId, text: '' }
  return { op: 'deleteNote', id: note }
}

const codesOf = (doc: Y.Doc, edits: ContentEdit[]): string[] => faultsOf(doc, edits).map(({ code }) => code)

test('each edit of a list is looked at as if those before it had been made', () => {
  const seen = new Set<string>()
  const run = fc.property(fc.array(choice, { minLength: 5, maxLength: 40 }), (choices) => {
    const doc = canvas()
    // What has no fault in a document that really holds what came before has none in a list.
    const made = choices.map(editOf).filter((edit) => {
      const [fault] = codesOf(doc, [edit])
      if (fault === undefined) writeEdits(doc, [edit], 'ada')
      return fault === undefined
    })
    expect(codesOf(canvas(), made)).toEqual([])
    // And what has one there has the same one behind the list.
    for (const { note, other, linkKind } of choices) {
      const last = link(note, other, { kind: linkKind })
      const codes = codesOf(doc, [last])
      expect(codesOf(canvas(), [...made, last])).toEqual(codes)
      for (const code of codes) seen.add(code)
    }
  })
  fc.assert(run, { numRuns: 60 })
  expect([...seen].sort()).toEqual(['link_exists', 'link_not_allowed', 'note_deleted', 'note_not_found'])
})
