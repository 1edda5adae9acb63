/** The order of things that have a rank: notes in a block, items in a list. */

export interface Ranked {
  readonly id: string
  readonly rank: string
}

/** Rank, then id. Compared by code unit: locale order would differ between people. */
export function compareRanked(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
