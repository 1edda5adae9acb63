/**
 * Moving a note. It keeps its id, its text and its links; a link whose kind cannot join the blocks it now joins turns
 * into `relates_to` in the same transaction, so that one undo brings back place and kinds.
 */
import type * as Y from 'yjs'
import { loosenLinks, restoreKinds, type ChangedLink } from './edit-links.ts'
import type { LinksByNote } from './links-by-note.ts'
import type { BlockOrders } from './orders.ts'
import { fieldsOf, orderOf, placement, refresh, writeRanks, type Place } from './placing.ts'
import { readPlace } from './read.ts'

export interface Moved {
  /** Links that became `relates_to`, with what they were. */
  readonly links: readonly ChangedLink[]
}

/** Spares an edit that is one of many from reading the document again. */
export interface Known {
  readonly orders: BlockOrders
  readonly links: LinksByNote
}

/** Moves a live note; null when it is not there or already stands at the place. */
export function moveNote(doc: Y.Doc, id: string, place: Place, origin: unknown, known?: Known): Moved | null {
  const note = readPlace(doc, id)
  const fields = fieldsOf(doc, id)
  if (!note || !fields || place.beforeId === id || stands(doc, id, place, known)) return null
  const { ranks, reranked } = placement(doc, place, id, 1, known?.orders)
  const links = doc.transact(() => {
    const leaves = note.blockId !== place.blockId
    if (leaves) fields.set('blockId', place.blockId)
    fields.set('rank', ranks[0])
    writeRanks(doc, reranked)
    return leaves ? loosenLinks(doc, id, origin, known?.links) : []
  }, origin)
  refresh(known?.orders, [id], reranked)
  return { links }
}

/**
 * Takes a move back without undoing what was done since: to the end of the block it came from, and the links that it
 * changed are again what they were. False when the note is not there or already stands there.
 */
export function moveBack(
  doc: Y.Doc,
  id: string,
  blockId: Place['blockId'],
  { links }: Moved,
  origin: unknown,
): boolean {
  return doc.transact(() => {
    const moved = moveNote(doc, id, { blockId }, origin)
    restoreKinds(doc, links, origin)
    return moved !== null
  }, origin)
}

function stands(doc: Y.Doc, id: string, place: Place, known: Known | undefined): boolean {
  const order = orderOf(doc, place.blockId, known?.orders)
  const at = order.findIndex((note) => note.id === id)
  return at >= 0 && order[at + 1]?.id === place.beforeId
}
