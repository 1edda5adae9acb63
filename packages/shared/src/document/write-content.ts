/** Plain content written into a document that holds none yet: a template, an example, an import. Ids are kept. */
import * as Y from 'yjs'
import { BLOCKS, type BlockId } from '../blocks.ts'
import { NOTE_COLORS } from '../colors.ts'
import type { CanvasContent } from '../content.ts'
import { ENTITY_FIELDS, META_FIELDS, type EntityRoot } from '../model/entity-fields.ts'
import type { Fields } from '../model/kinds.ts'
import { NOTE_FIELDS } from '../model/note-fields.ts'
import { newEntity, writeFields } from './edit-fields.ts'
import { rootMap } from './layout.ts'
import { legendText } from './read.ts'

type Plain = Readonly<Record<string, unknown>>

/**
 * Everything but title and purpose, which the seed wrote before. `createdBy` is who its links and waivers are by,
 * whatever they say themselves.
 */
export function writeContent(doc: Y.Doc, content: CanvasContent, createdBy: string): void {
  doc.transact(() => writeAll(doc, content, createdBy))
}

function writeAll(doc: Y.Doc, content: CanvasContent, createdBy: string): void {
  writeFields(rootMap(doc, 'meta'), META_FIELDS, written(META_FIELDS, content.meta), null)
  for (const color of NOTE_COLORS) legendText(doc, color)?.insert(0, content.meta.legend[color] ?? '')
  for (const { id, softLimit } of BLOCKS) writeBlock(doc, id, content.blocks[id], softLimit)
  for (const { id, blockId, rank, ...fields } of content.notes) {
    const map = newEntity(NOTE_FIELDS, written(NOTE_FIELDS, fields))
    map.set('blockId', blockId)
    map.set('rank', rank)
    rootMap(doc, 'notes').set(id, map)
  }
  for (const root of Object.keys(ENTITY_FIELDS) as EntityRoot[])
    for (const { id, ...fields } of content[root]) {
      const own = {
        ...fields,
        ...(root === 'links' && { createdBy }),
        ...(root === 'waivers' && { by: createdBy }),
      }
      rootMap(doc, root).set(id, newEntity(ENTITY_FIELDS[root], written(ENTITY_FIELDS[root], own)))
    }
}

function writeBlock(
  doc: Y.Doc,
  id: BlockId,
  block: CanvasContent['blocks'][BlockId] | undefined,
  usual: number,
): void {
  const { softLimit = usual, ownerId } = block ?? {}
  if (softLimit === usual && ownerId === undefined) return
  const map = new Y.Map<unknown>()
  map.set('softLimit', softLimit)
  if (ownerId !== undefined) map.set('ownerId', ownerId)
  rootMap(doc, 'blocks').set(id, map)
}

/** Without what reading gives anyway: a document should hold what somebody decided. */
function written(fields: Fields, values: Plain): Plain {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => fields[name]?.fallback !== value),
  )
}
