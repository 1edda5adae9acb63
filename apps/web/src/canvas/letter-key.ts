/** Shortcuts of a single key, for the parts that come once the page stands; each is listed under "?". */
import { settings } from '../lib/state/settings.svelte.ts'
import type { Canvas } from './context.ts'

/** The key, lower case, where it is meant as a shortcut; null where it is written, chosen with, or held with others. */
export function letterKey(canvas: Canvas, event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return null
  if (!settings.letterShortcuts || canvas.place.panel !== null) return null
  const target = event.composedPath()[0]
  const elsewhere =
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [popover]') !== null)
  return elsewhere || document.querySelector('dialog[open]') ? null : event.key.toLowerCase()
}

/** Listens until the returned function is called; `act` says whether the key was its own. */
export function onLetterKey(canvas: Canvas, act: (key: string) => boolean): () => void {
  const onkeydown = (event: KeyboardEvent): void => {
    const key = letterKey(canvas, event)
    if (key !== null && act(key)) event.preventDefault()
  }
  // Before the page's own, which would say how to write in a note.
  document.addEventListener('keydown', onkeydown)
  return () => document.removeEventListener('keydown', onkeydown)
}
