import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BLOCK_IDS, type BlockId } from '../blocks.ts'
import { addNotes, deleteNotes, draftNote, restoreNotes, setNoteCategory, showDraft } from './edit-notes.ts'
import { rootMap, undoScope } from './layout.ts'
import { readContent } from './read-content.ts'
import { moveNote } from './move-note.ts'
import { readBlockNotes, readNote, readNotes } from './read.ts'
import { seedCanvas } from './seed.ts'
import { touchedEntities } from './touched.ts'

const origins = { gesture: 'gesture', setup: 'setup' }

function canvas(): Y.Doc {
  const doc = new Y.Doc()
  seedCanvas(doc, { title: 'Planters' }, 'seed')
  return doc
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)))
}

const texts = (doc: Y.Doc, blockId: BlockId): string[] =>
  readBlockNotes(doc, blockId).map((note) => note.text)

describe('adding notes', () => {
  it('puts them at the end of the block in the order given', () => {
    const doc = canvas()
    addNotes(doc, { blockId: 'channels' }, [{ text: 'a' }, { text: 'b' }], origins)
    addNotes(doc, { blockId: 'channels' }, [{ text: 'c' }], origins)
    expect(texts(doc, 'channels')).toEqual(['a', 'b', 'c'])
  })

  it('puts them before a note when one is named', () => {
    const doc = canvas()
    const [first] = addNotes(doc, { blockId: 'channels' }, [{ text: 'b' }], origins)
    addNotes(doc, { blockId: 'channels', beforeId: first }, [{ text: 'a' }], origins)
    expect(texts(doc, 'channels')).toEqual(['a', 'b'])
  })

  it('keeps a draft hidden until it is shown', () => {
    const doc = canvas()
    const id = draftNote(doc, { blockId: 'channels' }, origins)
    expect(readNote(doc, id)).toBeNull()
    showDraft(doc, id, origins)
    expect(readNote(doc, id)?.blockId).toBe('channels')
  })

  it('moves an unused draft instead of making another', () => {
    const doc = canvas()
    const id = draftNote(doc, { blockId: 'channels' }, origins)
    expect(draftNote(doc, { blockId: 'key_partners' }, origins, id)).toBe(id)
    expect(rootMap(doc, 'notes').size).toBe(1)
  })

  it('undone, never deletes what a colleague typed into the note', () => {
    const mine = canvas()
    const undo = new Y.UndoManager(undoScope(mine), { trackedOrigins: new Set(['gesture']) })
    const [id] = addNotes(mine, { blockId: 'channels' }, [{ text: 'shop' }], origins)
    const theirs = copyOf(mine)
    const note = rootMap(theirs, 'notes').get(id as string) as Y.Map<Y.Text>
    note.get('text')?.insert(4, 's and web')
    exchange(mine, theirs)
    undo.undo()
    expect(readNotes(mine)).toEqual([])
    undo.redo()
    expect(texts(mine, 'channels')).toEqual(['shops and web'])
  })
})

describe('order within a block', () => {
  it('is the same on every screen when two people append at once', () => {
    const a = canvas()
    const b = copyOf(a)
    addNotes(a, { blockId: 'channels' }, [{ text: 'from a' }], origins)
    addNotes(b, { blockId: 'channels' }, [{ text: 'from b' }], origins)
    exchange(a, b)
    expect(texts(a, 'channels')).toEqual(texts(b, 'channels'))
    expect(new Set(readBlockNotes(a, 'channels').map((note) => note.rank)).size).toBe(1)
  })

  it('allows an insert between two notes of equal rank', () => {
    const a = canvas()
    const b = copyOf(a)
    addNotes(a, { blockId: 'channels' }, [{ text: 'one' }], origins)
    addNotes(b, { blockId: 'channels' }, [{ text: 'two' }], origins)
    exchange(a, b)
    const [first, second] = readBlockNotes(a, 'channels')
    addNotes(a, { blockId: 'channels', beforeId: second?.id }, [{ text: 'between' }], origins)
    expect(texts(a, 'channels')).toEqual([first?.text, 'between', second?.text])
  })

  it('follows every move, whatever the moves were', () => {
    const moves = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(1)), { maxLength: 30 })
    fc.assert(
      fc.property(moves, (steps) => {
        const doc = canvas()
        const ids = addNotes(
          doc,
          { blockId: 'channels' },
          'abcdef'.split('').map((text) => ({ text })),
          origins,
        )
        const model = [...ids]
        for (const [from, to, end] of steps) {
          const id = ids[from] as string
          const beforeId = end === 1 ? undefined : ids[to]
          if (beforeId === id) continue
          moveNote(doc, id, { blockId: 'channels', beforeId }, origins.gesture)
          model.splice(model.indexOf(id), 1)
          model.splice(beforeId === undefined ? model.length : model.indexOf(beforeId), 0, id)
        }
        expect(readBlockNotes(doc, 'channels').map((note) => note.id)).toEqual(model)
      }),
      { numRuns: 100 },
    )
  })
})

