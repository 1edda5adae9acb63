/** How many notes each block holds, as lists and headers say it. */
import { BLOCKS, type BlockId } from './blocks.ts'
import { isAside, type Note } from './content.ts'

/** Ghosts count as nothing, and so does what was put aside. */
export function countNotes(
  notes: Iterable<Pick<Note, 'blockId' | 'ghost' | 'status'>>,
): Record<BlockId, number> {
  const counts = Object.fromEntries(BLOCKS.map(({ id }) => [id, 0])) as Record<BlockId, number>
  for (const note of notes) if (!note.ghost && !isAside(note)) counts[note.blockId]++
  return counts
}
