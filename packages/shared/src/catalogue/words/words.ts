/** The languages whose wording can be checked. */
import { ENGLISH } from './english.ts'
import { GERMAN } from './german.ts'
import type { WordLists } from './lists.ts'

const LISTS: readonly WordLists[] = [ENGLISH, GERMAN]

export const WORD_LANGUAGES: readonly string[] = LISTS.map((lists) => lists.language)

/** The lists for a locale like `de` or `en-GB`; null where there are none, and wording is not judged. */
export function wordListsFor(locale: string): WordLists | null {
  const language = locale.toLowerCase().split(/[-_]/)[0]
  return LISTS.find((lists) => lists.language === language) ?? null
}
