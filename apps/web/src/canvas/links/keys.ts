/** The keys of links, on a note that has the focus; listed under "?". The menu of the note does the same. */
import { settings } from '../../lib/state/settings.svelte.ts'
import type { Links } from './links.svelte.ts'

/** Listens until the returned function is called. */
export function linkKeys(links: Links): () => void {
  const onkeydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const { target } = event
    const note = target instanceof HTMLElement && target.matches('[data-note]') ? target : null
    const id = note?.dataset.note
    if (id === undefined || !settings.letterShortcuts || links.canvas.place.panel !== null) return
    const key = event.key.toLowerCase()
    if (key === 'l') links.picking = { noteId: id, kind: null }
    else if (key === 't') links.traced = links.traced === id ? null : id
    else return
    event.preventDefault()
  }
  // Before the page's own, which would say how to write in the note.
  document.addEventListener('keydown', onkeydown)
  return () => document.removeEventListener('keydown', onkeydown)
}
