/** Whether a note says something, in few words, that no other note says. */
import { BLOCK_IDS } from '../../blocks.ts'
import type { Note } from '../../content.ts'
import { details, park, reword } from '../fixes.ts'
import type { Model } from '../model.ts'
import { noteRule, rule } from '../rule.ts'
import { activities } from './activities.ts'
import { alikePairs } from './alike.ts'
import { isVague, meaningfulWords, namesAThing, wordLists, wordsOf } from './wording-lists.ts'

const LONG_LETTERS = 80
const LONG_WORDS = 14

const isLong = (note: Note): boolean => note.text.length > LONG_LETTERS || wordsOf(note).length > LONG_WORDS

const lookAlike = rule({
  ...{ id: 'HC-31', severity: 'hint', theme: 'wording' },
  check: (model) => {
    const found = BLOCK_IDS.flatMap((blockId) => alikeIn(model.notes(blockId), model))
    return { looked: model.allNotes().length, found }
  },
})

function alikeIn(notes: readonly Note[], model: Model) {
  const byId = new Map(notes.map((note) => [note.id, note]))
  const worded = notes.map((note) => ({ id: note.id, words: meaningfulWords(note, model) }))
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
