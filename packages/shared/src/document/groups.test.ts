import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addNotes } from './edit-notes.ts'
import { addGroup, arrange, groupOf, moveGroup, readGroups, removeGroup, setGroup } from './groups.ts'
import { rootMap } from './layout.ts'
import { moveNote } from './move-note.ts'
import { readNote, readNotes } from './read.ts'
import { undoOf } from './undo.ts'

const ORIGINS = { gesture: 'gesture', setup: 'setup' }
const CHANNELS = 'channels' as const

function canvas(): Y.Doc {
  const doc = new Y.Doc()
  const notes = ['web', 'shop', 'fair', 'mail'].map((id) => ({ id, text: id }))
  addNotes(doc, { blockId: CHANNELS }, notes, ORIGINS)
  return doc
}

const order = (doc: Y.Doc): string[] =>
  arrange(
    readNotes(doc).filter(({ blockId }) => blockId === CHANNELS),
    readGroups(doc),
  ).map(({ id }) => id)
const titleOf = (doc: Y.Doc, id: string): string | undefined => {
  const note = readNote(doc, id)
  return (note && groupOf(readGroups(doc), note)?.title) ?? undefined
}

describe('a group', () => {
  it('stands behind the notes of no group and the groups before it, its notes in the order they had', () => {
    const doc = canvas()
    addGroup(doc, CHANNELS, 'Online', ['mail', 'web'], 'gesture')
    addGroup(doc, CHANNELS, 'In person', ['shop'], 'gesture')
    expect(order(doc)).toEqual(['fair', 'web', 'mail', 'shop'])
    expect(readGroups(doc).map(({ title }) => title)).toEqual(['Online', 'In person'])
  })

  it('is one step of undo, with its notes', () => {
    const doc = canvas()
    const undo = undoOf(doc, 'gesture', 0)
    addGroup(doc, CHANNELS, 'Online', ['mail'], 'gesture')
    undo.undo()
    expect([readGroups(doc), readNote(doc, 'mail')?.groupId]).toEqual([[], null])
  })

  it('that goes keeps its notes, and has them again when it comes back', () => {
    const doc = canvas()
    const undo = undoOf(doc, 'gesture', 0)
    const id = addGroup(doc, CHANNELS, 'Online', ['mail', 'web'], 'setup')
    removeGroup(doc, id, 'gesture')
    expect(order(doc)).toEqual(['web', 'shop', 'fair', 'mail'])
    undo.undo()
    expect([order(doc), titleOf(doc, 'mail')]).toEqual([['shop', 'fair', 'web', 'mail'], 'Online'])
  })

  it('lets a note go with its block, and has it again when it returns', () => {
    const doc = canvas()
    addGroup(doc, CHANNELS, 'Online', ['web'], 'gesture')
    moveNote(doc, 'web', { blockId: 'key_partners' }, 'gesture')
    expect(titleOf(doc, 'web')).toBeUndefined()
    moveNote(doc, 'web', { blockId: CHANNELS }, 'gesture')
    expect(titleOf(doc, 'web')).toBe('Online')
  })

  it('moves before another and behind all, and not before itself', () => {
    const doc = canvas()
    const [a, b, c] = ['a', 'b', 'c'].map((title) => addGroup(doc, CHANNELS, title, [], 'gesture')) as [
      string,
      string,
      string,
    ]
    const titles = (): string =>
      readGroups(doc)
        .map(({ title }) => title)
        .join('')
    moveGroup(doc, c, a, 'gesture')
    expect(titles()).toBe('cab')
    moveGroup(doc, c, undefined, 'gesture')
    expect(titles()).toBe('abc')
    expect([moveGroup(doc, b, b, 'gesture'), moveGroup(doc, 'gone', a, 'gesture')]).toEqual([false, false])
  })

  it('takes notes in and lets them out, and says whether anything changed', () => {
    const doc = canvas()
    const id = addGroup(doc, CHANNELS, 'Online', [], 'gesture')
    expect([setGroup(doc, ['web', 'gone'], id, null), setGroup(doc, ['web'], id, null)]).toEqual([
      true,
      false,
    ])
    expect([setGroup(doc, ['web'], null, null), titleOf(doc, 'web')]).toEqual([true, undefined])
  })
})

it('whatever groups and notes say, every note stands once and the groups stay together', () => {
  const ids = fc.constantFrom('g1', 'g2', 'g3', 'gone', null)
  const group = fc.record({
    blockId: fc.constantFrom('channels', 'key_partners', 'nonsense', 7),
    rank: fc.constantFrom('a0', 'a1', '', '~', 5, undefined),
  })
  fc.assert(
    fc.property(
      fc.array(ids, { minLength: 1, maxLength: 12 }),
      fc.array(group, { maxLength: 3 }),
      (of, groups) => {
        const doc = new Y.Doc()
        groups.forEach((fields, i) =>
          rootMap(doc, 'groups').set(`g${i + 1}`, new Y.Map(Object.entries(fields))),
        )
        const noteIds = addNotes(
          doc,
          { blockId: CHANNELS },
          of.map(() => ({})),
          ORIGINS,
        )
        of.forEach((groupId, i) => setGroup(doc, [noteIds[i] ?? ''], groupId, null))
        const read = readGroups(doc)
        const shown = arrange(readNotes(doc), read)
        expect(shown.map(({ id }) => id).sort()).toEqual([...noteIds].sort())
        const runs = shown
          .map((note) => groupOf(read, note)?.id ?? '')
          .filter((id, i, all) => id !== all[i - 1])
        expect(new Set(runs).size).toBe(runs.length)
      },
    ),
  )
})
