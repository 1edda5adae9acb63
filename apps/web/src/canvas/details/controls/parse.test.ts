import { describe, expect, it } from 'vitest'
import { parseDay, parseNumber, parseText, parseUrl } from './parse.ts'

const percent = parseNumber({ least: 0, most: 100, whole: false })

describe('a number', () => {
  it.each([
    ['', null],
    ['8', 8],
    ['8.5', 8.5],
    ['8,5', 8.5],
    [' 12 ', 12],
    ['.5', 0.5],
  ])('%j reads as %j', (text, value) => expect(percent(text)).toEqual({ value }))

  it.each([
    ['1,200', 1200],
    ['1 200', 1200],
    ['1’200.75', 1200.75],
    ['1,234,567', 1_234_567],
  ])('%j is read over its separators', (text, value) =>
    expect(parseNumber({ least: 0, most: 1e12, whole: false })(text)).toEqual({ value }),
  )

  it.each(['101', '-1', 'many', '1e3', '0x10', '5 %', '--4', 'NaN', 'Infinity'])(
    '%j is refused with a sentence',
    (text) => expect(percent(text)).toMatchObject({ problem: expect.stringMatching(/\.$/) as unknown }),
  )

  it('of whole units has no parts', () => {
    expect(parseNumber({ least: 0, most: 9, whole: true })('2.5')).toHaveProperty('problem')
  })
})

describe('an address', () => {
  it.each([
    ['example.com/page', 'https://example.com/page'],
    ['http://example.com', 'http://example.com'],
    ['https://example.com/?q=1', 'https://example.com/?q=1'],
    ['localhost:3000', 'https://localhost:3000'],
    ['', null],
  ])('%j is taken as %j', (text, value) => expect(parseUrl(text)).toEqual({ value }))

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:a@b.c',
    'handbook',
    'see example.com',
    'https://',
    'file:///etc',
  ])('%j is refused', (text) => expect(parseUrl(text)).toHaveProperty('problem'))
})

describe('a day', () => {
  it('is one of the calendar', () => {
    expect(parseDay('2026-02-28')).toEqual({ value: '2026-02-28' })
    expect(parseDay('2026-02-29')).toHaveProperty('problem')
    expect(parseDay('')).toEqual({ value: null })
  })
})

it('a text of spaces is none, and one that is too long is refused', () => {
  expect(parseText(5)('   ')).toEqual({ value: null })
  expect(parseText(5)(' abc ')).toEqual({ value: 'abc' })
  expect(parseText(5)('abcdef')).toHaveProperty('problem')
})