describe('deleting', () => {
  it('a deleted note comes back with what was typed into it meanwhile', () => {
    const a = canvas()
    const [id] = addNotes(a, { blockId: 'channels' }, [{ text: 'shop' }], origins)
    const b = copyOf(a)
    deleteNotes(a, [id as string], origins.gesture)
    const note = rootMap(b, 'notes').get(id as string) as Y.Map<Y.Text>
    note.get('text')?.insert(4, 's')
    exchange(a, b)
    expect(readNotes(a)).toEqual([])
    restoreNotes(a, [id as string], origins.gesture)
    expect(texts(a, 'channels')).toEqual(['shops'])
  })

  it('names the entities it touched, at any depth', () => {
    const doc = canvas()
    const [id] = addNotes(doc, { blockId: 'key_activities' }, [{ text: 'x' }], origins)
    const seen: unknown[] = []
    doc.on('afterTransaction', (transaction: Y.Transaction) => seen.push(...touchedEntities(transaction)))
    const note = rootMap(doc, 'notes').get(id as string) as Y.Map<Y.Text>
    note.get('text')?.insert(0, 'y')
    setNoteCategory(doc, id as string, 'production', origins.gesture)
    addNotes(doc, { blockId: 'channels' }, [{}], origins)
    expect(seen.slice(0, 2)).toEqual([
      { root: 'notes', id },
      { root: 'notes', id },
    ])
    expect(seen.length).toBe(4)
  })
})

describe('reading', () => {
  const junk = fc.oneof(
    fc.anything().filter((value) => isStorable(value)),
    fc.constant(undefined),
  )

  it('never throws and gives only valid notes, whatever the document holds', () => {
    const field = fc.constantFrom(
      'blockId',
      'rank',
      'text',
      'detail',
      'color',
      'groupId',
      'category',
      'deletedAt',
      'x',
    )
    const fields = fc.array(fc.tuple(field, junk), { maxLength: 8 }).map((entries) => ({ entries }))
    const value = fc.oneof(fields, junk)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.oneof(fc.string(), fc.constant('n1')), value), { maxLength: 8 }),
        (notes) => {
          const doc = new Y.Doc()
          for (const [id, value] of notes)
            rootMap(doc, 'notes').set(id, isFields(value) ? mapOf(value.entries) : value)
          for (const note of readContent(doc).notes) {
            expect(BLOCK_IDS).toContain(note.blockId)
            expect(typeof note.text).toBe('string')
          }
        },
      ),
    )
  })

  it('puts a note with a malformed rank last', () => {
    const doc = canvas()
    const [broken] = addNotes(doc, { blockId: 'channels' }, [{ text: 'broken' }, { text: 'fine' }], origins)
    const note = rootMap(doc, 'notes').get(broken as string) as Y.Map<unknown>
    note.set('rank', '!!')
    expect(texts(doc, 'channels')).toEqual(['fine', 'broken'])
  })

  it('gives equal data for equal content, in guided order', () => {
    const a = canvas()
    addNotes(a, { blockId: 'channels' }, [{ text: 'c' }], origins)
    addNotes(a, { blockId: 'customer_segments' }, [{ text: 's' }], origins)
    const b = copyOf(a)
    expect(readContent(b)).toEqual(readContent(a))
    expect(readContent(a).notes.map((note) => note.blockId)).toEqual(['customer_segments', 'channels'])
  })
})

/** Values Yjs stores in a map as plain content; others it refuses at the writer. */
function isStorable(value: unknown): boolean {
  try {
    const doc = new Y.Doc()
    doc.getMap('m').set('k', value)
    Y.encodeStateAsUpdate(doc)
    return true
  } catch {
    return false // not a value Yjs can hold
  }
}

interface Fields {
  readonly entries: readonly (readonly [string, unknown])[]
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Array.isArray((value as Partial<Fields>).entries)

function mapOf(entries: Fields['entries']): Y.Map<unknown> {
  const map = new Y.Map<unknown>()
  for (const [key, value] of entries) map.set(key, value)
  return map
}
