/**
 * What a person does on the canvas, each as one gesture of undo: the shared edits, then what the page shows of it
 * (toast, focus, the editor). Writes nothing where this person may not.
 */
import type * as Y from 'yjs'
import { blockById, type BlockId } from '@ninefold/shared'
import {
  acceptNote,
  addNotes,
  deleteNotes,
  draftNote,
  restoreNotes,
  showDraft,
} from '@ninefold/shared/document/edit-notes'
import { noteText, readHiddenNote, readNote } from '@ninefold/shared/document/read'
import { fieldWriter } from '@ninefold/shared/document/writers'
import { t } from '../lib/messages/index.ts'
import type { LocksView } from '../lib/state/locks-view.svelte.ts'
import type { NotesView } from '../lib/state/notes-view.svelte.ts'
import type { PresenceView } from '../lib/state/presence-view.svelte.ts'
import type { SessionView } from '../lib/state/session-view.svelte.ts'
import type { UndoView } from '../lib/state/undo-view.svelte.ts'
import type { CanvasSession } from '../lib/sync/canvas-session.ts'
import { ORIGIN } from '../lib/sync/origin.ts'
import { toasts } from '../ui/toasts.svelte.ts'
import { focusNote, keepFocus } from './focus.ts'
import { Offers } from './offers.ts'
import type { Place } from './place.svelte.ts'

interface Parts {
  readonly session: CanvasSession
  readonly view: SessionView
  readonly locks: LocksView
  readonly notes: NotesView
  readonly undo: UndoView
  readonly presence: PresenceView
  readonly place: Place
}

