/** Puts the panel beside the sheet, whoever drew it: the page makes room for it where there is some. */
import type { Attachment } from 'svelte/attachments'
import { layout } from '../../lib/state/layout.svelte.ts'

export const besideSheet: Attachment<HTMLElement> = (panel) => {
  document.querySelector('main')?.append(panel)
  // On a phone it is the whole page: what is under it is out of reach until it is closed.
  const covered = layout.sheet === 'single' ? around(panel) : []
  for (const element of covered) element.inert = true
  return () => {
    for (const element of covered) element.inert = false
    panel.remove()
  }
}

function around(panel: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = []
  for (let at = panel; at.parentElement && at !== document.body; at = at.parentElement)
    for (const other of at.parentElement.children)
      if (
        other !== at &&
        other instanceof HTMLElement &&
        !other.matches('.toasts, dialog, script') &&
        !other.inert
      )
        found.push(other)
  return found
}
