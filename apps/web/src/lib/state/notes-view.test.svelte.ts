import { flushSync } from 'svelte'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { addNotes, deleteNotes, draftNote, setNoteColor } from '@ninefold/shared/document/edit-notes'
import { moveNote } from '@ninefold/shared/document/move-note'
import { noteText } from '@ninefold/shared/document/read'
import { NotesView } from './notes-view.svelte.ts'

const origins = { gesture: 'gesture', setup: 'setup' }

function setUp() {
  const doc = new Y.Doc()
  const ids = addNotes(doc, { blockId: 'channels' }, [{ text: 'a' }, { text: 'b' }], origins)
  const view = new NotesView(doc)
  return { doc, view, ids: ids as [string, string] }
}

/** Collects what `read` gives, each time an effect that reads it runs again. */
function watch<T>(read: () => T): { seen: T[]; stop: () => void } {
  const seen: T[] = []
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(read())
    })
  })
  flushSync()
  return { seen, stop }
}

afterEach(() => vi.restoreAllMocks())

describe('the view of the notes', () => {
  it('reads what is there when it is made', () => {
    const { view, ids } = setUp()
    expect(view.ids('channels')).toEqual(ids)
    expect(view.note(ids[0])?.text).toBe('a')
  })

  it('wakes only the readers of the note that changed', () => {
    const { doc, view, ids } = setUp()
    const first = watch(() => view.note(ids[0])?.text)
    const second = watch(() => view.note(ids[1])?.text)
    const list = watch(() => view.ids('channels').length)
    noteText(doc, ids[0])?.insert(1, '!')
    view.flush()
    flushSync()
    expect([first.seen, second.seen, list.seen]).toEqual([['a', 'a!'], ['b'], [2]])
    for (const { stop } of [first, second, list]) stop()
  })

  it('brings many changes to the page once a frame', () => {
    const frames: FrameRequestCallback[] = []
    vi.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((callback) => frames.push(callback))
    const { doc, view, ids } = setUp()
    const first = watch(() => view.note(ids[0])?.text)
    for (let i = 0; i < 20; i++) noteText(doc, ids[0])?.insert(1, '!')
    expect(frames).toHaveLength(1)
    frames[0]?.(0)
    flushSync()
    expect(first.seen).toEqual(['a', `a${'!'.repeat(20)}`])
    first.stop()
  })

  it('follows notes that move, vanish and come back', () => {
    const { doc, view, ids } = setUp()
    moveNote(doc, ids[0], { blockId: 'key_partners' }, 'gesture')
    deleteNotes(doc, [ids[1]], 'gesture')
    view.flush()
    expect([view.ids('channels'), view.ids('key_partners'), view.note(ids[1])]).toEqual([[], [ids[0]], null])
  })

  it('tells of moves before they show, and lets motion begin after', () => {
    const { doc, view, ids } = setUp()
    const calls: unknown[] = []
    view.onmoving = (moved) => {
      calls.push(moved, view.ids('key_partners').length)
      return () => calls.push(view.ids('key_partners').length)
    }
    setNoteColor(doc, ids[0], 'rose', 'gesture')
    view.flush()
    moveNote(doc, ids[0], { blockId: 'key_partners' }, 'gesture')
    view.flush()
    expect(calls).toEqual([[{ id: ids[0], from: 'channels', to: 'key_partners' }], 0, 1])
  })

  it('shows a draft to its writer alone', () => {
    const { doc, view } = setUp()
    const id = draftNote(doc, { blockId: 'channels' }, origins)
    view.flush()
    expect(view.note(id)).toBeNull()
    view.showDraft(id)
    expect(view.ids('channels').at(-1)).toBe(id)
    view.showDraft(null)
    expect(view.ids('channels')).toHaveLength(2)
  })
})
