/** The key of Health; listed under "?". Its button in the bar does the same. */
import type { Canvas } from '../context.ts'
import { onLetterKey } from '../letter-key.ts'
import type { HealthView } from './health-view.svelte.ts'

/** From the sheet into Health, and from within it back to where the person was. */
export function healthKeys(canvas: Canvas, health: HealthView): () => void {
  return onLetterKey(canvas, (key) => {
    if (key !== 'h') return false
    const panel = document.querySelector<HTMLElement>('section.health')
    const { activeElement } = document
    if (panel?.contains(activeElement)) {
      health.leave()
      return true
    }
    if (health.open) panel?.focus()
    else health.show()
    health.before =
      activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null
    return true
  })
}
