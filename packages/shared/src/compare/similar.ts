/** How alike two short texts are, whatever their language. */
import { wordsIn } from '../catalogue/words/fold.ts'

/** Above it a text counts as the other one reworded. */
export const NEAR = 0.6

/** A text as it is compared: without case, accents and punctuation. */
export const folded = (text: string): string => wordsIn(text).join(' ')

/** Pairs of neighbouring letters with how often each occurs. */
export function letterPairs(text: string): ReadonlyMap<string, number> {
  const padded = ` ${text} `
  const pairs = new Map<string, number>()
  for (let i = 0; i + 1 < padded.length; i++) {
    const pair = padded.slice(i, i + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** What two texts share of all their letter pairs, 0 to 1; the same either way round. */
export function similarity(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0)
  const all = sum(a) + sum(b)
  return all === 0 ? 0 : (2 * shared) / all
}

function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0
  for (const count of counts.values()) total += count
  return total
}
