/** Where the focus is while a drawer is open: others see who is in the note, and nothing it covers gets the focus. */
import { untrack } from 'svelte'
import type { Attachment } from 'svelte/attachments'
import { layout } from '../../lib/state/layout.svelte.ts'
import type { Opened } from './opened.svelte.ts'

export function followFocus(opened: Opened): Attachment<HTMLElement> {
  return (drawer) => {
    const { session, notes, locks, place } = opened.canvas
    /** Somebody who only looks is here; who changes a text writes, until they leave it. */
    let writing = false
    const onfocusin = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return
      if (!drawer.contains(target)) return covers(drawer, target) ? opened.close(false) : undefined
      enter()
    }
    const enter = (): void => {
      const blockId = notes.note(opened.noteId)?.blockId
      session.setPresence({ ...(blockId && { blockId }), details: opened.noteId })
    }
    const oninput = ({ target }: Event): void => {
      const blockId = notes.note(opened.noteId)?.blockId
      if (writing || !blockId || !locks.mayWriteIn(blockId) || !isText(target)) return
      writing = true
      session.setPresence({ noteId: opened.noteId })
    }
    const onfocusout = ({ relatedTarget }: FocusEvent): void => {
      if (!document.hasFocus()) return
      endWriting()
      if (!(relatedTarget instanceof Node && drawer.contains(relatedTarget))) leave()
    }
    const endWriting = (): void => {
      if (!writing) return
      writing = false
      // The note's own editor says itself who writes in it.
      if (place.editing === null) session.setPresence({ noteId: null, cursor: null })
    }
    const leave = (): void => {
      endWriting()
      session.setPresence({ details: null })
    }
    document.addEventListener('focusin', onfocusin)
    drawer.addEventListener('input', oninput)
    drawer.addEventListener('focusout', onfocusout)
    // It opens with the focus in it.
    if (drawer.contains(document.activeElement)) untrack(enter)
    return () => {
      document.removeEventListener('focusin', onfocusin)
      leave()
    }
  }
}

/** Whether letters go there; a slider or a switch is set, not written in. An editor's field is behind a shadow root. */
const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  !target.matches('select, [type=range], [type=checkbox], [type=radio], [type=date]')

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
