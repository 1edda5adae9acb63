/** Reads over HTTP the events that a page did not hear on its socket. */
import { api } from '../api.ts'
import type { MissedEvents } from './event-feed.ts'

export async function missedEvents(canvasId: string, after: number): Promise<MissedEvents> {
  const list = await api.events(canvasId, after)
  if (list.ok) return list.value
  const { code } = list.failure
  return code === 'unreachable' || code === 'unreadable' || code === 'too_many_requests'
    ? 'unreachable'
    : 'refused'
}
