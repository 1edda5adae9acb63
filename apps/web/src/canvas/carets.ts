/**
 * Awareness as the text editor sees it: it hears only of carets (pointers and whereabouts would redraw it for
 * nothing), and people have the tone of this page's theme.
 */
import type { Awareness } from 'y-protocols/awareness'
import { personTone } from '../ui/people.ts'

interface AwarenessChange {
  readonly added: number[]
  readonly updated: number[]
  readonly removed: number[]
}
type Listener = (change: AwarenessChange, origin: unknown) => void

export function caretsOnly(awareness: Awareness) {
  const listeners = new Set<Listener>()
  const last = new Map<number, string>()
  const caretOf = (id: number) => JSON.stringify(awareness.getStates().get(id)?.cursor ?? null)
  const hear: Listener = (change, origin) => {
    const moved = [...change.added, ...change.updated, ...change.removed].filter((id) => {
      const caret = caretOf(id)
      const differs = (last.get(id) ?? 'null') !== caret
      last.set(id, caret)
      return differs
    })
    if (moved.length > 0)
      for (const listener of listeners) listener({ added: [], updated: moved, removed: [] }, origin)
  }
  awareness.on('change', hear)
  return {
    doc: awareness.doc,
    clientID: awareness.clientID,
    getLocalState: () => awareness.getLocalState(),
    setLocalStateField: (field: string, value: unknown) => awareness.setLocalStateField(field, value),
    getStates: () => new Map([...awareness.getStates()].flatMap(([id, state]) => withCaret(id, state))),
    on: (_event: 'change', listener: Listener) => listeners.add(listener),
    off: (_event: 'change', listener: Listener) => listeners.delete(listener),
    destroy: () => awareness.off('change', hear),
  }
}

function withCaret(id: number, state: Record<string, unknown>): [number, Record<string, unknown>][] {
  if (!state.cursor) return []
  const user = state.user as { name?: unknown; color?: unknown } | undefined
  const tone = personTone(typeof user?.color === 'string' ? user.color : '')
  const name = typeof user?.name === 'string' ? user.name : ''
  return [
    [
      id,
      { ...state, user: { name, color: tone, colorLight: `color-mix(in oklch, ${tone} 25%, transparent)` } },
    ],
  ]
}
