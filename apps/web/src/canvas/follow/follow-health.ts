/** The health of the model, once nothing else waits. Without its code the canvas works all the same and says less. */
import { untilIdle } from '../../lib/idle.ts'
import type { Canvas } from '../context.ts'

export function followHealth(canvas: Canvas): () => void {
  let end: (() => void) | undefined
  let ended = false
  const begin = async (): Promise<void> => {
    await untilIdle()
    const { beginHealth } = await import('../health/begin.ts')
    if (!ended) end = beginHealth(canvas)
  }
  begin().catch(() => undefined)
  return () => {
    ended = true
    end?.()
  }
}
