import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ENTITY_FIELDS, type EntityRoot } from '../model/entity-fields.ts'
import type { Field, Fields, Kind, Scalar } from '../model/kinds.ts'
import { NOTE_FIELDS } from '../model/note-fields.ts'
import { addItem, changeItem, moveItem, removeItem, setChosen, writeFields } from './edit-fields.ts'
import { changeNote } from './edit-note-fields.ts'
import { addNotes } from './edit-notes.ts'
import { addEntity, changeEntity, entityMap, readEntity, readProcedures, removeEntity } from './entities.ts'
import { rootMap } from './layout.ts'
import { readContent, readFullNote } from './read-content.ts'
import { readFields, readItems } from './read-fields.ts'
import { acceptsEntry, acceptsField } from './schema.ts'

const ORIGINS = { gesture: null, setup: null }

function canvas(): Y.Doc {
  const doc = new Y.Doc()
  addNotes(doc, { blockId: 'key_activities' }, [{ id: 'a', text: 'Mould pots' }], ORIGINS)
  return doc
}

/** The document as somebody else has it. */
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}

const mapOf = (doc: Y.Doc): Y.Map<unknown> => entityMap(doc, 'notes', 'a') as Y.Map<unknown>

// ------------------------------------------------------------------------------------------- values of any kind
const DAYS = fc.constantFrom('2026-01-31', '2024-02-29', '1999-12-01')

function scalarOf(kind: Scalar): fc.Arbitrary<unknown> {
  switch (kind.kind) {
    case 'choice':
      return fc.constantFrom(...kind.values)
    case 'flag':
      return fc.boolean()
    case 'number':
      return fc.integer({ min: Math.max(kind.least, -1e6), max: Math.min(kind.most, 1e6) })
    case 'text':
      return fc.string({ maxLength: Math.min(kind.limit, 30) })
    case 'id':
      return fc.constantFrom('n1', 'n2')
    case 'day':
      return DAYS
    case 'moment':
      return fc.nat()
    case 'url':
      return fc.constantFrom('https://example.org/a?b=c', 'http://localhost')
    case 'money':
      return fc
        .record({ minor: fc.integer(), currency: fc.constantFrom('EUR', 'JPY') })
        .map((money) => ({ ...money }))
  }
}

function valueOf(kind: Kind): fc.Arbitrary<unknown> {
  switch (kind.kind) {
    case 'shared':
      return fc.string({ maxLength: 30 })
    case 'choices':
      return fc
        .subarray([...kind.values], { minLength: 1 })
        .map((chosen) => kind.values.filter((value) => chosen.includes(value)))
    case 'parts':
      return fc
        .record(
          Object.fromEntries(Object.entries(kind.parts).map(([name, part]) => [name, scalarOf(part)])),
          { requiredKeys: [Object.keys(kind.parts)[0] as string] },
        )
        .map((parts) => ({ ...parts }))
    case 'list':
      return fc.array(scalarOf(kind.of), { minLength: 1, maxLength: 4 })
    case 'records':
      return fc.array(valuesOf(kind.of), { minLength: 1, maxLength: 4 })
    default:
      return scalarOf(kind)
  }
}

function valuesOf(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  const needed = Object.entries(fields).flatMap(([name, field]) =>
    // What has a fallback is read back whether it was written or not.
    field.required || Object.hasOwn(field, 'fallback') ? [name] : [],
  )
  const arbitraries = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, valueOf(field)]),
  )
  return fc.record(arbitraries, { requiredKeys: needed }).map((values) => ({ ...values }))
}

