/** What others change, said to those who listen, once nothing else waits. Without its code the canvas works all the same. */
import { untilIdle } from '../../lib/idle.ts'
import type { Canvas } from '../context.ts'

export function followChanges(canvas: Canvas): () => void {
  let end: (() => void) | undefined
  let ended = false
  const begin = async (): Promise<void> => {
    await untilIdle()
    const { sayChanges } = await import('../announce/say-changes.ts')
    if (!ended) end = sayChanges(canvas)
  }
  begin().catch(() => undefined)
  return () => {
    ended = true
    end?.()
  }
}
