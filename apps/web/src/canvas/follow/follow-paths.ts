/** Who else is on a guided path, for those who are on none: loaded with the first who is. */
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
  awareness.on('change', look)
  look()
  return () => {
    ended = true
    stop()
    end?.()
  }
}
