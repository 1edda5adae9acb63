/** Whatever our own client does, undoes and redoes, alone or against others, online or not, is never undone. */
import { BLOCK_IDS, NOTE_COLORS } from '@ninefold/shared'
import * as edits from '@ninefold/shared/document/edit-notes'
import { moveNote } from '@ninefold/shared/document/move-note'
import { rootMap } from '@ninefold/shared/document/layout'
import { readContent } from '@ninefold/shared/document/read-content'
import { legendText, metaText, noteText } from '@ninefold/shared/document/read'
import { writeText } from '@ninefold/shared/document/text'
import { undoOf } from '@ninefold/shared/document/undo'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { TestPeer } from '../testing/test-peer.ts'
import { World } from '../testing/world.ts'

/** `FUZZ_RUNS=3000` for a long run. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 60)
const NEW_NOTES: edits.NewNote[] = [{ text: 'one' }, { color: 'sky' }]
const GESTURE = 'gesture'
const ORIGINS = { gesture: GESTURE, setup: 'setup' }

interface Step {
  readonly who: number
  readonly kind: number
  readonly at: number
  readonly what: number
}

class Person {
  readonly peer: TestPeer
  readonly undo: Y.UndoManager
  draft: string | undefined

  constructor(peer: TestPeer) {
    this.peer = peer
    this.undo = undoOf(peer.doc, GESTURE, 0)
  }

  do({ kind, at, what }: Step): void {
    const { doc } = this.peer
    const ids = [...rootMap(doc, 'notes').keys()].sort()
    const id = ids[at % Math.max(1, ids.length)] ?? 'none'
    const place = { blockId: BLOCK_IDS[what % 9] as (typeof BLOCK_IDS)[number], beforeId: ids[what % 7] }
    const text = [noteText(doc, id), metaText(doc, 'title'), legendText(doc, 'sky')][what % 3] ?? null
    switch (kind % 14) {
      case 0:
      case 1:
        return void edits.addNotes(doc, place, NEW_NOTES.slice(what % 2), ORIGINS)
      case 2:
        return void (this.draft = edits.draftNote(doc, place, ORIGINS, this.draft))
      case 3:
        if (this.draft) edits.showDraft(doc, this.draft, ORIGINS)
        return void (this.draft = undefined)
      case 4:
      case 5:
        return void moveNote(doc, id, place, GESTURE)
      case 6:
        return void edits.deleteNotes(doc, [id], GESTURE, what)
      case 7:
        return edits.restoreNotes(doc, [id], GESTURE)
      case 8:
        return edits.setNoteColor(doc, id, NOTE_COLORS[what % 8] as (typeof NOTE_COLORS)[number], GESTURE)
      case 9:
        return edits.setNoteCategory(doc, id, what % 2 ? 'production' : null, GESTURE)
      case 10:
        return typeLikeAnEditor(text, at, what)
      case 11:
        return text ? writeText(text, 'written '.repeat(what % 5), GESTURE) : undefined
      case 12:
        return void this.undo.undo()
      default:
        return void this.undo.redo()
    }
  }
}

/** As the editor's binding does: deletions and insertions in one transaction, without attributes. */
function typeLikeAnEditor(text: Y.Text | null, at: number, what: number): void {
  if (!text || text.length > 100) return
  text.doc?.transact(() => {
    const index = at % (text.length + 1)
    text.delete(index, Math.min(what % 4, text.length - index))
    text.insert(index, 'ab\n'.slice(what % 3))
  }, GESTURE)
}

const step = fc.record({ who: fc.nat(2), kind: fc.nat(40), at: fc.nat(30), what: fc.nat(60) })

test(
  'our own edits, undo and redo are never undone, online and off',
  async () => {
    const seen = { notes: 0, rows: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 100 }), async (steps) => {
        const world = await World.with()
        const people: Person[] = []
        for (const name of ['ada', 'bob', 'carl']) people.push(new Person(await world.joined(name)))
        for (const one of steps) {
          const person = people[one.who] as Person
          const { peer } = person
          // Beyond the fourteen edits: the line, and how fast things travel.
          if (one.kind >= 36) peer.cut()
          else if (one.kind >= 32) await peer.join(world.engine, 'a')
          else if (one.kind >= 28) await world.settle()
          else person.do(one)
          if (one.what % 3 === 0) peer.exchange()
        }
        for (const { peer } of people) await peer.join(world.engine, 'a')
        await world.settle()
        for (const { peer } of people) peer.exchange()
        await world.settle()
        const contents = people.map(({ peer }) => (peer.readAll(), readContent(peer.doc)))
        expect([world.warnings, contents[1], contents[2]]).toEqual([[], contents[0], contents[0]])
        seen.notes += contents[0]?.notes.length ?? 0
        seen.rows += world.documents.rowsOf('a').length
        for (const { undo } of people) undo.destroy()
        world.destroy()
      }),
      { numRuns: RUNS },
    )
    expect(seen.notes).toBeGreaterThan(30)
    expect(seen.rows).toBeGreaterThan(300)
  },
  60_000 + RUNS * 200,
)

/** Remembers which keys it was asked for; all of them when it was walked through. */
class WatchedMap<V> extends Map<string, V> {
  readonly asked = new Set<string>()
  override get(key: string): V | undefined {
    this.asked.add(key)
    return super.get(key)
  }
  override [Symbol.iterator](): MapIterator<[string, V]> {
    for (const key of super.keys()) this.asked.add(key)
    return super[Symbol.iterator]()
  }
}

test('the guard looks at nothing beyond what changed', async () => {
  const world = await World.with()
  const ada = await world.joined('ada')
  const some = Array.from({ length: 300 }, () => ({ text: 'a note' }))
  const ids = edits.addNotes(ada.doc, { blockId: 'channels' }, some, ORIGINS)
  ada.flush()
  await world.settle()
  let watched = new WatchedMap<Y.Item>()
  const watching = world.engine.edit('a', { userId: 'ada' }, (doc) => {
    const notes = rootMap(doc, 'notes')
    watched = new WatchedMap(notes._map)
    notes._map = watched
  })
  await world.settle()
  await watching
  watched.asked.clear()
  noteText(ada.doc, ids[7] as string)?.insert(0, 'x')
  ada.flush()
  edits.setNoteColor(ada.doc, ids[8] as string, 'sky', null)
  ada.flush()
  // Before the summary for the list of canvases, which does read all notes.
  await world.settle()
  expect([...watched.asked].filter((id) => id !== ids[7] && id !== ids[8])).toEqual([])
  expect(watched.asked.size).toBeGreaterThan(0)
  world.destroy()
})