export class CanvasActions {
  readonly #parts: Parts
  /** Toasts that offer to take a gesture back. */
  readonly offers = new Offers()
  /** The note being written in is one that nobody saw before. */
  #fresh: string | null = null
  /** A draft that was left empty, to be used for the next one. */
  #spare: string | undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get #doc(): Y.Doc {
    return this.#parts.session.doc
  }

  /** Opens an empty note to write into; nobody else sees it before it holds a letter. */
  add(blockId: BlockId, beforeId?: string, groupId?: string | null): void {
    const { place, notes } = this.#parts
    if (!this.mayWriteIn(blockId)) return
    this.#parts.session.undo.stopCapturing()
    if (place.editing !== null) this.leave(false)
    const id = draftNote(this.#doc, { blockId, beforeId, groupId }, ORIGIN, this.#spare)
    this.#spare = undefined
    this.#fresh = id
    notes.showDraft(id)
    this.#open(id, blockId)
  }

  edit(id: string): void {
    const { place, notes, session } = this.#parts
    const note = notes.note(id)
    if (!note || place.editing === id || !this.mayWriteIn(note.blockId)) return
    if (place.editing !== null) this.leave(false)
    session.undo.stopCapturing()
    this.#open(id, note.blockId)
  }

  #open(id: string, blockId: BlockId): void {
    const { place, session } = this.#parts
    place.block = blockId
    place.setRover(blockId, id)
    place.editing = id
    session.setPresence({ blockId, noteId: id })
  }

  /** The text of the note being written in has changed. */
  written(id: string): void {
    if (this.#parts.notes.note(id)?.ghost) acceptNote(this.#doc, id, ORIGIN.gesture)
    if (id !== this.#fresh || readNote(this.#doc, id) !== null) return
    if ((noteText(this.#doc, id)?.length ?? 0) > 0) showDraft(this.#doc, id, ORIGIN)
  }

  /** Ends writing; an unwritten draft vanishes as it came. `refocus` puts the focus on the note. */
  leave(refocus = true): void {
    const { place, notes, session } = this.#parts
    const id = place.editing
    if (id === null) return
    place.editing = null
    session.setPresence({ noteId: null, cursor: null })
    session.undo.stopCapturing()
    const blockId = notes.note(id)?.blockId
    const neighbour = blockId ? this.neighbour(blockId, id) : undefined
    const kept = id === this.#fresh ? this.#keepFresh(id) : true
    this.#fresh = null
    if (refocus && blockId) focusNote(blockId, kept ? id : neighbour)
  }

  /** The note being written in is gone: undone here, or deleted by somebody else, who is then named. */
  vanished(id: string): void {
    const { place, session, presence } = this.#parts
    if (place.editing !== id) return
    const clientId = fieldWriter(this.#doc, id, 'deletedAt')
    place.editing = null
    this.#fresh = null
    session.setPresence({ noteId: null, cursor: null })
    const blockId = readHiddenNote(this.#doc, id)?.blockId
    if (!blockId || clientId === null || clientId === this.#doc.clientID) return
    const text = t.canvas.deletedBy(presence.userOf(clientId)?.name ?? t.canvas.someone)
    const action = { label: t.canvas.restore, run: () => this.restore([id], blockId) }
    this.offers.make({ text, action, sticky: true }, () => !this.#isLive(id))
  }

  /** Whether the fresh note stays; one without a letter is put away for the next. */
  #keepFresh(id: string): boolean {
    const { notes, undo, locks } = this.#parts
    const empty = (noteText(this.#doc, id)?.toString().trim() ?? '') === ''
    const blockId = notes.note(id)?.blockId
    if (empty && !this.#isLive(id)) this.#spare = id
    // Where the right to write has just ended an emptied note stays as it is: taking it away would be refused.
    else if (empty && blockId && locks.mayWriteIn(blockId))
      undo.step(() => deleteNotes(this.#doc, [id], ORIGIN.gesture))
    notes.showDraft(null)
    return !empty
  }

  /** Enter: what was written stays, and the next note opens below it. */
  next(): void {
    const { place, notes } = this.#parts
    const id = place.editing
    const note = id === null ? null : notes.note(id)
    if (id === null || !note) return
    const { blockId, groupId } = note
    const empty = (noteText(this.#doc, id)?.toString().trim() ?? '') === ''
    const after = this.#following(blockId, id)
    this.leave(empty)
    if (!empty) this.add(blockId, after, groupId)
  }

  /** Adds a note for each text, none of which is longer than a note, below `afterId` or at the end. */
  addTexts(blockId: BlockId, texts: readonly string[], afterId?: string): void {
    const { undo, notes } = this.#parts
    if (texts.length === 0 || !this.mayWriteIn(blockId)) return
    const beforeId = afterId === undefined ? undefined : this.#following(blockId, afterId)
    const added = texts.map((text) => ({ text }))
    const ids = undo.step(() => addNotes(this.#doc, { blockId, beforeId }, added, ORIGIN))
    notes.flush()
    const action = { label: t.common.undo, run: () => this.#takeBack(ids, blockId) }
    this.offers.make({ text: t.canvas.pasted(ids.length), action }, () => ids.some((id) => this.#isLive(id)))
    focusNote(blockId, ids.at(-1))
  }

  /** Undoes a paste without undoing what was done since. */
  #takeBack(ids: readonly string[], blockId: BlockId): void {
    if (!this.mayWriteIn(blockId)) return
    this.#parts.undo.step(() => deleteNotes(this.#doc, ids, ORIGIN.gesture))
    this.#parts.notes.flush()
  }

  remove(id: string): void {
    const { undo, notes, place } = this.#parts
    const blockId = notes.note(id)?.blockId
    if (!blockId || !this.mayWriteIn(blockId)) return
    if (place.editing === id) this.leave(false)
    const neighbour = this.neighbour(blockId, id)
    const ids = undo.step(() => deleteNotes(this.#doc, [id], ORIGIN.gesture))
    notes.flush()
    const action = { label: t.common.undo, run: () => this.restore(ids, blockId) }
    if (ids.length > 0)
      this.offers.make({ text: t.canvas.deleted(ids.length), action }, () =>
        ids.some((id) => !this.#isLive(id)),
      )
    focusNote(blockId, neighbour)
  }

  restore(ids: readonly string[], blockId: BlockId): void {
    if (!this.mayWriteIn(blockId)) return
    this.#parts.undo.step(() => restoreNotes(this.#doc, ids, ORIGIN.gesture))
    this.#parts.notes.flush()
    focusNote(blockId, ids[0])
  }

  /** Takes a suggestion for the team's own. */
  accept(id: string): void {
    const { notes, undo } = this.#parts
    const blockId = notes.note(id)?.blockId
    if (!blockId || !this.mayWriteIn(blockId)) return
    undo.step(() => acceptNote(this.#doc, id, ORIGIN.gesture))
    notes.flush()
    keepFocus(blockId, id)
  }

  undo(): void {
    if (!this.#parts.view.editable) return
    if (!this.#parts.undo.undo()) toasts.show({ text: t.canvas.nothingToUndo })
    this.#stepped()
  }

  redo(): void {
    if (!this.#parts.view.editable) return
    if (!this.#parts.undo.redo()) toasts.show({ text: t.canvas.nothingToRedo })
    this.#stepped()
  }

  #stepped(): void {
    this.#parts.notes.flush()
    this.offers.review()
  }

  #isLive(id: string): boolean {
    return readNote(this.#doc, id) !== null
  }

  /** Says why not where a lock is the reason; a page that is read-only says so in its bar. */
  mayWriteIn(blockId: BlockId): boolean {
    const { locks, view } = this.#parts
    if (locks.mayWriteIn(blockId)) return true
    if (view.editable) toasts.show({ text: t.canvas.lockedBlock(blockById(blockId).name) })
    return false
  }

  #following(blockId: BlockId, id: string): string | undefined {
    const { notes } = this.#parts
    const ids = notes.ids(blockId)
    const next = ids[ids.indexOf(id) + 1]
    // What is last in its group stays so, whatever stands below.
    return next && notes.note(next)?.groupId === notes.note(id)?.groupId ? next : undefined
  }

  /** The note that has the focus when this one has left its block. */
  neighbour(blockId: BlockId, id: string): string | undefined {
    const ids = this.#parts.notes.ids(blockId)
    const at = ids.indexOf(id)
    return ids[at + 1] ?? ids[at - 1]
  }
}
