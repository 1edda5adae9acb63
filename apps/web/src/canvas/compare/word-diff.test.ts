import { expect, it } from 'vitest'
import { diffWords, type Piece } from './word-diff.ts'

const told = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, own }) => (own ? `[${text}]` : text)).join('')
const diff = (before: string, after: string): string[] => {
  const pieces = diffWords(before, after)
  return [told(pieces.before), told(pieces.after)]
}

it('marks the words that only one wording has', () => {
  expect(diff('Ship orders by bike', 'Ship small orders by van')).toEqual([
    'Ship orders by [bike]',
    'Ship [small ]orders by [van]',
  ])
  expect(diff('Tastings', 'Tastings for two')).toEqual(['Tastings', 'Tastings[ for two]'])
  expect(diff('Bake', 'Bake')).toEqual(['Bake', 'Bake'])
  expect(diff('', 'Bake')).toEqual(['', '[Bake]'])
})

it('gives both texts whole, however long they are', () => {
  const long = 'word '.repeat(300)
  for (const [before, after] of [
    ['a  b\nc', 'c b a'],
    [long, 'word'],
  ] as const) {
    const pieces = diffWords(before, after)
    expect(pieces.before.map(({ text }) => text).join('')).toBe(before)
    expect(pieces.after.map(({ text }) => text).join('')).toBe(after)
  }
})
