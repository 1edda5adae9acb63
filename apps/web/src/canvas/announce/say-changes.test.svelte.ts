import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { addNotes, deleteNotes } from '@ninefold/shared/document/edit-notes'
import { moveNote } from '@ninefold/shared/document/move-note'
import { noteText } from '@ninefold/shared/document/read'
import { NotesView } from '../../lib/state/notes-view.svelte.ts'
import { PresenceView } from '../../lib/state/presence-view.svelte.ts'
import { Authors } from '../authors.ts'
import { authorsHere } from '../authors-here.ts'
import type { Canvas } from '../context.ts'
import { sayChanges } from './say-changes.ts'
import { announcing } from './setting.svelte.ts'

const ORIGINS = { setup: null, gesture: null }
const PAUSE = 1300

/** A page that listens, and another person on the same canvas whose every change arrives at once. */
function setUp() {
  const [doc, theirs] = [new Y.Doc(), new Y.Doc()]
  doc.on('update', (update: Uint8Array, origin) => {
    if (origin !== 'them') Y.applyUpdate(theirs, update, 'us')
  })
  theirs.on('update', (update: Uint8Array, origin) => {
    if (origin !== 'us') Y.applyUpdate(doc, update, 'them')
  })
  const [id = ''] = addNotes(doc, { blockId: 'key_activities' }, [{ text: 'Roast' }], ORIGINS)
  const awareness = new Awareness(doc)
  const show = (state: Record<string, unknown>): void => {
    const user = { id: 'ana', name: 'Ana', color: '#9a3b36', role: 'editor' }
    awareness.states.set(theirs.clientID, { user, ...state })
    awareness.emit('change', [{ added: [], updated: [theirs.clientID], removed: [] }, 'test'])
    vi.advanceTimersByTime(20)
  }
  show({})
  // Only what saying changes reads.
  const canvas = {
    session: { doc, awareness, synced: true, hello: { userId: 'me' } },
    notes: new NotesView(doc),
    presence: new PresenceView(awareness),
    place: { editing: null },
  } as unknown as Canvas
  const end = sayChanges(canvas)
  return { doc, theirs, id, show, end }
}

/** What was said since the last time, with all frames drawn. */
function heard(): string {
  vi.advanceTimersByTime(50)
  const region = document.querySelector('[aria-live]')
  const text = region?.textContent.trim() ?? ''
  if (region) region.textContent = ''
  return text
}

describe('what others change', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    announcing.heard = 'all'
  })
  afterEach(() => void vi.useRealTimers())

  it('is said once, at a pause, however many letters it took', () => {
    const { theirs, id, end } = setUp()
    const text = noteText(theirs, id)
    for (const letter of ' to order') {
      text?.insert(text.length, letter)
      vi.advanceTimersByTime(300)
    }
    expect(heard()).toBe('')
    vi.advanceTimersByTime(PAUSE)
    expect(heard()).toBe('Ana changed “Roast” to “Roast to order”')
    vi.advanceTimersByTime(10 * PAUSE)
    expect(heard()).toBe('')
    end()
  })

  it('is not said while they are still writing in the note', () => {
    const { theirs, id, show, end } = setUp()
    show({ noteId: id })
    noteText(theirs, id)?.insert(0, 'Dark ')
    vi.advanceTimersByTime(5 * PAUSE)
    expect(heard()).toBe('')
    show({ noteId: null })
    vi.advanceTimersByTime(PAUSE)
    expect(heard()).toBe('Ana changed “Roast” to “Dark Roast”')
    end()
  })

  it('is one sentence for several changes, and none for one’s own', () => {
    const { doc, theirs, id, end } = setUp()
    moveNote(theirs, id, { blockId: 'channels' }, null)
    addNotes(theirs, { blockId: 'channels' }, [{ text: 'Shop' }], ORIGINS)
    addNotes(doc, { blockId: 'key_partners' }, [{ text: 'Growers' }], ORIGINS)
    vi.advanceTimersByTime(PAUSE)
    expect(heard()).toBe('Ana made 2 changes in Channels')
    deleteNotes(doc, [id], null)
    vi.advanceTimersByTime(PAUSE)
    expect(heard()).toBe('')
    end()
  })

  it('is said of one’s own notes alone where that was chosen, and of nothing where that was', () => {
    const { theirs, id, end } = setUp()
    const authors = new Authors()
    authorsHere.begin(authors)
    authors.set([{ noteId: id, createdBy: 'me', editedBy: 'ana' }])
    announcing.heard = 'mine'
    addNotes(theirs, { blockId: 'channels' }, [{ text: 'Shop' }], ORIGINS)
    vi.advanceTimersByTime(PAUSE)
    expect(heard()).toBe('')
    deleteNotes(theirs, [id], null)
    vi.advanceTimersByTime(PAUSE)
    expect(heard()).toBe('Ana deleted “Roast” from Key Activities')
    announcing.heard = 'none'
    addNotes(theirs, { blockId: 'channels' }, [{ text: 'Bar' }], ORIGINS)
    vi.advanceTimersByTime(PAUSE)
    expect(heard()).toBe('')
    end()
  })
})
