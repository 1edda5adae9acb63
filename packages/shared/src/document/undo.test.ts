import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { addLink, restoreKinds } from './edit-links.ts'
import { addNotes, deleteNotes } from './edit-notes.ts'
import { addEntity, changeEntity, readEntity } from './entities.ts'
import { rootMap } from './layout.ts'
import { moveNote } from './move-note.ts'
import { readNote } from './read.ts'
import { readJoin } from './read-links.ts'
import { acceptsEntry } from './schema.ts'
import { undoOf } from './undo.ts'

const ORIGINS = { gesture: 'gesture', setup: 'setup' }

/** Two people with one note and a link; of two values set at once the one of the higher client id stays. */
function two(): { mine: Y.Doc; theirs: Y.Doc; undo: Y.UndoManager; exchange: () => void } {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  mine.clientID = 2
  theirs.clientID = 1
  addNotes(theirs, { blockId: 'channels' }, [{ id: 'n' }], ORIGINS)
  addNotes(theirs, { blockId: 'customer_segments' }, [{ id: 'cs' }], ORIGINS)
  addLink(theirs, { id: 'l', fromId: 'n', kind: 'reaches', toId: 'cs', createdBy: 'ada' }, null)
  const exchange = (): void => {
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)))
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(theirs)))
  }
  exchange()
  return { mine, theirs, undo: undoOf(mine, 'gesture', 0), exchange }
}

const move = (doc: Y.Doc, blockId: 'key_partners' | 'key_resources' | 'channels'): unknown =>
  moveNote(doc, 'n', { blockId }, 'gesture')
const placeOf = (doc: Y.Doc): unknown => [readNote(doc, 'n')?.blockId, readJoin(doc, 'l')?.kind]

it('of a move that won over another’s takes the note back to where it was, with its links, and redo forth again', () => {
  const { mine, theirs, undo, exchange } = two()
  move(mine, 'key_partners')
  move(theirs, 'key_resources')
  exchange()
  expect(placeOf(mine)).toEqual(['key_partners', 'relates_to'])
  let updates = 0
  mine.on('update', () => updates++)
  undo.undo()
  // In the undo's own update: the server judges each by itself.
  expect([placeOf(mine), updates]).toEqual([['channels', 'reaches'], 1])
  for (const [root, id] of [
    ['notes', 'n'],
    ['links', 'l'],
  ] as const)
    expect(acceptsEntry(root, id, rootMap(mine, root).get(id))).toBe(true)
  exchange()
  expect(placeOf(theirs)).toEqual(['channels', 'reaches'])
  undo.redo()
  exchange()
  expect([placeOf(mine), placeOf(theirs)]).toEqual(Array(2).fill(['key_partners', 'relates_to']))
})

it('of a move that another’s has followed leaves the note where they put it', () => {
  const { mine, theirs, undo, exchange } = two()
  move(mine, 'key_partners')
  exchange()
  move(theirs, 'key_resources')
  restoreKinds(theirs, [{ id: 'l', was: 'contradicts', kind: 'relates_to' }], null)
  exchange()
  undo.undo()
  expect(placeOf(mine)).toEqual(['key_resources', 'contradicts'])
})

it('of adding still takes away all of what was added', () => {
  const { mine, undo } = two()
  addLink(mine, { id: 'own', fromId: 'cs', kind: 'relates_to', toId: 'n', createdBy: 'ada' }, 'gesture')
  undo.undo()
  expect(rootMap(mine, 'links').has('own')).toBe(false)
  deleteNotes(mine, ['n'], 'gesture')
  undo.undo()
  expect(readNote(mine, 'n')).not.toBeNull()
})

it('of a measure’s name that won over another’s gives it the name it had: without one nobody could show it', () => {
  const { mine, theirs, undo, exchange } = two()
  addEntity(theirs, 'kpis', { noteId: 'n', name: 'Cost per unit' }, null, 'k')
  exchange()
  changeEntity(mine, 'kpis', 'k', { name: 'Cost per bag' }, 'gesture')
  changeEntity(theirs, 'kpis', 'k', { name: 'Cost per kilo' }, 'gesture')
  exchange()
  expect(readEntity(mine, 'kpis', 'k')?.name).toBe('Cost per bag')
  undo.undo()
  expect(readEntity(mine, 'kpis', 'k')?.name).toBe('Cost per unit')
})
