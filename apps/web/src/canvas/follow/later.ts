/**
 * Parts of the page that come once nothing else waits. Without one of them the canvas works all the same and says less;
 * where its code cannot be loaded, as on a network that has just gone, it is asked for again, at once when the network is back.
 */
import { untilIdle } from '../../lib/idle.ts'
import type { Canvas } from '../context.ts'

/** Begins a part; it lasts until the returned function is called. */
export type Begin = (canvas: Canvas) => () => void

const AGAIN_MS = 5000

/** Lasts, begun or not, until the returned function is called. */
export function later(canvas: Canvas, load: () => Promise<Begin>): () => void {
  let end: (() => void) | undefined
  let ended = false
  let again: ReturnType<typeof setTimeout> | undefined
  const wait = (): void => {
    addEventListener('online', retry)
    again = setTimeout(retry, AGAIN_MS)
  }
  const stopWaiting = (): void => {
    removeEventListener('online', retry)
    clearTimeout(again)
  }
  const retry = (): void => {
    stopWaiting()
    void begin()
  }
  const begin = async (): Promise<void> => {
    await untilIdle()
    const part = await load().catch(() => null)
    if (ended) return
    if (part) end = part(canvas)
    else wait()
  }
  void begin()
  return () => {
    ended = true
    stopWaiting()
    end?.()
  }
}
