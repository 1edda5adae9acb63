import { flushSync } from 'svelte'
import { expect, it } from 'vitest'
import { Awareness, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { PresenceView } from '../../lib/state/presence-view.svelte.ts'
import { Others } from './others.svelte.ts'

const person = (name: string) => ({ id: name.toLowerCase(), name, color: '#3366cc', role: 'editor' as const })

function setUp() {
  const awareness = new Awareness(new Y.Doc())
  const presence = new PresenceView(awareness)
  const others = new Others(awareness, presence)
  others.follow()
  const set = (clientId: number, state: Record<string, unknown> | null): void => {
    if (state) awareness.states.set(clientId, state)
    else removeAwarenessStates(awareness, [clientId], 'left')
    awareness.emit('change', [{ added: [clientId], updated: [], removed: [] }, 'test'])
    others.flush()
    flushSync()
  }
  const seen = (): string[] =>
    others.walkers.map(({ person: { name }, place }) => `${name} ${place.path} ${place.stop}`)
  return { set, seen, others, awareness }
}

it('tells who is on a path and where, one entry a person, by name', () => {
  const { set, seen, others } = setUp()
  set(2, { user: person('Bob'), path: { path: 'backward', stop: 'n1' } })
  set(1, { user: person('Ana'), path: { path: 'three-steps', stop: 'cost' } })
  set(3, { user: person('Ana'), path: { path: 'three-steps', stop: 'cost' } })
  expect(seen()).toEqual(['Ana three-steps cost', 'Bob backward n1'])
  expect(others.at({ path: 'backward', stop: 'n1' }).map(({ name }) => name)).toEqual(['Bob'])
})

it('does not tell of those who are away, on none, gone, or say something else', () => {
  const { set, seen } = setUp()
  set(1, { user: person('Ana'), path: { path: 'backward', stop: 'n1' }, away: true })
  set(2, { user: person('Bob'), path: null })
  set(3, { user: person('Cyn'), path: { path: 'backward', stop: 7 } })
  set(4, { path: { path: 'backward', stop: 'n1' } })
  set(5, { user: person('Eve'), path: { path: 'backward', stop: 'n1' } })
  expect(seen()).toEqual(['Eve backward n1'])
  set(5, null)
  expect(seen()).toEqual([])
})

it('knows where this page is, and never counts it among the others', () => {
  const { set, seen, others, awareness } = setUp()
  awareness.setLocalState({ user: person('Me'), path: { path: 'backward', stop: 'n1' } })
  set(9, { user: person('Bob') })
  expect([seen(), others.own]).toEqual([[], { path: 'backward', stop: 'n1' }])
})
