import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { PresenceView } from './presence-view.svelte.ts'

const user = (id: string, name = id) => ({ id, name, color: '#9a3b36', role: 'editor' })

function setUp() {
  const awareness = new Awareness(new Y.Doc())
  const view = new PresenceView(awareness)
  const set = (clientId: number, state: Record<string, unknown> | null) => {
    if (state === null) awareness.states.delete(clientId)
    else awareness.states.set(clientId, state)
    awareness.emit('change', [{ added: [], updated: [clientId], removed: [] }, 'test'])
    vi.advanceTimersByTime(20)
  }
  return { view, set, destroy: () => awareness.destroy() }
}

describe('who is here', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('is one entry a person, however many tabs, and the one that is not away speaks', () => {
    const { view, set } = setUp()
    set(1, { user: user('jun'), away: true })
    set(2, { user: user('jun'), blockId: 'channels', away: false })
    expect(view.people.map(({ id, blockId, away }) => ({ id, blockId, away }))).toEqual([
      { id: 'jun', blockId: 'channels', away: false },
    ])
  })

  it('shows someone whose connection is gone as away for half a minute', () => {
    const { view, set } = setUp()
    set(1, { user: user('jun'), blockId: 'channels' })
    set(1, null)
    expect(view.people).toMatchObject([{ id: 'jun', away: true, blockId: null }])
    vi.advanceTimersByTime(29_000)
    expect(view.people).toHaveLength(1)
    vi.advanceTimersByTime(1_100)
    expect(view.people).toEqual([])
  })

  it('shows someone who comes back in time as if nothing had been', () => {
    const { view, set } = setUp()
    set(1, { user: user('jun') })
    set(1, null)
    set(9, { user: user('jun') })
    expect(view.people).toMatchObject([{ id: 'jun', away: false }])
    vi.advanceTimersByTime(40_000)
    expect(view.people).toHaveLength(1)
  })

  it('shows nobody as away who has left, whichever of the two is heard first', () => {
    const { view, set } = setUp()
    set(1, { user: user('jun') })
    set(2, { user: user('ana') })
    view.farewell('jun')
    set(1, null)
    set(2, null)
    expect(view.people).toMatchObject([{ id: 'ana', away: true }])
    view.farewell('ana')
    vi.advanceTimersByTime(20)
    expect(view.people).toEqual([])
  })

  it('takes nothing on trust: entries without a user, with foreign blocks or wild pointers', () => {
    const { view, set } = setUp()
    set(1, { user: { id: 1 }, blockId: 'channels' })
    set(2, {
      user: { ...user('ana'), color: 'url(evil)' },
      blockId: 'nowhere',
      pointer: { blockId: 'channels', x: 9, y: 0 },
    })
    expect(view.people).toMatchObject([{ id: 'ana', color: '#5b6270', blockId: null }])
    expect(view.pointers).toEqual([])
  })

  it('tells who writes in which note, and where others point', () => {
    const { view, set } = setUp()
    set(1, { user: user('jun'), noteId: 'n1', pointer: { blockId: 'channels', x: 0.5, y: 0.25 } })
    expect(view.writers).toEqual([{ noteId: 'n1', person: user('jun') }])
    expect(view.pointers).toEqual([
      { clientId: 1, person: user('jun'), blockId: 'channels', x: 0.5, y: 0.25 },
    ])
  })
})
