/** Which note of one canvas is which of the other. */
import type { Note } from '../content.ts'
import { groupBy, pushTo } from '../checks/group.ts'
import { folded, letterPairs, NEAR, similarity } from './similar.ts'

/** Notes of the later canvas by the id that each has in the earlier one. */
export type Matches = ReadonlyMap<string, Note>

/** So long an id is only when it was drawn at random: two canvases that have it share their history. */
const RANDOM_ID = 12
/** Texts of one block that are compared with each other; with more of them only equal ones are matched. */
const COMPARED = 10_000

/** By id where both canvases have it from one, then within a block by equal text, then by text that is nearly the same. */
export function matchNotes(before: readonly Note[], after: readonly Note[]): Matches {
  const matches = new Map<string, Note>()
  const taken = new Set<string>()
  const match = (one: Note, other: Note): void => {
    matches.set(one.id, other)
    taken.add(other.id)
  }
  for (const [one, other] of sameIds(before, after)) match(one, other)
  const left = groupBy(
    before.filter(({ id }) => !matches.has(id)),
    ({ blockId }) => blockId,
  )
  const right = groupBy(
    after.filter(({ id }) => !taken.has(id)),
    ({ blockId }) => blockId,
  )
  for (const [blockId, ones] of left) {
    const others = right.get(blockId) ?? []
    for (const [one, other] of equalTexts(ones, others)) match(one, other)
    const free = ones.filter(({ id }) => !matches.has(id))
    for (const [one, other] of nearTexts(
      free,
      others.filter(({ id }) => !taken.has(id)),
    ))
      match(one, other)
  }
  return matches
}

type Pair = readonly [Note, Note]

/**
 * Short ids are given by people and by worked examples: that `KA1` is in both canvases says nothing, unless most of
 * what they name alike says the same.
 */
function sameIds(before: readonly Note[], after: readonly Note[]): Pair[] {
  const byId = new Map(after.map((note) => [note.id, note]))
  const pairs = before.flatMap((one): Pair[] => {
    const other = byId.get(one.id)
    return other ? [[one, other]] : []
  })
  const given = pairs.filter(([{ id }]) => id.length < RANDOM_ID)
  const alike = given.filter(([one, other]) => folded(one.text) === folded(other.text))
  return alike.length * 2 >= given.length ? pairs : pairs.filter(([{ id }]) => id.length >= RANDOM_ID)
}

function equalTexts(ones: readonly Note[], others: readonly Note[]): Pair[] {
  const waiting = new Map<string, Note[]>()
  for (const other of others) pushTo(waiting, folded(other.text), other)
  return ones.flatMap((one): Pair[] => {
    const text = folded(one.text)
    const other = text === '' ? undefined : waiting.get(text)?.shift()
    return other ? [[one, other]] : []
  })
}

/** The most alike first; of equals those that come first by their words, so that both ways round give the same pairs. */
function nearTexts(ones: readonly Note[], others: readonly Note[]): Pair[] {
  if (ones.length * others.length > COMPARED) return []
  const [left, right] = [ones, others].map((notes) =>
    notes.map((note) => ({ note, text: folded(note.text), pairs: letterPairs(folded(note.text)) })),
  )
  const near = (left ?? [])
    .flatMap((one) =>
      (right ?? []).map((other) => ({ one, other, alike: similarity(one.pairs, other.pairs) })),
    )
    .filter(({ one, other, alike }) => alike >= NEAR && one.text !== '' && other.text !== '')
    .sort((a, b) => b.alike - a.alike || (wording(a) < wording(b) ? -1 : 1))
  const taken = new Set<Note>()
  return near.flatMap(({ one, other }): Pair[] => {
    if (taken.has(one.note) || taken.has(other.note)) return []
    taken.add(one.note).add(other.note)
    return [[one.note, other.note]]
  })
}

const wording = ({ one, other }: Readonly<Record<'one' | 'other', { readonly text: string }>>): string =>
  [one.text, other.text].sort().join('\n')
