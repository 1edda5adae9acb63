/** Puts the panel beside the sheet, whoever drew it: the page makes room for it where there is some. */
import type { Attachment } from 'svelte/attachments'
import './beside.css'
import { aloneOnPhones, covers } from './details/focus.ts'

/** Gives up the place beside the sheet: there is one, and the panel opened last has it. */
let leavePlace: (() => void) | null = null

/** `onleave`: the focus went to something that the panel lies over, or another panel takes its place. */
export function besideSheet(onleave: () => void): Attachment<HTMLElement> {
  return (panel) => {
    leavePlace?.()
    leavePlace = onleave
    document.querySelector('main')?.append(panel)
    const restore = aloneOnPhones(panel)
    const onfocusin = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element) || panel.contains(target) || target.closest('.details')) return
      if (covers(panel, target)) onleave()
    }
    document.addEventListener('focusin', onfocusin)
    return () => {
      document.removeEventListener('focusin', onfocusin)
      if (leavePlace === onleave) leavePlace = null
      restore?.()
      panel.remove()
    }
  }
}
