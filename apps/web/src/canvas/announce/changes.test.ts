import { describe, expect, it } from 'vitest'
import { linkChange, noteChange, sentenceFor, type Change, type Known } from './changes.ts'

const note = (text: string, more: Partial<Known> = {}): Known => ({
  blockId: 'key_activities',
  text,
  aside: false,
  ...more,
})
const said = (before: Known | null, after: Known | null): string | null => {
  const change = noteChange(before, after, ['Ana'])
  return change && sentenceFor([change])
}

describe('what somebody did to a note', () => {
  it('is one short sentence with their name', () => {
    expect([
      said(null, note('Roast')),
      said(note('Roast'), null),
      said(note('Roast'), note('Roast', { aside: true })),
      said(note('Roast', { aside: true }), note('Roast')),
      said(note('Roast'), note('Roast', { blockId: 'channels' })),
      said(note('Roast'), note('Roast to order')),
      said(note('Roast'), note('Roast')),
    ]).toEqual([
      'Ana added “Roast” to Key Activities',
      'Ana deleted “Roast” from Key Activities',
      'Ana parked “Roast”',
      'Ana added “Roast” to Key Activities',
      'Ana moved “Roast” to Channels',
      'Ana changed “Roast” to “Roast to order”',
      'Ana changed “Roast”',
    ])
  })

  it('is nothing when it came and went, or was put aside and deleted', () => {
    expect([said(null, null), said(note('Roast', { aside: true }), null)]).toEqual([null, null])
  })

  it('names a note by the beginning of its text', () => {
    const sentence = said(null, note(`Roast ${'and grind '.repeat(20)}`))
    expect(sentence).toMatch(/^Ana added “Roast and grind .*…” to Key Activities$/)
    expect(sentence?.length).toBeLessThan(100)
  })
})

describe('what several changes come to', () => {
  const changes = (...all: (Change | null)[]): Change[] => all.filter((one) => one !== null)

  it('is one sentence too: who, how much and where', () => {
    const some = changes(
      noteChange(null, note('Roast'), ['Ana']),
      noteChange(null, note('Pack'), ['Ben']),
      noteChange(null, note('Shop', { blockId: 'channels' }), ['Ana']),
      linkChange('Roast makes possible Coffee', ['Ana']),
    )
    expect(sentenceFor(some)).toBe('Ana and Ben made 4 changes in Key Activities and Channels')
  })

  it('is the link itself where there is one', () => {
    expect(sentenceFor([linkChange('Roast makes possible Coffee', ['Ana'])])).toBe(
      'Ana linked: Roast makes possible Coffee',
    )
    expect(sentenceFor([linkChange(null, ['Ana', 'Ben'])])).toBe('Ana and Ben took a link away')
    expect(sentenceFor([])).toBeNull()
  })
})
