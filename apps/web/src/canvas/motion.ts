/**
 * A note that comes to stand elsewhere glides there, also when somebody else moved it; then it wears that person's
 * colour for a moment. Only the notes that moved are measured.
 */
import { tick } from 'svelte'
import { personTone } from '../ui/people.ts'
import { layout } from '../lib/state/layout.svelte.ts'
import type { Moved } from '../lib/state/notes-view.svelte.ts'
import { noteElement } from './focus.ts'

const GLIDE = { duration: 220, easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' }

/**
 * Measures the notes that are about to move; the returned function sets them gliding once they stand. `colorOf`
 * gives the colour of whoever else moved a note, or null for one's own move.
 */
export function glide(
  moved: readonly Moved[],
  colorOf: (noteId: string) => string | null,
): (() => void) | undefined {
  if (layout.reducedMotion || moved.length > 30) return undefined
  const before = moved.flatMap(({ id }) => {
    const box = noteElement(id)?.getBoundingClientRect()
    return box ? [{ id, box }] : []
  })
  return () => {
    void tick().then(() => {
      for (const { id, box } of before) glideFrom(id, box, colorOf(id))
    })
  }
}

function glideFrom(id: string, from: DOMRect, color: string | null): void {
  const element = noteElement(id)
  if (!element) return
  const to = element.getBoundingClientRect()
  const [dx, dy] = [from.left - to.left, from.top - to.top]
  if (dx === 0 && dy === 0) return
  element.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: 'none' }], GLIDE)
  if (color) element.animate([{ outline: `2px solid ${personTone(color)}` }, {}], { duration: 900 })
}
