/** Whether a note says something, in few words, that no other note says. */
import { BLOCKS_IN_GUIDED_ORDER } from '../../blocks.ts'
import type { Note } from '../../content.ts'
import type { WordLists } from '../../catalogue/words/lists.ts'
import { details, park, reword } from '../fixes.ts'
import type { Model } from '../model.ts'
import { noteRule, rule, type Found } from '../rule.ts'
import { activities } from './activities.ts'
import { alikePairs } from './alike.ts'
import { isVague, meaningfulWords, namesAThing, wordLists, wordsOf } from './wording-lists.ts'

const LONG_LETTERS = 80
const LONG_WORDS = 14

type Alike = Found<'HC-31'>

const isLong = (note: Note): boolean => note.text.length > LONG_LETTERS || wordsOf(note).length > LONG_WORDS

const lookAlike = rule({
  ...{ id: 'HC-31', severity: 'hint', theme: 'wording' },
  check: (model) => {
    const found = BLOCKS_IN_GUIDED_ORDER.flatMap(({ id }) => alikeIn(model.notes(id), model))
    return { looked: model.allNotes().length, found }
  },
})

/** The most costly question of all, and a change touches one block of nine: a block is compared again when it changed. */
const ALIKE_IN = new WeakMap<
  readonly Note[],
  { readonly lists: readonly WordLists[]; readonly found: Alike[] }
>()

function alikeIn(notes: readonly Note[], model: Model): readonly Alike[] {
  const lists = wordLists(model)
  const known = ALIKE_IN.get(notes)
  if (known?.lists === lists) return known.found
  const found = findAlike(notes, lists)
  ALIKE_IN.set(notes, { lists, found })
  return found
}

function findAlike(notes: readonly Note[], lists: readonly WordLists[]): Alike[] {
  const byId = new Map(notes.map((note) => [note.id, note]))
  const worded = notes.map((note) => ({ id: note.id, words: meaningfulWords(note, lists) }))
  return alikePairs(worded.filter(({ words }) => words.size > 0)).flatMap(([a, b]) => {
    const [first, second] = [byId.get(a.id), byId.get(b.id)]
    if (!first || !second) return []
    const subjects = [first.id, second.id]
    const params = { a: first.text, b: second.text }
    return [{ subjects, params, fixes: [{ do: 'show', noteIds: subjects } as const, park(second)] }]
  })
}

export const WORDING_RULES = [
  noteRule({
    ...{ id: 'HC-30', severity: 'hint', theme: 'wording' },
    subjects: (model) => model.allNotes(),
    fails: (note, model) => isLong(note) || isVague(note, model),
    says: (note) => ({ n: note.text, wrong: isLong(note) ? 'long' : 'vague' }),
    fixes: (note) => (isLong(note) ? [reword(note), details(note, 'detail')] : [reword(note)]),
  }),
  lookAlike,
  noteRule({
    ...{ id: 'HC-32', severity: 'hint', theme: 'wording' },
    starts: (model) => wordLists(model).length > 0,
    subjects: activities,
    fails: namesAThing,
    fixes: (note) => [{ do: 'move', noteId: note.id, to: 'key_resources' }, reword(note)],
  }),
] as const
