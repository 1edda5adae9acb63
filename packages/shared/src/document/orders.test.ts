import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { BLOCK_IDS, type BlockId } from '../blocks.ts'
import { LINK_KINDS, type LinkKind } from '../links.ts'
import { addLink } from './edit-links.ts'
import { addNotes, deleteNotes, restoreNotes } from './edit-notes.ts'
import { LinksByNote } from './links-by-note.ts'
import { moveNote } from './move-note.ts'
import { rootMap } from './layout.ts'
import { BlockOrders } from './orders.ts'
import { readContent } from './read-content.ts'
import { readBlockOrder } from './read.ts'

const ORIGINS = { gesture: null, setup: null }
const BLOCKS = BLOCK_IDS.slice(0, 3)

const step = fc.record({ kind: fc.nat(5), at: fc.nat(20), block: fc.nat(2), before: fc.nat(20) })

it('edits that keep orders and links at hand come to the same as edits that read them each time', () => {
  let [moved, turned] = [0, 0]
  const run = fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
    const [kept, fresh] = [new Y.Doc(), new Y.Doc()]
    const known = { orders: new BlockOrders(kept), links: new LinksByNote(kept) }
    const { orders, links } = known
    steps.forEach(({ kind, at, block, before }, i) => {
      const ids = [...rootMap(kept, 'notes').keys()].sort()
      const id = ids[at % Math.max(1, ids.length)] ?? 'none'
      const place = { blockId: BLOCKS[block] as BlockId, beforeId: ids[before] }
      for (const [doc, held] of [[kept, known] as const, [fresh, undefined] as const]) {
        if (kind === 0) addNotes(doc, place, [{ id: `n${i}` }, { id: `m${i}` }], ORIGINS, held?.orders)
        else if (kind === 1) {
          const done = moveNote(doc, id, place, null, held)
          if (done) moved++
          turned += done?.links.length ?? 0
        } else if (kind === 2) deleteNotes(doc, [id], null, 1)
        else if (kind === 3) restoreNotes(doc, [id], null)
        else if (kind === 4) {
          const join = {
            fromId: id,
            kind: LINK_KINDS[before % 16] as LinkKind,
            toId: ids[before % Math.max(1, ids.length)] ?? 'none',
          }
          addLink(doc, { id: `l${i}`, ...join, createdBy: 'ada' }, null)
          if (held) links.added(`l${i}`)
        }
        // Equal ranks, as people make them who append at once: the next placement among them re-ranks.
        else for (const map of rootMap(doc, 'notes').values()) if (map instanceof Y.Map) map.set('rank', 'a0')
      }
      if (kind > 1) for (const one of ids) orders.refresh(one)
    })
    expect(readContent(kept)).toEqual(readContent(fresh))
    for (const blockId of BLOCKS)
      expect(orders.of(blockId).map(({ id }) => id)).toEqual(
        readBlockOrder(kept, blockId).map(({ id }) => id),
      )
  })
  fc.assert(run, { numRuns: 100 })
  expect([moved > 100, turned > 20]).toEqual([true, true])
})

it('an order that is not told of a change goes on showing what was there', () => {
  const doc = new Y.Doc()
  addNotes(doc, { blockId: 'channels' }, [{ id: 'a' }, { id: 'b' }], ORIGINS)
  const orders = new BlockOrders(doc)
  const ids = (): string[] => orders.of('channels').map(({ id }) => id)
  expect(ids()).toEqual(['a', 'b'])
  deleteNotes(doc, ['a'], null)
  expect(ids()).toEqual(['a', 'b'])
  orders.refresh('a')
  expect(ids()).toEqual(['b'])
})
