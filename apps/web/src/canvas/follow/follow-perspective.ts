/** The word for what the canvas shows of the business, once nothing else waits. Without its code the canvas works all the same. */
import { untilIdle } from '../../lib/idle.ts'
import type { Canvas } from '../context.ts'

export function followPerspective(canvas: Canvas): () => void {
  let end: (() => void) | undefined
  let ended = false
  const begin = async (): Promise<void> => {
    await untilIdle()
    const { beginPerspective } = await import('../perspective/begin.ts')
    if (!ended) end = beginPerspective(canvas)
  }
  begin().catch(() => undefined)
  return () => {
    ended = true
    end?.()
  }
}
