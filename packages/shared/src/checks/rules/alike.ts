/** Pairs of notes that say nearly the same, found without comparing every note with every other. */
import { pushTo } from '../group.ts'

/** Above it two sets of words count as alike: what they share, of all they have. */
export const ALIKE = 0.8

export interface Worded {
  readonly id: string
  readonly words: ReadonlySet<string>
}

/**
 * Two sets that share four fifths of their words share one of the rarest of each, too. So only notes that meet at a
 * rare word are compared, which keeps a block of hundreds cheap.
 */
export function alikePairs(notes: readonly Worded[]): [Worded, Worded][] {
  const uses = countUses(notes)
  const meeting = new Map<string, Worded[]>()
  const pairs: [Worded, Worded][] = []
  for (const note of notes) {
    const compared = new Set<Worded>()
    for (const word of rarest(note.words, uses)) {
      for (const other of meeting.get(word) ?? []) {
        if (compared.has(other)) continue
        compared.add(other)
        if (overlap(other.words, note.words) >= ALIKE) pairs.push([other, note])
      }
      pushTo(meeting, word, note)
    }
  }
  return pairs
}

function countUses(notes: readonly Worded[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>()
  for (const { words } of notes) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1)
  return uses
}

/** As many of the rarest words as two alike sets cannot both miss, in an order that is the same for all sets. */
function rarest(words: ReadonlySet<string>, uses: ReadonlyMap<string, number>): string[] {
  const ordered = [...words].sort((a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0) || (a < b ? -1 : 1))
  return ordered.slice(0, words.size - Math.ceil(ALIKE * words.size) + 1)
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / (a.size + b.size - shared)
}
