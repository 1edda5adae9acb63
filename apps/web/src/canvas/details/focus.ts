/** Where the focus is while a drawer is open: others see who is in the note, and nothing it covers gets the focus. */
import { untrack } from 'svelte'
import type { Attachment } from 'svelte/attachments'
import { layout } from '../../lib/state/layout.svelte.ts'
import type { Opened } from './opened.svelte.ts'

export function followFocus(opened: Opened): Attachment<HTMLElement> {
  return (drawer) => {
    const { session } = opened.canvas
    const onfocusin = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return
      if (!drawer.contains(target)) return covers(drawer, target) ? opened.close(false) : undefined
      enter()
    }
    const enter = (): void => {
      const blockId = opened.canvas.notes.note(opened.noteId)?.blockId
      if (blockId && opened.canvas.locks.mayWriteIn(blockId))
        session.setPresence({ blockId, noteId: opened.noteId })
    }
    const onfocusout = ({ relatedTarget }: FocusEvent): void => {
      if (document.hasFocus() && !(relatedTarget instanceof Node && drawer.contains(relatedTarget))) leave()
    }
    const leave = (): void => {
      // The note's own editor says itself who writes in it.
      if (opened.canvas.place.editing === null) session.setPresence({ noteId: null, cursor: null })
    }
    document.addEventListener('focusin', onfocusin)
    drawer.addEventListener('focusout', onfocusout)
    // It opens with the focus in it.
    if (drawer.contains(document.activeElement)) untrack(enter)
    return () => {
      document.removeEventListener('focusin', onfocusin)
      leave()
    }
  }
}

/** Whether what stands beside the sheet lies over an element: at least half of it. */
export function covers(drawer: HTMLElement, element: Element): boolean {
  if (layout.sheet === 'single' || element.closest('dialog, [popover], .toasts')) return false
  const [over, under] = [drawer.getBoundingClientRect(), element.getBoundingClientRect()]
  const width = Math.min(over.right, under.right) - Math.max(over.left, under.left)
  const height = Math.min(over.bottom, under.bottom) - Math.max(over.top, under.top)
  return width > 0 && height > 0 && width * height * 2 > under.width * under.height
}

/** On a phone the drawer is the whole page: what is under it is out of reach until it is closed. */
export function aloneOnPhones(drawer: HTMLElement): (() => void) | undefined {
  if (layout.sheet !== 'single') return
  const covered: HTMLElement[] = []
  for (let at: HTMLElement = drawer; at.parentElement && at !== document.body; at = at.parentElement)
    for (const other of at.parentElement.children)
      if (
        other !== at &&
        other instanceof HTMLElement &&
        !other.matches('.toasts, dialog, script') &&
        !other.inert
      )
        covered.push(other)
  for (const element of covered) element.inert = true
  return () => {
    for (const element of covered) element.inert = false
  }
}
