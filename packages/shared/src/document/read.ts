/**
 * Readers are total: whatever a document holds, written by an older, newer or hostile client, reading gives valid
 * plain data or nothing, and never throws.
 */
import * as Y from 'yjs'
import { BLOCKS, isBlockId, type BlockId } from '../blocks.ts'
import { isActivityCategoryId } from '../categories.ts'
import { DEFAULT_NOTE_COLOR, isNoteColor, NOTE_COLORS, type NoteColor } from '../colors.ts'
import type { CanvasMeta, SheetMeta, SheetNote } from '../content.ts'
import { isId } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { IMPORTANCES, NOTE_STATUSES } from '../model/note-states.ts'
import { rootMap } from './layout.ts'
import { compareRanked, isRank, type Ranked } from './rank.ts'
import { readText } from './text.ts'

/** Where a note without a readable rank goes: behind every well-formed one (ranks are ASCII letters and digits). */
const LAST_RANK = '~'

/** What the sheet shows of the note under `id`, or null: deleted, without a known block, or no note at all. */
export function readNote(doc: Y.Doc, id: string): SheetNote | null {
  return noteFrom(id, rootMap(doc, 'notes').get(id))
}

/** The note under `id` whether it is live or not: for its own writer's draft and for bringing it back. */
export function readHiddenNote(doc: Y.Doc, id: string): SheetNote | null {
  return fieldsFrom(id, rootMap(doc, 'notes').get(id))
}

function noteFrom(id: string, value: unknown): SheetNote | null {
  // Any deletedAt hides the note: what this version cannot read as a time was still meant as a deletion.
  return value instanceof Y.Map && value.get('deletedAt') === undefined ? fieldsFrom(id, value) : null
}

function fieldsFrom(id: string, value: unknown): SheetNote | null {
  if (!(value instanceof Y.Map) || !isId(id)) return null
  const blockId: unknown = value.get('blockId')
  if (!isBlockId(blockId)) return null
  const color: unknown = value.get('color')
  const groupId: unknown = value.get('groupId')
  const category: unknown = value.get('category')
  return {
    id,
    blockId,
    rank: readRank(value),
    text: readText(value.get('text'), LIMITS.noteTextLength),
    detail: readText(value.get('detail'), LIMITS.noteDetailLength),
    color: isNoteColor(color) ? color : DEFAULT_NOTE_COLOR,
    groupId: isId(groupId) ? groupId : null,
    category: isActivityCategoryId(category) ? category : null,
    status: oneOf(NOTE_STATUSES, value.get('status')),
    importance: oneOf(IMPORTANCES, value.get('importance')),
    ghost: value.get('ghost') === true,
  }
}

/** The value where it is one of `values`, else the first of them. */
function oneOf<V extends string>(values: readonly [V, ...V[]], value: unknown): V {
  return values.includes(value as V) ? (value as V) : values[0]
}

/** All live notes, unordered. */
export function readNotes(doc: Y.Doc): SheetNote[] {
  const notes: SheetNote[] = []
  for (const [id, value] of rootMap(doc, 'notes')) {
    const note = noteFrom(id, value)
    if (note) notes.push(note)
  }
  return notes
}

/** The live notes of one block in their order. */
export function readBlockNotes(doc: Y.Doc, blockId: BlockId): SheetNote[] {
  return readNotes(doc)
    .filter((note) => note.blockId === blockId)
    .sort(compareRanked)
}

/** Ids and ranks of a block's live notes in their order, without reading their texts: what a placement needs. */
export function readBlockOrder(doc: Y.Doc, blockId: BlockId): Ranked[] {
  const order: Ranked[] = []
  for (const [id, value] of rootMap(doc, 'notes')) {
    if (!(value instanceof Y.Map) || value.get('blockId') !== blockId || !isId(id)) continue
    if (value.get('deletedAt') === undefined) order.push({ id, rank: readRank(value) })
  }
  return order.sort(compareRanked)
}

/** Where a live note stands, or null. */
export function readPlace(doc: Y.Doc, id: string): (Ranked & { readonly blockId: BlockId }) | null {
  const value = rootMap(doc, 'notes').get(id)
  if (!(value instanceof Y.Map) || value.get('deletedAt') !== undefined || !isId(id)) return null
  const blockId: unknown = value.get('blockId')
  return isBlockId(blockId) ? { id, blockId, rank: readRank(value) } : null
}

function readRank(note: Y.Map<unknown>): string {
  const rank: unknown = note.get('rank')
  return isRank(rank) ? rank : LAST_RANK
}

/** A note's shared text for an editor to bind to; null when the note or its text is not there. */
export function noteText(doc: Y.Doc, id: string): Y.Text | null {
  const note = rootMap(doc, 'notes').get(id)
  const text: unknown = note instanceof Y.Map ? note.get('text') : undefined
  return text instanceof Y.Text ? text : null
}

/** The canvas's shared title or purpose; null in a document that was never seeded. */
export function metaText(doc: Y.Doc, field: 'title' | 'purpose'): Y.Text | null {
  const text = rootMap(doc, 'meta').get(field)
  return text instanceof Y.Text ? text : null
}

/** What a colour stands for, as shared text; null in a document that was never seeded. */
export function legendText(doc: Y.Doc, color: NoteColor): Y.Text | null {
  const legend = rootMap(doc, 'meta').get('legend')
  const text: unknown = legend instanceof Y.Map ? legend.get(color) : undefined
  return text instanceof Y.Text ? text : null
}

export function readMeta(doc: Y.Doc): SheetMeta {
  const meta = rootMap(doc, 'meta')
  return {
    title: readText(meta.get('title'), LIMITS.titleLength),
    purpose: readText(meta.get('purpose'), LIMITS.purposeLength),
    legend: readLegend(meta.get('legend')),
  }
}

function readLegend(value: unknown): CanvasMeta['legend'] {
  const legend: Partial<Record<NoteColor, string>> = {}
  if (!(value instanceof Y.Map)) return legend
  for (const color of NOTE_COLORS) {
    const label = readText(value.get(color), LIMITS.legendLabelLength)
    if (label !== '') legend[color] = label
  }
  return legend
}

/** Number of notes above which a block says that it is getting long. */
export function readSoftLimit(doc: Y.Doc, blockId: BlockId): number {
  const state = rootMap(doc, 'blocks').get(blockId)
  const limit: unknown = state instanceof Y.Map ? state.get('softLimit') : undefined
  const fallback = BLOCKS.find((block) => block.id === blockId)?.softLimit ?? 9
  return Number.isInteger(limit) && (limit as number) >= 1 && (limit as number) <= 99
    ? (limit as number)
    : fallback
}
