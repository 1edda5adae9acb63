import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readKeystroke } from './keystroke.ts'
import { scanUpdate, UNLIMITED } from './scan.ts'

/** Updates of somebody who types `words` at a place of a text. */
function typed(words: readonly string[], at: number): Uint8Array[] {
  const doc = new Y.Doc()
  const text = doc.getText('text')
  text.insert(0, 'before and behind')
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const word of words) text.insert(at, word)
  return updates
}

test('reads characters behind others, at the end and in front of something', () => {
  const [end] = typed(['ü😀'], 17)
  const [middle] = typed(['x'], 3)
  expect(readKeystroke(end as Uint8Array)).toMatchObject({
    clock: 17,
    length: 3,
    originClock: 16,
    rightClock: -1,
  })
  expect(readKeystroke(middle as Uint8Array)).toMatchObject({ length: 1, originClock: 2, rightClock: 3 })
})

test('takes nothing for a keystroke that admission would read otherwise, whatever is done to its bytes', () => {
  let read = 0
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 5, unit: 'grapheme' }), { minLength: 1, maxLength: 4 }),
      fc.nat(17),
      fc.array(fc.tuple(fc.nat(40), fc.nat(255)), { maxLength: 3 }),
      (words, at, changes) => {
        for (const update of typed(words, at)) {
          for (const [index, byte] of changes) if (index < update.length) update[index] = byte
          const key = readKeystroke(update)
          if (!key) continue
          read++
          const { sections, deletedTo } = scanUpdate(update, UNLIMITED)
          const { client, clock, length } = key
          expect(sections).toEqual([{ client, from: clock, to: clock + length, leftOutTo: 0 }])
          expect(deletedTo).toEqual([])
        }
      },
    ),
    { numRuns: 2000 },
  )
  expect(read).toBeGreaterThan(500)
})
