/** Who else has the details of a note open, whether they write or only look. */
import { createSubscriber } from 'svelte/reactivity'
import type { PresenceUser } from '@ninefold/shared'
import { FrameBatch } from '../../lib/state/frame.ts'
import type { Canvas } from '../context.ts'

export class Lookers {
  readonly #canvas: Canvas
  readonly #subscribe: () => void

  constructor(canvas: Canvas) {
    const { awareness } = canvas.session
    this.#canvas = canvas
    this.#subscribe = createSubscriber((update) => {
      const batch = new FrameBatch(update)
      const schedule = (): void => batch.schedule()
      awareness.on('change', schedule)
      return () => awareness.off('change', schedule)
    })
  }

  /** The others at a note, each once however many tabs they have; reactive. */
  at(noteId: string): readonly PresenceUser[] {
    this.#subscribe()
    const { session, presence } = this.#canvas
    const people = new Map<string, PresenceUser>()
    for (const [clientId, state] of session.awareness.getStates()) {
      if (clientId === session.doc.clientID || state.details !== noteId) continue
      const user = presence.userOf(clientId)
      if (user) people.set(user.id, user)
    }
    return [...people.values()]
  }
}
