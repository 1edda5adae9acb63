/** The Guide, once nothing else waits. Without its code the canvas works all the same, and its menus bring it. */
import { untilIdle } from '../../lib/idle.ts'
import type { Canvas } from '../context.ts'

export function followGuide(canvas: Canvas): () => void {
  let end: (() => void) | undefined
  let ended = false
  const begin = async (): Promise<void> => {
    await untilIdle()
    const { beginGuide } = await import('../guide/begin.ts')
    if (!ended) end = beginGuide(canvas)
  }
  begin().catch(() => undefined)
  return () => {
    ended = true
    end?.()
  }
}
