/** Calls `then` once, when the server has said who we are: before that there is nothing to ask it for. */
import type { CanvasSession } from '../../lib/sync/canvas-session.ts'

export function whenConnected(session: CanvasSession, then: () => void): () => void {
  if (session.hello) {
    then()
    return () => undefined
  }
  const stop = session.subscribe(() => {
    if (!session.hello) return
    stop()
    then()
  })
  return stop
}
