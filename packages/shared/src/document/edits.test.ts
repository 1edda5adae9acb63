import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BLOCK_IDS } from '../blocks.ts'
import { LINK_KINDS, mayLink } from '../links.ts'
import { addLink, removeLink } from './edit-links.ts'
import { setSoftLimit, writeMeta } from './edit-meta.ts'
import { addNotes, deleteNotes, writeNoteDetail } from './edit-notes.ts'
import { rootMap } from './layout.ts'
import { moveNote } from './move-note.ts'
import { readContent, readFullMeta } from './read-content.ts'
import { metaText, readMeta, readNote, readSoftLimit } from './read.ts'
import { acceptsEntry } from './schema.ts'
import { seedCanvas } from './seed.ts'

function canvas(): Y.Doc {
  const doc = new Y.Doc()
  seedCanvas(doc, { title: 'Planters', businessType: 'ecommerce' }, null)
  return doc
}

/** How many transactions an edit takes, counting only those that change something. */
function changes(doc: Y.Doc, edit: () => void): number {
  let count = 0
  const watch = (): void => void count++
  doc.on('update', watch)
  edit()
  doc.off('update', watch)
  return count
}

describe('what is said about a canvas', () => {
  it('changes as one gesture, and what is left out stays', () => {
    const doc = canvas()
    const change = { purpose: 'Sell', legend: { sky: 'Families' }, businessType: null }
    expect(changes(doc, () => writeMeta(doc, change, null))).toBe(1)
    expect(readMeta(doc)).toEqual({ title: 'Planters', purpose: 'Sell', legend: { sky: 'Families' } })
    expect(readFullMeta(doc)).toMatchObject({ businessType: null, perspective: 'as_is' })
  })

  it('is typed into, so that what a colleague types at the same time stays', () => {
    const [doc, other] = [canvas(), new Y.Doc()]
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    writeMeta(doc, { title: 'Planters and pots' }, null)
    metaText(other, 'title')?.insert(0, 'Our ')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(readMeta(doc).title).toBe('Our Planters and pots')
  })

  it('that is so already is no change', () => {
    const doc = canvas()
    expect(changes(doc, () => writeMeta(doc, { title: 'Planters', businessType: 'ecommerce' }, null))).toBe(0)
  })
})

describe('the number of notes a block takes easily', () => {
  it('is set, and set again', () => {
    const doc = canvas()
    for (const limit of [3, 12]) {
      expect(changes(doc, () => setSoftLimit(doc, 'channels', limit, null))).toBe(1)
      expect(readSoftLimit(doc, 'channels')).toBe(limit)
    }
    expect(changes(doc, () => setSoftLimit(doc, 'channels', 12, null))).toBe(0)
  })
})

describe('a link', () => {
  const link = { fromId: 'a', kind: 'serves', toId: 'b', createdBy: 'ada' } as const
  const origins = { gesture: null, setup: null }
  function linkable(): Y.Doc {
    const doc = canvas()
    addNotes(doc, { blockId: 'value_propositions' }, [{ id: 'a' }], origins)
    addNotes(doc, { blockId: 'customer_segments' }, [{ id: 'b' }], origins)
    return doc
  }

  it('is added under its own id or a fresh one, and removed for good', () => {
    const doc = linkable()
    expect(addLink(doc, { ...link, id: 'l1', strength: 3, label: 'daily' }, null)).toBe('l1')
    const fresh = addLink(doc, link, null)
    expect(readContent(doc).links.find(({ id }) => id === 'l1')).toEqual({
      ...link,
      id: 'l1',
      strength: 3,
      label: 'daily',
    })
    expect(removeLink(doc, 'l1', null)).toBe(true)
    expect(removeLink(doc, 'l1', null)).toBe(false)
    expect(readContent(doc).links).toEqual([{ ...link, strength: 2, id: fresh }])
  })

  it('that its notes’ blocks do not allow reads as "relates to", and one whose note is gone not at all', () => {
    const doc = linkable()
    addLink(doc, { ...link, id: 'l1' }, null)
    moveNote(doc, 'b', { blockId: 'channels' }, null)
    expect(readContent(doc).links).toEqual([{ ...link, strength: 2, id: 'l1', kind: 'relates_to' }])
    deleteNotes(doc, ['b'], null)
    expect(readContent(doc).links).toEqual([])
  })

  it('is one that a document may hold', () => {
    const doc = canvas()
    const id = addLink(doc, link, null)
    expect(acceptsEntry('links', id, rootMap(doc, 'links').get(id))).toBe(true)
  })

  it('joins the blocks its kind is for, in that direction', () => {
    expect(mayLink('serves', 'value_propositions', 'customer_segments')).toBe(true)
    expect(mayLink('serves', 'customer_segments', 'value_propositions')).toBe(false)
    expect(mayLink('supports', 'key_resources', 'value_propositions')).toBe(true)
    expect(mayLink('supports', 'key_activities', 'value_propositions')).toBe(false)
    const pairs = LINK_KINDS.map((kind) =>
      BLOCK_IDS.flatMap((from) => BLOCK_IDS.filter((to) => mayLink(kind, from, to))),
    )
    expect(pairs.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1, 1, 1, 7, 1, 1, 1, 1, 3, 1, 81, 81])
  })
})

describe("a note's detail", () => {
  it('is written by the smallest change, also into a note that has none', () => {
    const doc = canvas()
    const origins = { gesture: null, setup: null }
    const [id] = addNotes(doc, { blockId: 'channels' }, [{ text: 'x', detail: 'long' }], origins)
    const detail = (): string | undefined => readNote(doc, id as string)?.detail
    expect(detail()).toBe('long')
    writeNoteDetail(doc, id as string, 'longer', null)
    expect(detail()).toBe('longer')
    ;(rootMap(doc, 'notes').get(id as string) as Y.Map<unknown>).delete('detail')
    writeNoteDetail(doc, id as string, 'again', null)
    expect(detail()).toBe('again')
  })
})
