/**
 * Lists of edits among people who type at the same time, away and back, each seeing late what the others did: in the
 * end all hold the same, a list that was made is there whole, and of one that was refused there is nothing.
 */
import { AppError, BLOCK_IDS, type BlockId } from '@ninefold/shared'
import type { ContentEdit, EditFault } from '@ninefold/shared/api/edits'
import * as notes from '@ninefold/shared/document/edit-notes'
import { moveNote } from '@ninefold/shared/document/move-note'
import { rootMap } from '@ninefold/shared/document/layout'
import { readContent } from '@ninefold/shared/document/read-content'
import { metaText, noteText } from '@ninefold/shared/document/read'
import { LINK_KINDS } from '@ninefold/shared/links'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { settlePromises } from '../../sync/testing/manual-clock.ts'
import type { TestPeer } from '../../sync/testing/test-peer.ts'
import { World } from '../../sync/testing/world.ts'
import { editContent } from './edits.ts'

/** `FUZZ_RUNS=1000` for a long run. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 60)
const ORIGINS = { gesture: null, setup: null }
/** Few, so that lists are refused for what they add too. */
const LIVE_NOTES = 6
const EXPECTED = ['undid a change', 'refused a server edit']

interface Choice {
  readonly kind: number
  readonly at: number
  readonly what: number
}
type Step = { readonly who: number } & Choice & { readonly list: readonly Choice[] }

const choice = { kind: fc.nat(40), at: fc.nat(30), what: fc.nat(60) }
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(2),
  ...choice,
  list: fc.array(fc.record(choice), { minLength: 1, maxLength: 6 }),
})

interface Asked {
  readonly edits: readonly ContentEdit[]
  /** Place in the log; null when refused. */
  seq: number | null
  /** Refused for what the canvas would have been, by then in memory. */
  brokeRule: boolean
}

class Run {
  readonly world: World
  readonly people: TestPeer[] = []
  readonly asked: Asked[] = []
  readonly #waiting: Promise<void>[] = []

  constructor(world: World) {
    this.world = world
  }

  async take({ who, kind, at, what, list }: Step): Promise<void> {
    const peer = this.people[who] as TestPeer
    if (kind < 12) typeInto(peer.doc, { kind, at, what })
    else if (kind < 18) peer.flush()
    else if (kind < 22) peer.readAll()
    else if (kind < 33) await this.#edit(list)
    else if (kind < 36) await this.world.clock.advance(what)
    else if (kind < 38) peer.cut()
    else await peer.join(this.world.engine, 'a')
  }

  /**
   * Asks and does not wait: the answer comes when the disk has it. Each time as somebody else, because who is refused
   * too often is shut out.
   */
  async #edit(list: readonly Choice[]): Promise<void> {
    // They were chosen by somebody who saw the canvas as it was on disk a moment ago.
    const { content } = await this.world.engine.content('a')
    const ids = content.notes.map(({ id }) => id)
    const links = content.links.map(({ id }) => id)
    const number = this.asked.length
    const edits = list.map((one, i) => editOf(one, `s${number}-${i}`, ids, links))
    const asked: Asked = { edits, seq: null, brokeRule: false }
    this.asked.push(asked)
    const answered = editContent(this.world.engine, 'a', { userId: `program-${number}` }, edits).then(
      ({ seq }) => void (asked.seq = seq),
      (error: unknown) => {
        if (!(error instanceof AppError) || error.code !== 'refused_content') throw error
        const [fault] = error.details as EditFault[]
        asked.brokeRule = fault?.code === 'too_many_notes'
      },
    )
    this.#waiting.push(answered)
    await settlePromises()
  }

  async end(): Promise<void> {
    for (const peer of this.people) await peer.join(this.world.engine, 'a')
    await this.world.settle()
    for (const peer of this.people) peer.exchange()
    await this.world.settle()
    for (const peer of this.people) peer.readAll()
    await Promise.all(this.#waiting)
  }
}

const pick = (ids: readonly string[], at: number): string => ids[at % Math.max(1, ids.length)] ?? 'none'
const blockOf = (what: number): BlockId => BLOCK_IDS[what % 3] as BlockId

