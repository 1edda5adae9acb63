import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readText, textChange, writeText } from './text.ts'

describe('the change between two texts', () => {
  it('is none for equal texts', () => {
    expect(textChange('abc', 'abc')).toBeNull()
  })

  it('is only what differs', () => {
    expect(textChange('self water', 'self-water')).toEqual({ index: 4, remove: 1, insert: '-' })
  })

  it('ends at the caret when several readings are possible', () => {
    expect(textChange('aaa', 'aaaa', 1)).toEqual({ index: 0, remove: 0, insert: 'a' })
    expect(textChange('aaa', 'aaaa', 4)).toEqual({ index: 3, remove: 0, insert: 'a' })
  })

  it('always leads from the one to the other, for any texts and caret', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '😀', 'é'), maxLength: 8 })
    fc.assert(
      fc.property(short, short, fc.nat(8), (before, after, caret) => {
        const change = textChange(before, after, Math.min(caret, after.length)) ?? {
          index: 0,
          remove: 0,
          insert: '',
        }
        const result =
          before.slice(0, change.index) + change.insert + before.slice(change.index + change.remove)
        expect(result).toBe(after)
        expect(change.insert.isWellFormed()).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('shared text', () => {
  it('takes a new value without touching what did not change', () => {
    const doc = new Y.Doc()
    const text = doc.getText('t')
    text.insert(0, 'plant care')
    const kept = Y.createRelativePositionFromTypeIndex(text, 6)
    writeText(text, 'plants care', 'me', 6)
    expect(text.toString()).toBe('plants care')
    expect(Y.createAbsolutePositionFromRelativePosition(kept, doc)?.index).toBe(7)
  })

  it('is cut by its reader at four times its limit', () => {
    expect(readText('x'.repeat(50), 10)).toHaveLength(40)
    expect(readText({ not: 'text' }, 10)).toBe('')
  })
})
