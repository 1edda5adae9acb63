/** What a team writes on a path, each answer one step of undo. Nothing is written where this person may not. */
import { LIMITS, newId } from '@ninefold/shared'
import { fold } from '@ninefold/shared/catalogue/words/fold'
import { addLink } from '@ninefold/shared/document/edit-links'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { mergeNotes } from '@ninefold/shared/document/merge-notes'
import { changeNote } from '@ninefold/shared/document/edit-note-fields'
import { t } from '../../lib/messages/index.ts'
import { ORIGIN } from '../../lib/sync/origin.ts'
import { announce } from '../../ui/announce.ts'
import { toasts } from '../../ui/toasts.svelte.ts'
import { changeByHand } from '../change-note.ts'
import type { Canvas } from '../context.ts'
import { link } from '../links/edit.ts'
import type { Links } from '../links/links.svelte.ts'
import { nameOf } from '../links/words.ts'
import { leadsAs } from './progress.ts'

const plain = (text: string): string => fold(text).replace(/\s+/g, ' ').trim()

/** Makes an answer an activity that leads to the note, or links the one that says so already; false for neither. */
export function answer(links: Links, targetId: string, text: string): boolean {
  const { actions, notes, presence, session, undo, view } = links.canvas
  const words = text.replace(/\s+/g, ' ').trim().slice(0, LIMITS.noteTextLength)
  const target = links.counted(targetId)
  const kind = target && leadsAs(target.blockId)
  if (words === '' || !kind || !view.editable) return false
  const same = links.notesIn('key_activities').find((note) => plain(note.text) === plain(words))
  if (same) return link(links, { fromId: same.id, kind, toId: targetId }) !== null
  if (!actions.mayWriteIn('key_activities')) return false
  if (links.view.size >= LIMITS.links) {
    toasts.show({ text: t.links.full })
    return false
  }
  const createdBy = presence.people.find((person) => person.self)?.id ?? session.hello?.userId
  const id = newId(12)
  undo.step(() => {
    addNotes(session.doc, { blockId: 'key_activities' }, [{ id, text: words }], ORIGIN)
    addLink(session.doc, { fromId: id, kind, toId: targetId, createdBy }, ORIGIN.gesture)
  })
  notes.flush()
  links.view.flush()
  announce(t.paths.answered(words, nameOf(links.canvas, targetId)))
  return true
}

/** Puts an activity aside with a way back: parked for later, or dropped. */
export function putAside(canvas: Canvas, id: string, status: 'parked' | 'dropped'): boolean {
  const name = canvas.notes.note(id)?.text.trim() || t.canvas.emptyNote
  if (!changeByHand(canvas, id, { status })) return false
  const back = (): void => {
    const { actions, notes, session, undo } = canvas
    if (!actions.mayWriteIn('key_activities')) return
    undo.step(() => changeNote(session.doc, id, { status: null }, ORIGIN.gesture))
    notes.flush()
  }
  canvas.actions.offers.make(
    { text: t.paths.aside[status](name), action: { label: t.common.undo, run: back } },
    () => canvas.notes.note(id) === null,
  )
  return true
}

/** Lets one activity become part of another. */
export function merge(canvas: Canvas, id: string, intoId: string): boolean {
  const { actions, notes, session, undo } = canvas
  if (!actions.mayWriteIn('key_activities')) return false
  const [name, into] = [nameOf(canvas, id), nameOf(canvas, intoId)]
  if (!undo.step(() => mergeNotes(session.doc, id, intoId, ORIGIN.gesture))) return false
  notes.flush()
  toasts.show({ text: t.paths.merged(name, into) })
  return true
}
