/** The number of a block leads to it: the keys 1 to 9, as the sheet shows them. Listed under "?". */
import { BLOCKS } from '@ninefold/shared'
import type { Canvas } from '../context.ts'
import { blockElement, focusNote } from '../focus.ts'
import { onLetterKey } from '../letter-key.ts'

export function followDigits(canvas: Canvas): () => void {
  const { place, notes, session } = canvas
  return onLetterKey(canvas, (key) => {
    const block = BLOCKS.find(({ order }) => String(order) === key)
    // Another view than the sheet has its own ways.
    if (!block || !document.querySelector('.sheet')?.checkVisibility()) return false
    place.block = block.id
    if (place.large !== null) place.large = block.id
    session.setPresence({ blockId: block.id })
    const note = place.rover(block.id) ?? notes.ids(block.id)[0]
    focusNote(block.id, note)
    if (note === undefined) queueMicrotask(() => blockElement(block.id)?.scrollIntoView({ block: 'nearest' }))
    return true
  })
}
