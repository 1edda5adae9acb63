/** Where a note goes within its block, and the ranks that put it there: what adding and moving have in common. */
import * as Y from 'yjs'
import type { BlockId } from '../blocks.ts'
import { rootMap } from './layout.ts'
import type { BlockOrders } from './orders.ts'
import { placeAt, type Placement, type Ranked } from './rank.ts'
import { readBlockOrder } from './read.ts'

/** Before a note, or at the end of the block. */
export interface Place {
  readonly blockId: BlockId
  readonly beforeId?: string | undefined
}

export function fieldsOf(doc: Y.Doc, id: string): Y.Map<unknown> | null {
  const fields = rootMap(doc, 'notes').get(id)
  return fields instanceof Y.Map ? fields : null
}

export function placement(
  doc: Y.Doc,
  place: Place,
  moving: string | null,
  count: number,
  orders?: BlockOrders,
): Placement {
  const siblings = orderOf(doc, place.blockId, orders).filter((note) => note.id !== moving)
  const before = siblings.findIndex((note) => note.id === place.beforeId)
  return placeAt(siblings, before < 0 ? siblings.length : before, count)
}

export function orderOf(doc: Y.Doc, blockId: BlockId, orders: BlockOrders | undefined): readonly Ranked[] {
  return orders?.of(blockId) ?? readBlockOrder(doc, blockId)
}

export function refresh(
  orders: BlockOrders | undefined,
  ids: readonly string[],
  reranked: Placement['reranked'],
): void {
  for (const id of ids) orders?.refresh(id)
  for (const [id] of reranked) orders?.refresh(id)
}

export function writeRanks(doc: Y.Doc, ranks: Placement['reranked']): void {
  for (const [id, rank] of ranks) fieldsOf(doc, id)?.set('rank', rank)
}
