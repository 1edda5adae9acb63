/** Which activities are essential, once nothing else waits. */
import { untilIdle } from '../../lib/idle.ts'
import type { Canvas } from '../context.ts'

export function followImportance(canvas: Canvas): () => void {
  let end: (() => void) | undefined
  let ended = false
  const begin = async (): Promise<void> => {
    await untilIdle()
    const { showStars } = await import('../lens/stars.ts')
    const sheet = document.querySelector<HTMLElement>('.sheet')
    if (!ended && sheet) end = showStars(canvas, sheet)
  }
  begin().catch(() => undefined)
  return () => {
    ended = true
    end?.()
  }
}
