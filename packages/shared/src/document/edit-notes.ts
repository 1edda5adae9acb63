/**
 * Edits of notes. One gesture is one transaction, so that it is undone, synced and refused as a whole. A note is
 * deleted by a flag: typing that goes on elsewhere survives, and bringing it back is one field.
 */
import * as Y from 'yjs'
import type { BlockId } from '../blocks.ts'
import type { ActivityCategoryId } from '../categories.ts'
import { DEFAULT_NOTE_COLOR, type NoteColor } from '../colors.ts'
import { newId } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { rootMap } from './layout.ts'
import type { BlockOrders } from './orders.ts'
import { fieldsOf, placement, refresh, writeRanks, type Place } from './placing.ts'
import { readNote } from './read.ts'
import { writeText } from './text.ts'

export type { Place } from './placing.ts'

/**
 * Who caused a transaction. `gesture` is what undo follows; `setup` is its untracked part: a note is first written
 * with its deletion flag under `setup`, then shown by removing the flag under `gesture`. Undo and redo of "add"
 * then flip only the flag and never delete what a colleague typed into it meanwhile.
 */
export interface EditOrigins {
  readonly gesture: unknown
  readonly setup: unknown
}

export interface NewNote {
  /** A fresh one where none is given; one that is given must be free. */
  readonly id?: string | undefined
  readonly text?: string | undefined
  readonly detail?: string | undefined
  readonly color?: NoteColor | undefined
  readonly category?: ActivityCategoryId | undefined
}

/**
 * Adds notes at a place, in their order, as one gesture; their ids. Texts are cut at their limits. `orders`, here as
 * below, spares an edit that is one of many from reading its block again.
 */
export function addNotes(
  doc: Y.Doc,
  place: Place,
  notes: readonly NewNote[],
  origins: EditOrigins,
  orders?: BlockOrders,
): string[] {
  const { ranks, reranked } = placement(doc, place, null, notes.length, orders)
  const ids = notes.map(({ id }) => id ?? newId(12))
  doc.transact(() => {
    ids.forEach((id, i) =>
      rootMap(doc, 'notes').set(id, newNote(place.blockId, ranks[i] as string, notes[i] ?? {})),
    )
  }, origins.setup)
  doc.transact(() => {
    for (const id of ids) fieldsOf(doc, id)?.delete('deletedAt')
    writeRanks(doc, reranked)
  }, origins.gesture)
  refresh(orders, ids, reranked)
  return ids
}

/** Where a note is begun: at a place, and in a group of it. */
export interface DraftPlace extends Place {
  readonly groupId?: string | null | undefined
}

/**
 * Puts an empty, hidden note at a place for somebody to write into: nobody sees it before `showDraft`. `reuse`, a
 * draft that was never shown, is moved there instead of making another. Its id.
 */
export function draftNote(doc: Y.Doc, place: DraftPlace, origins: EditOrigins, reuse?: string): string {
  const { ranks } = placement(doc, place, null, 1)
  const rank = ranks[0] as string
  const spare = reuse === undefined ? null : fieldsOf(doc, reuse)
  const id = spare && reuse !== undefined ? reuse : newId(12)
  doc.transact(() => {
    if (spare) {
      spare.set('blockId', place.blockId)
      spare.set('rank', rank)
    } else {
      rootMap(doc, 'notes').set(id, newNote(place.blockId, rank, {}))
    }
    if (spare || place.groupId) fieldsOf(doc, id)?.set('groupId', place.groupId ?? null)
  }, origins.setup)
  return id
}

/** Shows a draft to everybody; called once it holds text. */
export function showDraft(doc: Y.Doc, id: string, origins: EditOrigins): void {
  restoreNotes(doc, [id], origins.gesture)
}

function newNote(blockId: BlockId, rank: string, note: NewNote): Y.Map<unknown> {
  const map = new Y.Map<unknown>()
  map.set('blockId', blockId)
  map.set('rank', rank)
  map.set('text', new Y.Text((note.text ?? '').slice(0, LIMITS.noteTextLength)))
  map.set('detail', new Y.Text((note.detail ?? '').slice(0, LIMITS.noteDetailLength)))
  if (note.color && note.color !== DEFAULT_NOTE_COLOR) map.set('color', note.color)
  if (note.category) map.set('category', note.category)
  map.set('deletedAt', Date.now())
  return map
}

/** Flags notes as deleted, as one gesture; the ids that were live. `at` in ms since 1970. */
export function deleteNotes(doc: Y.Doc, ids: readonly string[], origin: unknown, at = Date.now()): string[] {
  const live = ids.filter((id) => readNote(doc, id))
  if (live.length === 0) return []
  doc.transact(() => {
    for (const id of live) fieldsOf(doc, id)?.set('deletedAt', at)
  }, origin)
  return live
}

/** Brings deleted notes back to where they were. */
export function restoreNotes(doc: Y.Doc, ids: readonly string[], origin: unknown): void {
  doc.transact(() => {
    for (const id of ids) fieldsOf(doc, id)?.delete('deletedAt')
  }, origin)
}

/** Makes a suggestion a note like any other. */
export function acceptNote(doc: Y.Doc, id: string, origin: unknown): void {
  setField(doc, id, 'ghost', null, origin)
}

export function setNoteColor(doc: Y.Doc, id: string, color: NoteColor, origin: unknown): void {
  setField(doc, id, 'color', color, origin)
}

/** Sets or, with null, removes an activity's category. */
export function setNoteCategory(
  doc: Y.Doc,
  id: string,
  category: ActivityCategoryId | null,
  origin: unknown,
): void {
  setField(doc, id, 'category', category, origin)
}

/** Writes a note's detail by the smallest change. */
export function writeNoteDetail(doc: Y.Doc, id: string, next: string, origin: unknown): void {
  const fields = fieldsOf(doc, id)
  const detail: unknown = fields?.get('detail')
  if (detail instanceof Y.Text) writeText(detail, next, origin)
  else if (fields) doc.transact(() => fields.set('detail', new Y.Text(next)), origin)
}

function setField(doc: Y.Doc, id: string, field: string, value: string | null, origin: unknown): void {
  const fields = fieldsOf(doc, id)
  if (!fields || (fields.get(field) ?? null) === value) return
  doc.transact(() => {
    if (value === null) fields.delete(field)
    else fields.set(field, value)
  }, origin)
}
