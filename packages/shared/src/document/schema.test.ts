import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '../limits.ts'
import { addNotes } from './edit-notes.ts'
import { ROOT_NAMES, rootMap } from './layout.ts'
import { acceptsEntry, acceptsField } from './schema.ts'
import { seedCanvas } from './seed.ts'

/** A value as it stands in a document: shared types mean nothing outside of one. */
function inDocument(value: unknown): unknown {
  const map = new Y.Doc().getMap('test')
  map.set('value', value)
  return map.get('value')
}

const accepts = (name: string, value: unknown): boolean => acceptsField('notes', name, inDocument(value))

test('what our own edits and the seed write is accepted', () => {
  const doc = new Y.Doc()
  seedCanvas(doc, { title: 'x'.repeat(500), purpose: 'p', businessType: 'other' }, null)
  addNotes(doc, { blockId: 'channels' }, [{ text: 'x' }, { color: 'sky', category: 'production' }], {
    setup: null,
    gesture: null,
  })
  for (const [name, value] of rootMap(doc, 'meta'))
    expect([name, acceptsField('meta', name, value)]).toEqual([name, true])
  for (const [id, note] of rootMap(doc, 'notes')) expect(acceptsEntry('notes', id, note)).toBe(true)
})

test('a field of a known type takes that type alone, and what is required cannot be missing', () => {
  const cases: [string, unknown, boolean][] = [
    ['blockId', 'channels', true],
    ['blockId', 'nowhere', false],
    ['rank', 'a0', true],
    ['rank', '', false],
    ['color', 'sky', true],
    ['color', '#fff', false],
    ['groupId', null, true],
    ['groupId', 'a b', false],
    ['deletedAt', 5, true],
    ['deletedAt', Infinity, false],
    ['text', new Y.Text('x'), true],
    ['text', new Y.XmlText(), false],
    ['text', new Y.Map(), false],
    ['detail', new Y.Text('x'.repeat(LIMITS.noteDetailLength * 4 + 1)), false],
  ]
  expect(cases.map(([name, value]) => accepts(name, value))).toEqual(cases.map(([, , right]) => right))
  expect([acceptsField('notes', 'blockId', undefined), acceptsField('notes', 'color', undefined)]).toEqual([
    false,
    true,
  ])
})

test('a field this version does not know takes plain values of bounded size', () => {
  const right = [1, 'x', true, null, [1, [2]], { a: { b: 'c' } }, new Y.Text('x'), new Y.Map([['a', 1]])]
  const wrong = [
    'x'.repeat(20_000),
    Array.from({ length: 20_000 }, () => 1),
    { ['k'.repeat(20_000)]: 1 },
    Uint8Array.of(1),
    2n ** 40n,
    new Y.XmlElement('p'),
    Y.Array.from(['x'.repeat(20_000)]),
  ]
  expect(right.map((value) => accepts('future', value))).toEqual(right.map(() => true))
  expect(wrong.map((value) => accepts('future', value))).toEqual(wrong.map(() => false))
  expect([accepts('a b', 1), accepts('x'.repeat(50), 1)]).toEqual([false, false])
})

test('names of objects all have are no fields of ours', () => {
  expect([accepts('constructor', 1), accepts('toString', 'x')]).toEqual([true, true])
  expect(acceptsField('notes', '__proto__', inDocument({}))).toBe(false)
})

test('entries of every root are maps under an id', () => {
  for (const root of ROOT_NAMES)
    if (root !== 'meta')
      expect([acceptsEntry(root, 'a b', inDocument(new Y.Map())), acceptsEntry(root, 'channels', 5)]).toEqual(
        [false, false],
      )
  const kpi = (name: unknown): unknown => inDocument(new Y.Map(Object.entries({ noteId: 'n1', name })))
  expect([acceptsEntry('kpis', 'k1', kpi('x')), acceptsEntry('kpis', 'k1', kpi(7))]).toEqual([true, false])
})
