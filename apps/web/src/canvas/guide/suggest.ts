/**
 * Putting suggestions and answers on the canvas, each press one step of undo. Nothing is written where this person may
 * not; what the canvas says already is left as it is.
 */
import { blockById, type BlockId } from '@ninefold/shared'
import type { Suggestion, SuggestionSet } from '@ninefold/shared/catalogue/suggestions'
import { addFullNotes } from '@ninefold/shared/document/add-full-notes'
import { changeNote, type NoteChange } from '@ninefold/shared/document/edit-note-fields'
import { acceptNote, deleteNotes, restoreNotes } from '@ninefold/shared/document/edit-notes'
import { readNote } from '@ninefold/shared/document/read'
import { blockOfNote } from '@ninefold/shared/document/read-links'
import { addSuggestions } from '@ninefold/shared/document/suggest'
import { t } from '../../lib/messages/index.ts'
import { ORIGIN } from '../../lib/sync/origin.ts'
import { announce } from '../../ui/announce.ts'
import type { Canvas } from '../context.ts'
import { lookAfter } from './twins.ts'

/** Adds suggestions where this person may write; the ids of those that are new. */
export function suggest(canvas: Canvas, { notes, links }: SuggestionSet): string[] {
  const { session, undo, locks, actions, presence } = canvas
  const open = notes.filter(({ blockId }) => locks.mayWriteIn(blockId))
  const first = notes[0]
  if (open.length === 0) {
    // Says why, where a lock is the reason.
    if (first) actions.mayWriteIn(first.blockId)
    return []
  }
  const by = presence.people.find((person) => person.self)?.id ?? session.hello?.userId
  const ids = undo.step(() => addSuggestions(session.doc, { notes: open, links }, ORIGIN, by))
  lookAfter(canvas, ids)
  canvas.notes.flush()
  const text = [
    ids.length > 0 ? t.guide.suggested(ids.length) : t.guide.nothingNew,
    ...(open.length < notes.length ? [t.guide.lockedLeftOut] : []),
  ].join(' ')
  const isSuggested = (id: string): boolean => readNote(session.doc, id)?.ghost === true
  const takeBack = { label: t.common.undo, run: () => void take(canvas, ids.filter(isSuggested)) }
  actions.offers.make({ text, ...(ids.length > 0 && { action: takeBack }) }, () => ids.some(isSuggested))
  return ids
}

export const suggestOne = (canvas: Canvas, suggestion: Suggestion): string[] =>
  suggest(canvas, { notes: [suggestion], links: [] })

/** The suggestions that nobody has taken up, where this person may write; reactive. */
export function suggestionsOn({ notes, locks }: Canvas, blockIds: readonly BlockId[]): string[] {
  return blockIds
    .filter((blockId) => locks.mayWriteIn(blockId))
    .flatMap((blockId) => notes.ids(blockId).filter((id) => notes.note(id)?.ghost))
}

/** Takes suggestions for the team's own, all in one step. */
export function acceptSuggestions({ session, undo, notes }: Canvas, ids: readonly string[]): void {
  undo.step(() =>
    session.doc.transact(() => {
      for (const id of ids) acceptNote(session.doc, id, ORIGIN.gesture)
    }, ORIGIN.gesture),
  )
  notes.flush()
  announce(t.guide.accepted(ids.length))
}

/** Takes suggestions off the canvas again. */
export function removeSuggestions(canvas: Canvas, ids: readonly string[]): void {
  const removed = take(canvas, ids)
  if (removed.length === 0) return
  const { session, actions, undo, locks } = canvas
  const run = (): void => {
    const own = removed.filter((id) => {
      const blockId = blockOfNote(session.doc, id)
      return blockId !== null && locks.mayWriteIn(blockId)
    })
    undo.step(() => restoreNotes(session.doc, own, ORIGIN.gesture))
    canvas.notes.flush()
  }
  actions.offers.make({ text: t.guide.removed(removed.length), action: { label: t.common.undo, run } }, () =>
    removed.some((id) => readNote(session.doc, id) === null),
  )
}

function take({ session, undo, notes }: Canvas, ids: readonly string[]): string[] {
  if (ids.length === 0) return []
  const removed = undo.step(() => deleteNotes(session.doc, ids, ORIGIN.gesture))
  notes.flush()
  return removed
}

/** Adds a note with what is known of it: the question it answers, its kind. Undefined where this person may not. */
export function addNote(
  canvas: Canvas,
  blockId: BlockId,
  text: string,
  fields: NoteChange,
): string | undefined {
  const { session, undo, notes, actions } = canvas
  if (text.trim() === '' || !actions.mayWriteIn(blockId)) return undefined
  const note = { blockId, fields: { ...fields, text: text.trim() } }
  const [id] = undo.step(() => addFullNotes(session.doc, [note], ORIGIN))
  notes.flush()
  announce(t.guide.added(blockById(blockId).name))
  return id
}

/** Says of a note that is there which question it answers. */
export function setPrompt(canvas: Canvas, noteId: string, promptId: string): void {
  const { session, undo, notes, actions } = canvas
  const blockId = notes.note(noteId)?.blockId
  if (!blockId || !actions.mayWriteIn(blockId)) return
  undo.step(() => changeNote(session.doc, noteId, { promptId }, ORIGIN.gesture))
  notes.flush()
}
