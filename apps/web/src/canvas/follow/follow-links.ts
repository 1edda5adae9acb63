/** Links between the notes, once nothing else waits. Without their code the canvas works all the same and shows none. */
import { untilIdle } from '../../lib/idle.ts'
import type { Canvas } from '../context.ts'

export function followLinks(canvas: Canvas): () => void {
  let end: (() => void) | undefined
  let ended = false
  const begin = async (): Promise<void> => {
    await untilIdle()
    const { beginLinks } = await import('../links/begin.ts')
    if (!ended) end = beginLinks(canvas)
  }
  begin().catch(() => undefined)
  return () => {
    ended = true
    end?.()
  }
}
