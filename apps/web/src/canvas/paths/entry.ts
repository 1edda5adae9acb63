/**
 * The way onto a path from an empty block of activities, once there is a promise to begin at. Put there from outside: the
 * page's first load carries nothing for it.
 */
import { t } from '../../lib/messages/index.ts'
import type { Canvas } from '../context.ts'
import { openPath } from './open.ts'
import './entry.css'

/** Shows it while it leads somewhere, until the returned function is called. */
export function showEntry(canvas: Canvas, sheet: HTMLElement): () => void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'pathentry'
  button.textContent = t.paths.items.backward
  button.addEventListener('click', () => void openPath('backward'))
  const place = (): void => {
    const home = sheet.querySelector('[data-block="key_activities"] .empty')
    const leads =
      canvas.locks.mayWriteIn('key_activities') && canvas.notes.ids('value_propositions').length > 0
    if (!home || !leads) button.remove()
    else if (button.parentElement !== home) home.append(button)
  }
  const drawn = new MutationObserver(place)
  drawn.observe(sheet, { childList: true, subtree: true })
  place()
  return () => {
    drawn.disconnect()
    button.remove()
  }
}
