/** Whoever leaves the canvas, or is let go, is not shown as away for a while, as after a broken connection. */
import type { Canvas } from '../context.ts'

export function followDepartures({ session, presence }: Canvas): () => void {
  return session.events.on('role.changed', ({ userId, role }) => {
    if (role === null) presence.farewell(userId)
  })
}
