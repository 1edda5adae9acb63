import { NOTE_COLORS, PERSON_COLORS } from '@ninefold/shared'
import { describe, expect, it } from 'vitest'
import { initials, noteTone, personTone } from './people.ts'

describe('initials', () => {
  it.each([
    ['Amber Heron', 'AH'],
    ['Anna Maria von Trapp', 'AT'],
    ['owner', 'O'],
    ["Siobhán O'Neill", 'SN'],
    ['Jean-Luc', 'JL'],
    ['  李 小龙 ', '李小'],
    ['👩‍🚀', '👩‍🚀'],
    ['', '?'],
  ])('of %j are %j', (name, expected) => {
    expect(initials(name)).toBe(expected)
  })

  it.each([
    ['Amber Heron', 'A'],
    ['👩‍🚀 Ada', 'A'],
    ['', '?'],
  ])('where there is room for one, of %j it is %j', (name, expected) => {
    expect(initials(name, 1)).toBe(expected)
  })
})

describe('tones', () => {
  it('each colour of a person has its own token', () => {
    expect(PERSON_COLORS.map(personTone)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `var(--who-${n})`))
  })

  it('an unknown colour still shows as one of the eight', () => {
    expect(personTone('#123456')).toMatch(/^var\(--who-[1-8]\)$/)
  })

  it('the default colour of a note is the eighth, the others keep their order', () => {
    expect(NOTE_COLORS.map(noteTone)).toEqual([8, 1, 2, 3, 4, 5, 6, 7])
  })
})
