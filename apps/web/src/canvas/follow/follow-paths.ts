/**
 * Guided paths, for those who are on none: who else is on one, which is loaded with the first who is, and the way onto one
 * from a block of activities that has none.
 */
import { untilIdle } from '../../lib/idle.ts'
import type { Canvas } from '../context.ts'

export function followPaths(canvas: Canvas): () => void {
  const { awareness } = canvas.session
  let end: (() => void) | undefined
  let ended = false
  const stop = (): void => awareness.off('change', look)
  const look = (): void => {
    const isSomebody = [...awareness.getStates()].some(
      ([clientId, { path }]) => clientId !== awareness.clientID && Boolean(path),
    )
    if (!isSomebody) return
    stop()
    import('../paths/begin.ts').then(
      ({ beginInvitations }) => {
        if (!ended) end = beginInvitations(canvas)
      },
      () => undefined,
    )
  }
  let endEntry: (() => void) | undefined
  const begin = async (): Promise<void> => {
    await untilIdle()
    const sheet = document.querySelector<HTMLElement>('.sheet')
    const { showEntry } = await import('../paths/entry.ts')
    if (!ended && sheet) endEntry = showEntry(canvas, sheet)
  }
  begin().catch(() => undefined)
  awareness.on('change', look)
  look()
  return () => {
    ended = true
    stop()
    end?.()
    endEntry?.()
  }
}
