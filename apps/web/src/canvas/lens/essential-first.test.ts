import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { changeNote } from '@ninefold/shared/document/edit-note-fields'
import { readBlockNotes } from '@ninefold/shared/document/read'
import { essentialFirst } from './essential-first.ts'

const BLOCK = 'key_activities' as const
const origins = { gesture: 'gesture', setup: 'setup' }

function block(essential: readonly boolean[]): Y.Doc {
  const doc = new Y.Doc()
  const ids = addNotes(
    doc,
    { blockId: BLOCK },
    essential.map((_, i) => ({ text: String(i) })),
    origins,
  )
  essential.forEach((is, i) => is && changeNote(doc, ids[i] ?? '', { importance: 'essential' }, null))
  return doc
}
const texts = (doc: Y.Doc): number[] => readBlockNotes(doc, BLOCK).map(({ text }) => Number(text))

it('brings what is essential before the rest, both in the order they had, and again moves nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 12 }), (essential) => {
      const doc = block(essential)
      essentialFirst(doc, BLOCK, null)
      const all = essential.map((_, i) => i)
      expect(texts(doc)).toEqual([...all.filter((i) => essential[i]), ...all.filter((i) => !essential[i])])
      expect(essentialFirst(doc, BLOCK, null)).toBe(0)
    }),
  )
})

it('moves only what stood behind something else', () => {
  const doc = block([true, false, false, true])
  const before = readBlockNotes(doc, BLOCK)
  expect(essentialFirst(doc, BLOCK, null)).toBe(1)
  const moved = readBlockNotes(doc, BLOCK).filter(
    ({ id, rank }) => before.find((note) => note.id === id)?.rank !== rank,
  )
  expect(moved.map(({ text }) => text)).toEqual(['3'])
})
