/** The key of the Guide; listed under "?". The menus of the bar and of each block do the same. */
import type { Canvas } from '../context.ts'
import { onLetterKey } from '../letter-key.ts'
import { toggleGuide } from './open.ts'

/** Listens until the returned function is called. */
export function guideKeys(canvas: Canvas): () => void {
  return onLetterKey(canvas, (key) => {
    if (key !== 'g') return false
    toggleGuide(canvas)
    return true
  })
}
