/** Which of somebody's guesses mean an activity of the canvas: judged by the words they share. */
import { wordListsFor } from '@ninefold/shared/catalogue/words/words'
import { wordsIn } from '@ninefold/shared/catalogue/words/fold'

/** Of the shorter one's words: one of two that are shared may be chance, two of three are not. */
const ENOUGH = 0.6

/** They begin half of all activities and tell none from another. */
const COMMON_VERBS = new Set('run do make keep manage handle get use set have look after'.split(' '))
const SMALL = wordListsFor('en')?.small ?? new Set<string>()

export interface Match {
  readonly activity: string
  readonly guess: string
}

/** Pairs each guess with at most one activity and each activity with at most one guess, the most alike first. */
export function matchGuesses(activities: readonly string[], guesses: readonly string[]): Match[] {
  const pairs = activities
    .flatMap((activity) => guesses.map((guess) => ({ activity, guess, alike: likeness(activity, guess) })))
    .filter(({ alike }) => alike >= ENOUGH)
    .sort((a, b) => b.alike - a.alike)
  const found: Match[] = []
  for (const { activity, guess } of pairs)
    if (!found.some((match) => match.activity === activity || match.guess === guess))
      found.push({ activity, guess })
  return found
}

/** 0 where two texts share nothing, 1 where the shorter says nothing else. */
export function likeness(a: string, b: string): number {
  const [one, other] = [stemsIn(a), stemsIn(b)]
  const shared = [...one].filter((stem) => other.has(stem)).length
  return shared / Math.max(1, Math.min(one.size, other.size))
}

function stemsIn(text: string): Set<string> {
  const telling = wordsIn(text).filter((word) => !SMALL.has(word) && !COMMON_VERBS.has(word))
  return new Set(telling.map(stem))
}

/** Close enough for English: "training", "trained", "train" and "trains" are one. */
function stem(word: string): string {
  const bare = word.replace(/(ations?|ments?|ings?|ers?|ies|ed|es|s|e|y)$/, '')
  return bare.length >= 3 ? bare : word
}
