import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { addLink } from './edit-links.ts'
import { addNotes, deleteNotes, draftNote, restoreNotes } from './edit-notes.ts'
import { rootMap, undoScope } from './layout.ts'
import { hiddenNoteIds, purgeNotes } from './purge-notes.ts'
import { noteText, readNotes } from './read.ts'

const ORIGINS = { gesture: 'gesture', setup: 'setup' }

/** A note that was deleted, one that was not, and what belongs to each and to both. */
function canvas(): Y.Doc {
  const doc = new Y.Doc()
  addNotes(doc, { blockId: 'channels' }, [{ id: 'gone', text: 'Old' }, { id: 'here' }], ORIGINS)
  deleteNotes(doc, ['gone'], 'gesture')
  const join = { kind: 'relates_to', createdBy: 'ada' } as const
  addLink(doc, { ...join, id: 'l1', fromId: 'gone', toId: 'here' }, null)
  addLink(doc, { ...join, id: 'l2', fromId: 'here', toId: 'gone' }, null)
  addLink(doc, { ...join, id: 'l3', fromId: 'here', toId: 'here' }, null)
  for (const root of ['kpis', 'procedures', 'risks'] as const)
    for (const noteId of ['gone', 'here'])
      rootMap(doc, root).set(`${root} ${noteId}`, new Y.Map([['noteId', noteId]]))
  return doc
}

it('knows which notes nobody sees, drafts among them', () => {
  const doc = canvas()
  const draft = draftNote(doc, { blockId: 'channels' }, ORIGINS)
  expect(hiddenNoteIds(doc).sort()).toEqual([draft, 'gone'].sort())
  restoreNotes(doc, ['gone'], null)
  expect(hiddenNoteIds(doc)).toEqual([draft])
})

it('what belongs to a note goes with it, and nothing else', () => {
  const doc = canvas()
  purgeNotes(doc, ['gone'], null)
  expect([readNotes(doc).map(({ id }) => id), hiddenNoteIds(doc)]).toEqual([['here'], []])
  expect([...rootMap(doc, 'links').keys()]).toEqual(['l3'])
  for (const root of ['kpis', 'procedures', 'risks'] as const)
    expect([...rootMap(doc, root).keys()]).toEqual([`${root} here`])
})

it('an undo of its deletion brings nothing back, nor does what somebody typed into it meanwhile', () => {
  const doc = canvas()
  const undo = new Y.UndoManager(undoScope(doc), { trackedOrigins: new Set(['gesture']), captureTimeout: 0 })
  restoreNotes(doc, ['gone'], null)
  deleteNotes(doc, ['gone'], 'gesture')
  const away = new Y.Doc()
  Y.applyUpdate(away, Y.encodeStateAsUpdate(doc))
  noteText(away, 'gone')?.insert(0, 'Very ')
  purgeNotes(doc, ['gone'], null)
  undo.undo()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(away))
  Y.applyUpdate(away, Y.encodeStateAsUpdate(doc))
  for (const one of [doc, away]) expect(rootMap(one, 'notes').has('gone')).toBe(false)
  expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(away))
})
