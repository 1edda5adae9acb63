import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { changeNote } from '@ninefold/shared/document/edit-note-fields'
import { readLinks } from '@ninefold/shared/document/entities'
import { readNotes } from '@ninefold/shared/document/read'
import { undoOf } from '@ninefold/shared/document/undo'
import { NotesView } from '../../lib/state/notes-view.svelte.ts'
import { UndoView } from '../../lib/state/undo-view.svelte.ts'
import { ORIGIN } from '../../lib/sync/origin.ts'
import type { Canvas } from '../context.ts'
import { Links } from '../links/links.svelte.ts'
import { answer } from './edit.ts'

/** A canvas with one proposition, one channel and one activity. */
function setUp({ open = true, editable = true } = {}) {
  const doc = new Y.Doc()
  addNotes(doc, { blockId: 'value_propositions' }, [{ id: 'fast', text: 'Fast delivery' }], ORIGIN)
  addNotes(doc, { blockId: 'channels' }, [{ id: 'web', text: 'Web shop' }], ORIGIN)
  addNotes(doc, { blockId: 'customer_segments' }, [{ id: 'schools', text: 'Schools' }], ORIGIN)
  addNotes(doc, { blockId: 'key_activities' }, [{ id: 'pack', text: 'Pack  Überseekisten' }], ORIGIN)
  const undo = new UndoView(undoOf(doc, ORIGIN.gesture, 600))
  const canvas = {
    session: { doc, hello: { userId: 'ana' } },
    notes: new NotesView(doc),
    undo,
    presence: { people: [] },
    view: { editable },
    actions: { mayWriteIn: () => open },
  } as unknown as Canvas
  const links = new Links(canvas)
  const activities = (): string[] =>
    readNotes(doc)
      .filter(({ blockId }) => blockId === 'key_activities')
      .map(({ text }) => text)
  const joins = (): string[] => readLinks(doc).map(({ kind, toId }) => `${kind} ${toId}`)
  return { doc, links, undo, activities, joins }
}

it('an answer is an activity that makes the proposition possible, and one undo takes both away', () => {
  const { links, undo, activities, joins } = setUp()
  expect(answer(links, 'fast', '  Ship   twice a day ')).toBe(true)
  expect([activities().includes('Ship twice a day'), joins()]).toEqual([true, ['enables fast']])
  undo.undo()
  expect([activities(), joins()]).toEqual([['Pack  Überseekisten'], []])
})

it('to a channel an answer is support', () => {
  const { links, joins } = setUp()
  answer(links, 'web', 'Run the shop')
  expect(joins()).toEqual(['supports web'])
})

it('what the canvas says already is linked and not written again, whatever its case, accents and spaces', () => {
  const { links, activities, joins } = setUp()
  expect(answer(links, 'fast', 'pack uberseekisten')).toBe(true)
  expect([activities(), joins()]).toEqual([['Pack  Überseekisten'], ['enables fast']])
  expect(answer(links, 'fast', 'PACK ÜBERSEEKISTEN')).toBe(false)
  expect(joins()).toEqual(['enables fast'])
})

it('an activity that was put aside is no answer that is there', () => {
  const { doc, links, activities } = setUp()
  changeNote(doc, 'pack', { status: 'dropped' }, null)
  links.canvas.notes.flush()
  answer(links, 'fast', 'Pack Überseekisten')
  expect(activities()).toHaveLength(2)
})

it.each([
  ['nothing is typed', {}, 'fast', '  '],
  ['the note is gone', {}, 'gone', 'Ship'],
  ['no activity can lead to it', {}, 'schools', 'Ship'],
  ['activities are locked', { open: false }, 'fast', 'Ship'],
  ['this person may only read', { editable: false }, 'fast', 'Ship'],
])('nothing is written where %s', (_why, can, target, text) => {
  const { doc, links } = setUp(can)
  let updates = 0
  doc.on('update', () => updates++)
  expect([answer(links, target, text), updates]).toEqual([false, 0])
})
