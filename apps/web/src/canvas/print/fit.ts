/** How many notes of each block its place on the sheet holds, measured where they stand. */
import type { BlockId } from '@ninefold/shared'

export type Fits = Partial<Record<BlockId, number>>

/**
 * The leading notes that stand wholly inside their list; blocks that hold all of theirs are left out. A list of several
 * columns grows a further one beside it when it is full.
 */
export function measureFits(sheet: HTMLElement): Fits {
  const fits: Fits = {}
  for (const list of sheet.querySelectorAll<HTMLElement>('[data-fit]')) {
    const box = list.getBoundingClientRect()
    const notes = [...list.children].map((note) => note.getBoundingClientRect())
    const out = notes.findIndex(({ bottom, left, right }) =>
      [bottom > box.bottom + 0.5, right > box.right + 1, left < box.left - 1].some(Boolean),
    )
    if (out >= 0) fits[list.dataset.fit as BlockId] = out
  }
  return fits
}