/** Items without the ids and ranks that writing gave them. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const { id: _id, rank: _rank, ...rest } = value as Record<string, unknown>
  return Object.fromEntries(Object.entries(rest).map(([name, held]) => [name, plain(held)]))
}

describe('whatever is written in the fields of', () => {
  for (const root of Object.keys(ENTITY_FIELDS) as EntityRoot[])
    it(`${root} reads back equal, in another copy too, and is something the server lets in`, () => {
      fc.assert(
        fc.property(valuesOf(ENTITY_FIELDS[root]), valuesOf(ENTITY_FIELDS[root]), (first, second) => {
          const doc = new Y.Doc()
          const id = addEntity(doc, root, first, null)
          const read = (from: Y.Doc): unknown => plain(readEntity(from, root, id))
          expect(read(copyOf(doc))).toEqual(plain(first))
          expect(acceptsEntry(root, id, rootMap(doc, root).get(id))).toBe(true)

          const gone = Object.fromEntries(Object.keys(first).map((name) => [name, null]))
          changeEntity(doc, root, id, { ...gone, ...second }, null)
          expect(read(copyOf(doc))).toEqual(plain(second))
          for (const [name, value] of entityMap(doc, root, id) ?? [])
            expect([name, acceptsField(root, name, value)]).toEqual([name, true])
        }),
        { numRuns: 60 },
      )
    })

  it('a note reads back equal, and is something the server lets in', () => {
    const { text: _text, ...fields } = NOTE_FIELDS
    fc.assert(
      fc.property(valuesOf(fields), (values) => {
        const doc = canvas()
        changeNote(doc, 'a', values, null)
        const {
          blockId: _block,
          text,
          ...note
        } = plain(readFullNote(copyOf(doc), 'a')) as Record<string, unknown>
        expect([text, note]).toEqual(['Mould pots', values])
        expect(acceptsEntry('notes', 'a', mapOf(doc))).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('is no change where it says what is there already', () => {
    fc.assert(
      fc.property(valuesOf(NOTE_FIELDS), (values) => {
        const doc = canvas()
        changeNote(doc, 'a', values, null)
        const again = readFullNote(doc, 'a')
        let updates = 0
        doc.on('update', () => updates++)
        const {
          id: _id,
          blockId: _block,
          rank: _rank,
          ...fields
        } = again as unknown as Record<string, unknown>
        changeNote(doc, 'a', fields, null)
        expect([updates, readFullNote(doc, 'a')]).toEqual([0, again])
      }),
      { numRuns: 60 },
    )
  })
})

describe('two people at once', () => {
  it('who each begin the same list keep both items', () => {
    const ada = canvas()
    const bob = copyOf(ada)
    addItem(mapOf(ada), 'skillsNeeded', NOTE_FIELDS.skillsNeeded, 'Welding', null)
    addItem(mapOf(bob), 'skillsNeeded', NOTE_FIELDS.skillsNeeded, 'Design', null)
    exchange(ada, bob)
    expect([...(readFullNote(ada, 'a')?.skillsNeeded ?? [])].sort()).toEqual(['Design', 'Welding'])
    expect(readFullNote(bob, 'a')).toEqual(readFullNote(ada, 'a'))
  })

  it('who each choose another value of a set, or write another part, keep both', () => {
    const ada = canvas()
    const bob = copyOf(ada)
    setChosen(mapOf(ada), 'phases', 'purchase', true, null)
    setChosen(mapOf(bob), 'phases', 'awareness', true, null)
    writeFields(mapOf(ada), NOTE_FIELDS, { effortShare: 20 }, null)
    changeNote(bob, 'a', { capacity: { unit: 'pots' } }, null)
    exchange(ada, bob)
    expect(readFullNote(ada, 'a')).toMatchObject({
      phases: ['awareness', 'purchase'],
      effortShare: 20,
      capacity: { unit: 'pots' },
    })
  })

  it('who begin the steps of one activity get one procedure with both, and may type in one step', () => {
    const ada = canvas()
    const bob = copyOf(ada)
    addEntity(ada, 'procedures', { noteId: 'a', steps: [{ id: 's1', rank: 'a0', text: 'Heat' }] }, null, 'p1')
    addEntity(bob, 'procedures', { noteId: 'a', steps: [{ id: 's2', rank: 'a0', text: 'Pour' }] }, null, 'p2')
    exchange(ada, bob)
    const steps = (doc: Y.Doc): unknown =>
      readProcedures(doc).map((one) => one.steps?.map(({ text }) => text))
    expect([steps(ada), steps(bob)]).toEqual([[['Heat', 'Pour']], [['Heat', 'Pour']]])

    const step = (doc: Y.Doc): Y.Text =>
      (entityMap(doc, 'procedures', 'p1')?.get('steps_s1') as Y.Map<Y.Text>).get('text') as Y.Text
    step(ada).insert(4, ' slowly')
    step(bob).insert(0, '1. ')
    exchange(ada, bob)
    expect(steps(ada)).toEqual([['1. Heat slowly', 'Pour']])
  })
})

describe('an item', () => {
  const field = ENTITY_FIELDS.procedures.steps
  const texts = (map: Y.Map<unknown>): unknown[] =>
    readItems(map, 'steps', field).map(({ value }) => (value as { text: string }).text)

  it('is added before another, changed, moved and removed', () => {
    const doc = canvas()
    const id = addEntity(doc, 'procedures', { noteId: 'a' }, null)
    const map = entityMap(doc, 'procedures', id) as Y.Map<unknown>
    const last = addItem(map, 'steps', field, { text: 'Cool' }, null)
    const first = addItem(map, 'steps', field, { text: 'Heat' }, null, last)
    expect(texts(map)).toEqual(['Heat', 'Cool'])
    expect(moveItem(map, 'steps', field, first, null)).toBe(true)
    expect(texts(map)).toEqual(['Cool', 'Heat'])
    changeItem(map, 'steps', field, last, { text: 'Cool down', minutes: 5 }, null)
    expect(readEntity(doc, 'procedures', id)?.steps?.[0]).toMatchObject({ text: 'Cool down', minutes: 5 })
    removeItem(map, 'steps', first, null)
    expect(texts(map)).toEqual(['Cool down'])
    expect(moveItem(map, 'steps', field, first, null)).toBe(false)
    expect(removeEntity(doc, 'procedures', id, null)).toBe(true)
    expect(readContent(doc).procedures).toEqual([])
  })
})

describe('what is not of its kind', () => {
  const WRONG: [string, unknown][] = [
    ['effortShare', 101],
    ['effortShare', '40'],
    ['effortShare', Number.NaN],
    ['importance', 'vital'],
    ['category', 'sales'],
    ['startsOn', '2026-02-30'],
    ['bottleneck', 'yes'],
    ['phases', ['purchase']],
    ['phases_purchase', 'yes'],
    ['phases_lunch', true],
    ['capacity_unit', 7],
    ['capacity_colour', 'red'],
    ['estimate_amount', { minor: 1.5, currency: 'EUR' }],
    ['estimate_amount', { minor: 1, currency: 'euro' }],
    ['urls_x', { rank: 'a0', value: 'javascript:alert(1)' }],
    ['skillsNeeded_x', { rank: 'a0' }],
    ['skillsNeeded_x', 'Welding'],
  ]
  for (const [name, value] of WRONG)
    it(`is refused, and no reader shows it: ${name} = ${JSON.stringify(value)}`, () => {
      const doc = canvas()
      const before = readFullNote(doc, 'a')
      mapOf(doc).set(name, value)
      expect(acceptsField('notes', name, mapOf(doc).get(name))).toBe(false)
      expect(readFullNote(doc, 'a')).toEqual(before)
    })

  const HALF_RIGHT: [string, unknown, object][] = [
    ['skillsNeeded_x', { rank: '!', value: 'Welding' }, { skillsNeeded: ['Welding'] }],
    ['contributors_x', { rank: 'a0', who: 'Ada', team: 'choir' }, { contributors: [{ who: 'Ada' }] }],
    ['contributors_x', { rank: 'a0', who: 'Ada', age: 7 }, { contributors: [{ who: 'Ada' }] }],
  ]
  for (const [name, value, read] of HALF_RIGHT)
    it(`is refused, and what is right of it is shown where it got in: ${JSON.stringify(value)}`, () => {
      const doc = canvas()
      mapOf(doc).set(name, value)
      expect(acceptsField('notes', name, value)).toBe(false)
      expect(readFullNote(doc, 'a')).toMatchObject(read)
    })

  it('does not hide what is right beside it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.entries(NOTE_FIELDS as Record<string, Field>)),
        fc.constantFrom('', '_x', '_unit'),
        fc.anything({ maxDepth: 2 }),
        ([name], part, junk) => {
          const like = new Y.Doc().getMap('note')
          like.set('text', new Y.Text('still here'))
          const plainJunk: unknown = JSON.parse(JSON.stringify(junk ?? null))
          if (name !== 'text') like.set(name + part, plainJunk)
          expect(readFields(like, NOTE_FIELDS)).toMatchObject({ text: 'still here' })
        },
      ),
    )
  })
})
