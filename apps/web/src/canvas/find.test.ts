import { describe, expect, it } from 'vitest'
import type { SheetNote } from '@ninefold/shared'
import { findNotes } from './find.ts'

const note = (text: string): SheetNote => ({
  id: text,
  blockId: 'channels',
  rank: 'a0',
  text,
  detail: '',
  color: 'stone',
  groupId: null,
  category: null,
  status: 'idea',
  importance: 'undecided',
  ghost: false,
})
const found = (query: string) =>
  findNotes([note('Café in der Stadt'), note('Garden-centre shelves')], query).map(({ text }) => text)

describe('find', () => {
  it('finds a word whatever its case and accents', () => {
    expect(found('CAFE')).toEqual(['Café in der Stadt'])
  })
  it('wants every word, in any order', () => {
    expect(found('shelves garden')).toEqual(['Garden-centre shelves'])
    expect(found('shelves café')).toEqual([])
  })
  it('finds nothing for an empty question', () => {
    expect(found('  ')).toEqual([])
  })
})
