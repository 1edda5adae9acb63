/** What can be done with signals, each one step of undo, and which of them are news to a review. */
import type { CanvasMeta, Signal } from '@ninefold/shared'
import { writtenDay } from '@ninefold/shared/checks/day'
import { addItem, removeItem } from '@ninefold/shared/document/edit-fields'
import { addEntity, entityMap, readEntity, removeEntity } from '@ninefold/shared/document/entities'
import { readItems } from '@ninefold/shared/document/read-fields'
import { ENTITY_FIELDS } from '@ninefold/shared/model/entity-fields'
import { today } from '../../lib/local-day.ts'
import { ORIGIN } from '../../lib/sync/origin.ts'
import type { Canvas } from '../context.ts'

const FIELD = ENTITY_FIELDS.signals.noteIds
export const MOST_NOTES = FIELD.most
const origin = ORIGIN.gesture

/** Adds an empty one, seen today; its id. */
export function addSignal(
  { session, undo, view }: Canvas,
  kind: Signal['kind'],
  noteIds: readonly string[] = [],
): string | undefined {
  if (!view.editable) return undefined
  const values = { kind, text: '', date: today(), ...(noteIds.length > 0 && { noteIds }) }
  return undo.step(() => addEntity(session.doc, 'signals', values, origin))
}

/** Removes one; what brings it back, under its id. */
export function removeSignal({ session, undo, view }: Canvas, id: string): (() => void) | null {
  const { doc } = session
  const held = readEntity(doc, 'signals', id)
  if (!held || !view.editable) return null
  undo.step(() => removeEntity(doc, 'signals', id, origin))
  return () => {
    const { id: _, ...values } = held
    if (!entityMap(doc, 'signals', id)) undo.step(() => addEntity(doc, 'signals', values, origin, id))
  }
}

/** `full`: one signal touches as many notes as it can. */
export function linkSignal(
  { session, undo, view }: Canvas,
  id: string,
  noteId: string,
): 'linked' | 'already' | 'full' | 'refused' {
  const map = view.editable ? entityMap(session.doc, 'signals', id) : null
  if (!map) return 'refused'
  const items = readItems(map, 'noteIds', FIELD)
  if (items.some(({ value }) => value === noteId)) return 'already'
  if (items.length >= MOST_NOTES) return 'full'
  undo.step(() => addItem(map, 'noteIds', FIELD, noteId, origin))
  return 'linked'
}

/** Takes a note off a signal, however often two people put it there at once. */
export function unlinkSignal({ session, undo, view }: Canvas, id: string, noteId: string): void {
  const { doc } = session
  const map = view.editable ? entityMap(doc, 'signals', id) : null
  if (!map) return
  const same = readItems(map, 'noteIds', FIELD).filter(({ value }) => value === noteId)
  undo.step(() =>
    doc.transact(() => {
      for (const item of same) removeItem(map, 'noteIds', item.id, origin)
    }, origin),
  )
}

/** The notes a signal touches, each once. */
export const notesOf = ({ noteIds = [] }: Signal): readonly string[] => [...new Set(noteIds)]

/** Whether no review has looked at it: it was seen on a later day than the last one. One without a day is no news. */
export function isNew({ date }: Signal, { lastReviewAt }: Pick<CanvasMeta, 'lastReviewAt'>): boolean {
  return date !== undefined && (lastReviewAt === undefined || date > writtenDay(lastReviewAt))
}

/** The latest first, and of one day in the order of their ids. */
export function byDate(signals: readonly Signal[]): Signal[] {
  return [...signals].sort((a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.id, b.id))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
