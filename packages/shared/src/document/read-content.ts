/** Reading a document whole, as plain data. Total, and in a stable order: equal content gives equal data. */
import * as Y from 'yjs'
import { BLOCKS_IN_GUIDED_ORDER, isBlockId, type BlockId } from '../blocks.ts'
import { FORMAT_VERSION, type BlockContent, type CanvasContent, type CanvasMeta } from '../content.ts'
import { isId } from '../ids.ts'
import { META_FIELDS } from '../model/entity-fields.ts'
import { NOTE_FIELDS, type Note } from '../model/note-fields.ts'
import { entityMap, readEntities, readLinks, readProcedures } from './entities.ts'
import { rootMap } from './layout.ts'
import { compareRanked, isRank } from './rank.ts'
import { LAST_RANK, readFields } from './read-fields.ts'
import { readMeta, readSoftLimit } from './read.ts'

export function readContent(doc: Y.Doc): CanvasContent {
  return {
    formatVersion: FORMAT_VERSION,
    meta: readFullMeta(doc),
    blocks: Object.fromEntries(
      BLOCKS_IN_GUIDED_ORDER.map(({ id }) => [id, readBlock(doc, id)]),
    ) as CanvasContent['blocks'],
    groups: readEntities(doc, 'groups'),
    notes: readFullNotes(doc),
    links: readLinks(doc),
    kpis: readEntities(doc, 'kpis'),
    procedures: readProcedures(doc),
    risks: readEntities(doc, 'risks'),
    experiments: readEntities(doc, 'experiments'),
    signals: readEntities(doc, 'signals'),
    waivers: readEntities(doc, 'waivers'),
  }
}

export function readFullMeta(doc: Y.Doc): CanvasMeta {
  const fields = readFields(rootMap(doc, 'meta'), META_FIELDS)
  return { ...readMeta(doc), ...fields } as CanvasMeta
}

/** The note under `id` with all it knows, or null: deleted, without a known block, or no note at all. */
export function readFullNote(doc: Y.Doc, id: string): Note | null {
  const map = entityMap(doc, 'notes', id)
  if (!map || !isId(id) || map.get('deletedAt') !== undefined) return null
  const blockId: unknown = map.get('blockId')
  if (!isBlockId(blockId)) return null
  const rank: unknown = map.get('rank')
  // A note without its text is one all the same: nothing that somebody wrote may vanish for it.
  const fields = readFields(map, NOTE_FIELDS) ?? readFields(withText(map), NOTE_FIELDS)
  return fields && ({ id, blockId, rank: isRank(rank) ? rank : LAST_RANK, ...fields } as unknown as Note)
}

function withText(map: Y.Map<unknown>): Y.Map<unknown> {
  const whole = new Y.Doc().getMap('note')
  for (const [key, value] of map) if (!(value instanceof Y.AbstractType)) whole.set(key, value)
  whole.set('text', new Y.Text())
  return whole
}

/** All live notes, by block in guided order, then rank, then id. */
export function readFullNotes(doc: Y.Doc): Note[] {
  const order = new Map<BlockId, number>(BLOCKS_IN_GUIDED_ORDER.map((block) => [block.id, block.order]))
  const notes: Note[] = []
  for (const id of rootMap(doc, 'notes').keys()) {
    const note = readFullNote(doc, id)
    if (note) notes.push(note)
  }
  return notes.sort(
    (a, b) => (order.get(a.blockId) ?? 0) - (order.get(b.blockId) ?? 0) || compareRanked(a, b),
  )
}

function readBlock(doc: Y.Doc, blockId: BlockId): BlockContent {
  const state = rootMap(doc, 'blocks').get(blockId)
  const ownerId: unknown = state instanceof Y.Map ? state.get('ownerId') : undefined
  return { softLimit: readSoftLimit(doc, blockId), ...(isId(ownerId) && { ownerId }) }
}