function editOf({ kind, at, what }: Choice, fresh: string, ids: string[], links: string[]): ContentEdit {
  const id = pick(ids, at)
  const place = { blockId: blockOf(what), beforeId: what % 4 === 0 ? pick(ids, at + 1) : undefined }
  switch (kind % 9) {
    case 0:
    case 1:
      // Named by the next edits of the list.
      ids.push(fresh)
      return { op: 'addNote', id: fresh, text: `by ${fresh}`, ...place, beforeId: undefined }
    case 2:
      return { op: 'updateNote', id, text: `written ${what}`, detail: 'x'.repeat(what) }
    case 3:
      return { op: 'updateNote', id, color: 'sky', category: what % 2 ? 'production' : null }
    case 4:
      return { op: 'moveNote', id, ...place }
    case 5:
      return what % 3 ? { op: 'deleteNote', id } : { op: 'restoreNote', id }
    case 6:
      return {
        op: 'addLink',
        fromId: id,
        kind: LINK_KINDS[14 + (what % 2)] ?? 'relates_to',
        toId: pick(ids, at + 1 + what),
      }
    case 7:
      return links.length > 0
        ? { op: 'removeLink', id: pick(links, at) }
        : { op: 'setMeta', title: `t${what}` }
    default:
      return { op: 'setMeta', title: `title ${what}`, legend: { sky: `sky ${at}` } }
  }
}

/** One person's gesture on their own copy. */
function typeInto(doc: Y.Doc, { kind, at, what }: Choice): void {
  const ids = [...rootMap(doc, 'notes').keys()].sort()
  const id = pick(ids, at)
  const text = what % 5 === 0 ? metaText(doc, 'title') : noteText(doc, id)
  if (kind < 6) {
    if (!text || text.length > 100) return
    text.insert(at % (text.length + 1), 'ab'.slice(what % 2))
  } else if (kind < 8) notes.addNotes(doc, { blockId: blockOf(what) }, [{ text: 'by hand' }], ORIGINS)
  else if (kind < 10) moveNote(doc, id, { blockId: blockOf(what), beforeId: pick(ids, at + 1) }, null)
  else if (kind < 11) notes.deleteNotes(doc, [id], null, what)
  else notes.restoreNotes(doc, [id], null)
}

const clocksOf = (doc: Y.Doc): [number, number][] =>
  [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)

test('lists of edits and people who type come to the same canvas everywhere', async () => {
  const seen = { made: 0, refused: 0, brokeRule: 0, typed: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 80 }), async (steps) => {
      const run = new Run(await World.with({ liveNotes: LIVE_NOTES }))
      for (const name of ['ada', 'bob', 'carl']) run.people.push(await run.world.joined(name))
      for (const one of steps) await run.take(one)
      await run.end()

      const { content, seq } = await run.world.engine.content('a')
      const first = run.people[0] as TestPeer
      for (const { doc } of run.people) {
        expect(readContent(doc)).toEqual(content)
        expect(clocksOf(doc)).toEqual(clocksOf(first.doc))
      }
      // The log alone gives it again, and the server wrote under one client id all the time.
      const replayed = new Y.Doc()
      for (const { bytes } of run.world.documents.rowsOf('a')) Y.applyUpdate(replayed, bytes)
      expect(readContent(replayed)).toEqual(content)
      expect(clocksOf(replayed).length).toBeLessThanOrEqual(run.people.length + 1)

      for (const asked of run.asked) {
        const added = asked.edits.flatMap((edit) => (edit.op === 'addNote' ? [edit.id ?? ''] : []))
        const there = added.filter((id) => rootMap(first.doc, 'notes').has(id))
        expect(there).toEqual(asked.seq === null ? [] : added)
        expect(asked.seq ?? 0).toBeLessThanOrEqual(seq)
        seen[asked.seq === null ? 'refused' : 'made']++
        if (asked.brokeRule) seen.brokeRule++
      }
      seen.typed += content.notes.filter(({ text }) => text.includes('ab')).length
      expect(run.world.warnings.filter((line) => !EXPECTED.includes(line))).toEqual([])
      run.world.destroy()
    }),
    { numRuns: RUNS },
  )
  // It has not passed by doing nothing, or by having everything refused or made.
  const { made, refused, brokeRule, typed } = seen
  expect([made > RUNS, refused > RUNS, brokeRule > RUNS / 4, typed > RUNS / 10]).toEqual(Array(4).fill(true))
}, 120_000)
