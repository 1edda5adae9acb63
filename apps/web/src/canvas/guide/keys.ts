/** The key of the Guide; listed under "?". The menus of the bar and of each block do the same. */
import { settings } from '../../lib/state/settings.svelte.ts'
import type { Canvas } from '../context.ts'
import { toggleGuide } from './open.ts'

/** Listens until the returned function is called. */
export function guideKeys(canvas: Canvas): () => void {
  const onkeydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (!settings.letterShortcuts || canvas.place.panel !== null || event.key.toLowerCase() !== 'g') return
    if (isElsewhere(event) || document.querySelector('dialog[open]')) return
    event.preventDefault()
    toggleGuide(canvas)
  }
  // Before the page's own, which would say how to write in a note.
  document.addEventListener('keydown', onkeydown)
  return () => document.removeEventListener('keydown', onkeydown)
}

/** The key goes into a text, or to an item of a menu. */
function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0]
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [popover]') !== null)
  )
}
