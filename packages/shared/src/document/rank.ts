/**
 * Order within a block: fractional indexes, so that a move writes one field of one note. Two people who append at
 * once make equal ranks; those are ordered by note id, the same on every screen.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import type { Ranked } from '../ranked.ts'

export { compareRanked, type Ranked } from '../ranked.ts'

/** Whether a value is a rank this library could have made; only such ones can be ordered and inserted between. */
export function isRank(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length > 512) return false
  try {
    generateKeyBetween(value, null)
    return true
  } catch {
    return false // the library's way of saying that a key is malformed
  }
}

export interface Placement {
  /** One rank for each of the `count` new places, ascending. */
  readonly ranks: string[]
  /** Neighbours that must move because they share one rank with the place: `[id, new rank]`. */
  readonly reranked: (readonly [id: string, rank: string])[]
}

/**
 * Ranks for `count` notes put before `index` of `siblings` (sorted with compareRanked, without the notes that
 * move). Where the place lies inside a run of equal ranks, the rest of that run is re-ranked behind it.
 */
export function placeAt(siblings: readonly Ranked[], index: number, count = 1): Placement {
  const at = Math.max(0, Math.min(index, siblings.length))
  const before = siblings[at - 1]?.rank ?? null
  let end = at
  while (before !== null && siblings[end]?.rank === before) end++
  const run = siblings.slice(at, end)
  const keys = generateNKeysBetween(before, siblings[end]?.rank ?? null, count + run.length)
  return {
    ranks: keys.slice(0, count),
    reranked: run.map((sibling, i) => [sibling.id, keys[count + i] as string] as const),
  }
}
