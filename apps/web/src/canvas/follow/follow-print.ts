/** The canvas on paper, ready before anybody asks: the browser's own print key waits for nothing. */
import { untilIdle } from '../../lib/idle.ts'
import type { Canvas } from '../context.ts'

export function followPrint(canvas: Canvas): () => void {
  let end: (() => void) | undefined
  let ended = false
  const begin = async (): Promise<void> => {
    await untilIdle()
    const { beginPrint } = await import('../print/begin.ts')
    if (!ended) end = beginPrint(canvas)
  }
  begin().catch(() => undefined)
  return () => {
    ended = true
    end?.()
  }
}
