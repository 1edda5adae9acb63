import { addNotes, deleteNotes } from '@ninefold/shared/document/edit-notes'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { unsentEdits } from './unsent-edits.ts'

const origins = { gesture: 'gesture', setup: 'setup' }

it('only what was not sent is in the file: notes by block in guided order, deleted ones apart', () => {
  const doc = new Y.Doc()
  const add = (blockId: 'channels' | 'customer_segments', text: string): string =>
    addNotes(doc, { blockId }, [{ text }], origins)[0] ?? ''
  add('channels', 'sent long ago')
  const [shop, gone, schools] = [
    add('channels', 'Web shop\nand fairs'),
    add('channels', 'Radio'),
    add('customer_segments', 'Schools'),
  ]
  deleteNotes(doc, [gone], origins.gesture)
  const unsent = [...[shop, gone, schools].map((id) => `notes/${id}`), 'links/l1']
  const { name, text } = unsentEdits(doc, unsent, 'A/B: plan', new Date('2026-11-22T12:00'))
  expect(name).toBe('AB plan – unsaved changes.md')
  expect(text.split('\n\n').slice(2)).toEqual([
    '## Customer Segments',
    '- Schools',
    '## Channels',
    '- Web shop\n  and fairs',
    '## Deleted',
    '- Channels: Radio',
    'Changes of other kinds: 1.\n',
  ])
  expect(text).not.toContain('sent long ago')
})
