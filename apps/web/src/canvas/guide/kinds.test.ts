import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BLOCK_IDS } from '@ninefold/shared'
import { addFullNotes } from '@ninefold/shared/document/add-full-notes'
import { readFullNotes } from '@ninefold/shared/document/read-content'
import { t } from '../../lib/messages/index.ts'
import { kindsOf } from './kinds.ts'

describe.each(BLOCK_IDS)('the kinds of %s', (blockId) => {
  it('have a heading and words', () => {
    for (const { id, kinds } of kindsOf(blockId)) {
      expect([id, t.guide.kinds[id]]).not.toContain(undefined)
      expect(kinds.length).toBeGreaterThan(2)
      for (const { name, meaning } of kinds) expect([name, meaning]).not.toContain('')
    }
  })

  it('are what a note added as one of them is, and no other of its group', () => {
    for (const { kinds } of kindsOf(blockId))
      for (const kind of kinds) {
        const doc = new Y.Doc()
        const fields = { ...kind.fields, text: 'New' }
        addFullNotes(doc, [{ blockId, fields }], { gesture: null, setup: null })
        const [note] = readFullNotes(doc)
        expect(note && kinds.filter(({ has }) => has(note)).map(({ id }) => id)).toEqual([kind.id])
      }
  })
})
