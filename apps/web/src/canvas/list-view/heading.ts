/** The headings of the blocks in the list, as places to go to. */
import type { BlockId } from '@ninefold/shared'

export const headingId = (blockId: BlockId): string => `list-${blockId}`

/** Brings a block to the top of the screen, and the focus to its heading. */
export function focusHeading(blockId: BlockId): void {
  const heading = document.getElementById(headingId(blockId))
  heading?.focus({ preventScroll: true })
  heading?.scrollIntoView({ block: 'start' })
}
