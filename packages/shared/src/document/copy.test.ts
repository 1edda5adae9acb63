import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { copyDocument } from './copy.ts'
import { addLink } from './edit-links.ts'
import { writeMeta } from './edit-meta.ts'
import { addNotes, deleteNotes } from './edit-notes.ts'
import { ROOT_NAMES, rootMap } from './layout.ts'
import { readContent } from './read-content.ts'
import { metaText, noteText, readHiddenNote } from './read.ts'
import { seedCanvas } from './seed.ts'

const ORIGINS = { gesture: null, setup: null }

/** What a canvas holds after much writing, and what only a newer program knows. */
function canvas(): Y.Doc {
  const doc = new Y.Doc()
  seedCanvas(doc, { title: 'Bakery', businessType: 'other' }, null)
  writeMeta(doc, { legend: { sky: 'Town' } }, null)
  addNotes(doc, { blockId: 'channels' }, [{ id: 'a', text: 'Shop', detail: 'In town' }, { id: 'b' }], ORIGINS)
  deleteNotes(doc, ['b'], null, 7)
  addLink(doc, { id: 'l', fromId: 'a', kind: 'relates_to', toId: 'b', createdBy: 'ada' }, null)
  const steps = Y.Array.from([new Y.Map([['text', new Y.Text('Knead')]]), 3, { plain: [1] }])
  rootMap(doc, 'procedures').set('p', new Y.Map<unknown>([['steps', steps]]))
  rootMap(doc, 'meta').set('horizon', 'a year')
  return doc
}

const whole = (doc: Y.Doc): unknown => ROOT_NAMES.map((name) => rootMap(doc, name).toJSON() as unknown)

it('a document that is written anew holds the same, deleted notes and unknown fields too', () => {
  const [from, to] = [canvas(), new Y.Doc()]
  copyDocument(from, to)
  expect(whole(to)).toEqual(whole(from))
  expect(readContent(to)).toEqual(readContent(from))
  expect(readHiddenNote(to, 'b')).toEqual(readHiddenNote(from, 'b'))
})

it('it is one change of one client id, whoever wrote what it holds', () => {
  const from = canvas()
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(from))
  metaText(other, 'title')?.insert(0, 'The ')
  Y.applyUpdate(from, Y.encodeStateAsUpdate(other))
  const to = new Y.Doc()
  let updates = 0
  to.on('update', () => updates++)
  copyDocument(from, to)
  const clients = [...Y.decodeStateVector(Y.encodeStateVector(to)).keys()]
  expect([metaText(to, 'title')?.toString(), updates, clients]).toEqual(['The Bakery', 1, [to.clientID]])
})

it('texts go on being typed into', () => {
  const [from, to] = [canvas(), new Y.Doc()]
  copyDocument(from, to)
  noteText(to, 'a')?.insert(4, 's')
  expect([noteText(from, 'a')?.toString(), noteText(to, 'a')?.toString()]).toEqual(['Shop', 'Shops'])
})
