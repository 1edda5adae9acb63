import fc from 'fast-check'
import { expect, it } from 'vitest'
import { notesOf, pastedInto } from './pasted.ts'

/** Letters without the spaces, which may be lost where notes part. */
const letters = (texts: readonly string[]): string => texts.join('').replace(/\s/g, '')

it('each line is a note, without its bullet', () => {
  expect(notesOf('One\n\n- Two\r\n • Three \r', 20)).toEqual(['One', 'Two', 'Three'])
})

it('a line that is too long goes on in the next note, parted between words', () => {
  expect(notesOf('aaa bbb ccc\nddd', 8)).toEqual(['aaa bbb', 'ccc', 'ddd'])
  expect(notesOf('aaa bbbb ccc', 8)).toEqual(['aaa bbbb', 'ccc'])
})

it('a word is broken only where it is longer than a note, and never within a character', () => {
  expect(notesOf('abcdefgh', 3)).toEqual(['abc', 'def', 'gh'])
  expect(notesOf('👩‍🌾👩‍🌾', 8)).toEqual(['👩‍🌾', '👩‍🌾'])
})

it('into a note that holds something already goes what fits, the rest into notes of its own', () => {
  expect(pastedInto('aaa bbb ccc', 8, 5)).toEqual({ here: 'aaa', rest: ['bbb ccc'] })
  expect(pastedInto('aaaa', 8, 3)).toEqual({ here: '', rest: ['aaaa'] })
  expect(pastedInto('aaaa', 8, -2)).toEqual({ here: '', rest: ['aaaa'] })
})

it('what fits is left to the field, with its spaces', () => {
  expect(pastedInto(' a ', 8, 3)).toBeNull()
  expect(pastedInto('  a', 8, 2)).toEqual({ here: 'a', rest: [] })
  expect(pastedInto('\n', 8, 8)).toBeNull()
})

it('no letter is lost and no note is longer than it may be', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'ö', '🙂', 'e\u0301'), maxLength: 60 })
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 12 }), fc.nat(12), (line, limit, used) => {
      const room = Math.max(0, limit - used)
      const notes = notesOf(line, limit, room)
      expect(letters(notes)).toBe(letters([line]))
      expect(notes.every((note, i) => note.length <= (i === 0 ? room : limit))).toBe(true)
      expect(notes.slice(1)).not.toContain('')
    }),
  )
})
