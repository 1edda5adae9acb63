import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addLink } from './edit-links.ts'
import { addNotes } from './edit-notes.ts'
import { changeNote } from './edit-note-fields.ts'
import { addEntity, readEntities, readLinks } from './entities.ts'
import { mergeNotes } from './merge-notes.ts'
import { readFullNote } from './read-content.ts'
import { undoOf } from './undo.ts'

const ORIGINS = { gesture: 'gesture', setup: 'setup' }

/** Two activities with a proposition each and one in common; the first needs the second. */
function canvas(): Y.Doc {
  const doc = new Y.Doc()
  addNotes(doc, { blockId: 'key_activities' }, [{ id: 'pack' }, { id: 'ship' }], ORIGINS)
  addNotes(doc, { blockId: 'value_propositions' }, [{ id: 'fast' }, { id: 'safe' }], ORIGINS)
  const link = (id: string, fromId: string, kind: 'enables' | 'depends_on', toId: string, strength = 2) =>
    addLink(doc, { id, fromId, kind, toId, strength, createdBy: undefined }, 'setup')
  link('l1', 'pack', 'enables', 'safe', 3)
  link('l2', 'pack', 'enables', 'fast')
  link('l3', 'ship', 'enables', 'fast')
  link('l4', 'ship', 'depends_on', 'pack')
  changeNote(doc, 'pack', { effortShare: 20 }, 'setup')
  changeNote(doc, 'ship', { effortShare: 15 }, 'setup')
  addEntity(doc, 'kpis', { noteId: 'pack', name: 'Breakage' }, 'setup', 'kpi')
  addEntity(doc, 'risks', { noteId: 'pack', cause: 'No boxes' }, 'setup', 'risk')
  return doc
}

const joins = (doc: Y.Doc, id: string): string[] =>
  readLinks(doc)
    .filter(({ fromId, toId }) => [fromId, toId].includes(id))
    .map(({ fromId, kind, toId, strength }) => `${fromId} ${kind} ${toId} ${strength}`)
    .sort()

describe('a note merged into another', () => {
  it('leaves it what it led to, once each, and nothing between the two of them or to itself', () => {
    const doc = canvas()
    expect(mergeNotes(doc, 'pack', 'ship', 'gesture')).toBe(true)
    expect(joins(doc, 'ship')).toEqual([
      'ship depends_on pack 2',
      'ship enables fast 2',
      'ship enables safe 3',
    ])
  })

  it('leaves it its measures, its risks and its effort', () => {
    const doc = canvas()
    mergeNotes(doc, 'pack', 'ship', 'gesture')
    expect([...readEntities(doc, 'kpis'), ...readEntities(doc, 'risks')].map(({ noteId }) => noteId)).toEqual(
      ['ship', 'ship'],
    )
    expect(readFullNote(doc, 'ship')?.effortShare).toBe(35)
  })

  it('is dropped as it was, and one undo brings everything back', () => {
    const doc = canvas()
    const undo = undoOf(doc, 'gesture', 0)
    const before = [joins(doc, 'pack'), joins(doc, 'ship')]
    mergeNotes(doc, 'pack', 'ship', 'gesture')
    expect(readFullNote(doc, 'pack')).toMatchObject({ status: 'dropped', effortShare: 20 })
    expect(joins(doc, 'pack')).toEqual(before[0])
    undo.undo()
    expect(readFullNote(doc, 'pack')?.status).toBe('idea')
    expect([joins(doc, 'pack'), joins(doc, 'ship')]).toEqual(before)
    expect(readEntities(doc, 'kpis')[0]?.noteId).toBe('pack')
  })

  it('never takes more than the whole effort', () => {
    const doc = canvas()
    changeNote(doc, 'pack', { effortShare: 95 }, 'setup')
    mergeNotes(doc, 'pack', 'ship', 'gesture')
    expect(readFullNote(doc, 'ship')?.effortShare).toBe(100)
  })

  it('is refused for itself, another block, and what is not there', () => {
    const doc = canvas()
    let updates = 0
    doc.on('update', () => updates++)
    const tries = [
      ['pack', 'pack'],
      ['pack', 'fast'],
      ['pack', 'gone'],
      ['gone', 'pack'],
    ] as const
    expect(tries.map(([id, into]) => mergeNotes(doc, id, into, 'gesture'))).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect(updates).toBe(0)
  })
})
