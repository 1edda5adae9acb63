/**
 * Texts judged by the word lists of the canvas's language. A canvas that does not say its language is judged by all
 * lists together, and doubt is settled in the note's favour.
 */
import type { Note } from '../../content.ts'
import { foldedSet, wordsIn } from '../../catalogue/words/fold.ts'
import type { WordLists } from '../../catalogue/words/lists.ts'
import { WORD_LANGUAGES, wordListsFor } from '../../catalogue/words/words.ts'
import type { Model } from '../model.ts'

const EVERY_LIST = WORD_LANGUAGES.flatMap((language) => wordListsFor(language) ?? [])
const ALONE = new Map(EVERY_LIST.map((lists) => [lists, [lists]] as const))
const NONE: readonly WordLists[] = []

/** None for a language that has no lists: its wording is not judged. The same array for the same language. */
export function wordLists({ meta: { locale } }: Model): readonly WordLists[] {
  if (locale === undefined) return EVERY_LIST
  const lists = wordListsFor(locale)
  return (lists && ALONE.get(lists)) ?? NONE
}

/** A note's words, found once: a text is asked for its words by several rules, at every change of its block. */
const WORDS = new WeakMap<Note, readonly string[]>()
export function wordsOf(note: Note): readonly string[] {
  const known = WORDS.get(note)
  if (known) return known
  const words = wordsIn(note.text)
  WORDS.set(note, words)
  return words
}

export const isVague = (note: Note, model: Model): boolean =>
  wordLists(model).some(({ vague }) => vague.has(wordsOf(note).join(' ')))

/** Whether it names a thing and no doing. */
export const namesAThing = (note: Note, model: Model): boolean => {
  const lists = wordLists(model)
  const words = wordsOf(note)
  return (
    !lists.some(({ tellsDoing }) => tellsDoing(words)) && lists.some(({ isAsset }) => words.some(isAsset))
  )
}

export const tellsAdministration = (note: Note, model: Model): boolean =>
  wordLists(model).some(({ isAdministration }) => wordsOf(note).some(isAdministration))

/** The words of a note that mean something; all of them where none would be left. */
export function meaningfulWords(note: Note, lists: readonly WordLists[]): ReadonlySet<string> {
  const words = wordsOf(note)
  const meaning = words.filter((word) => !lists.some(({ small }) => small.has(word)))
  return new Set(meaning.length > 0 ? meaning : words)
}

/** Beginnings of words that tell of learning and of keeping what was learned. */
const KNOWLEDGE = [
  ...foldedSet(`knowledge, train, learn, lesson, teach, coach, mentor, document, research, library,
  wiki, certif, wissen, schul, lern, lehr, ausbild, weiterbild, fortbild, unterricht, dokument, forsch, bibliothek`),
]

export const sharesKnowledge = (note: Note): boolean =>
  wordsOf(note).some((word) => KNOWLEDGE.some((beginning) => word.startsWith(beginning)))
