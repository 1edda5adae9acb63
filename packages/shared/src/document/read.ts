/**
 * Readers are total: whatever a document holds, written by an older, newer or hostile client, reading gives valid
 * plain data or nothing, and never throws.
 */
import * as Y from 'yjs'
import { BLOCKS, BLOCKS_IN_GUIDED_ORDER, isBlockId, type BlockId } from '../blocks.ts'
import { isActivityCategoryId } from '../categories.ts'
import { DEFAULT_NOTE_COLOR, isNoteColor, NOTE_COLORS, type NoteColor } from '../colors.ts'
import {
  BUSINESS_TYPES,
  FORMAT_VERSION,
  type BusinessType,
  type CanvasContent,
  type CanvasMeta,
  type Note,
  type PlainEntity,
} from '../content.ts'
import { isId } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { rootMap, type RootName } from './layout.ts'
import { compareRanked, isRank, type Ranked } from './rank.ts'
import { readText } from './text.ts'

/** Where a note without a readable rank goes: behind every well-formed one (ranks are ASCII letters and digits). */
const LAST_RANK = '~'

/** The live note under `id`, or null: deleted, without a known block, or no note at all. */
export function readNote(doc: Y.Doc, id: string): Note | null {
  return noteFrom(id, rootMap(doc, 'notes').get(id))
}

/** The note under `id` whether it is live or not: for its own writer's draft and for bringing it back. */
export function readHiddenNote(doc: Y.Doc, id: string): Note | null {
  return fieldsFrom(id, rootMap(doc, 'notes').get(id))
}

function noteFrom(id: string, value: unknown): Note | null {
  // Any deletedAt hides the note: what this version cannot read as a time was still meant as a deletion.
  return value instanceof Y.Map && value.get('deletedAt') === undefined ? fieldsFrom(id, value) : null
}

function fieldsFrom(id: string, value: unknown): Note | null {
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
  }
}

/** All live notes, unordered. */
export function readNotes(doc: Y.Doc): Note[] {
  const notes: Note[] = []
  for (const [id, value] of rootMap(doc, 'notes')) {
    const note = noteFrom(id, value)
    if (note) notes.push(note)
  }
  return notes
}

/** The live notes of one block in their order. */
export function readBlockNotes(doc: Y.Doc, blockId: BlockId): Note[] {
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

export function readMeta(doc: Y.Doc): CanvasMeta {
  const meta = rootMap(doc, 'meta')
  const businessType = meta.get('businessType')
  return {
    title: readText(meta.get('title'), LIMITS.titleLength),
    purpose: readText(meta.get('purpose'), LIMITS.purposeLength),
    businessType: BUSINESS_TYPES.includes(businessType as BusinessType)
      ? (businessType as BusinessType)
      : null,
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

/** The whole document as plain data, in a stable order: equal content gives equal data. */
export function readContent(doc: Y.Doc): CanvasContent {
  const order = new Map(BLOCKS_IN_GUIDED_ORDER.map((block) => [block.id, block.order]))
  const notes = readNotes(doc).sort(
    (a, b) => (order.get(a.blockId) ?? 0) - (order.get(b.blockId) ?? 0) || compareRanked(a, b),
  )
  return {
    formatVersion: FORMAT_VERSION,
    meta: readMeta(doc),
    blocks: Object.fromEntries(
      BLOCKS_IN_GUIDED_ORDER.map(({ id }) => [id, { softLimit: readSoftLimit(doc, id) }]),
    ) as CanvasContent['blocks'],
    groups: readEntities(doc, 'groups'),
    notes,
    links: readEntities(doc, 'links'),
    kpis: readEntities(doc, 'kpis'),
    procedures: readEntities(doc, 'procedures'),
    risks: readEntities(doc, 'risks'),
    experiments: readEntities(doc, 'experiments'),
    signals: readEntities(doc, 'signals'),
    waivers: readEntities(doc, 'waivers'),
  }
}

function readEntities(doc: Y.Doc, name: RootName): PlainEntity[] {
  const entities: PlainEntity[] = []
  for (const [id, value] of rootMap(doc, name)) {
    if (isId(id) && value instanceof Y.Map) entities.push({ ...value.toJSON(), id })
  }
  return entities.sort((a, b) => (a.id < b.id ? -1 : 1))
}
