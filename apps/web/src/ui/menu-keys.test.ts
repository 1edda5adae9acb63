import { describe, expect, it } from 'vitest'
import { movedIndex, Typeahead } from './menu-keys.ts'

describe('movedIndex', () => {
  it('arrows wrap at both ends', () => {
    expect([movedIndex('ArrowDown', 2, 3), movedIndex('ArrowUp', 0, 3)]).toEqual([0, 2])
  })

  it('the first arrow of an unvisited menu lands on the near end', () => {
    expect([movedIndex('ArrowDown', -1, 3), movedIndex('ArrowUp', -1, 3)]).toEqual([0, 2])
  })

  it('Home and End jump, other keys and an empty menu lead nowhere', () => {
    expect([movedIndex('Home', 1, 3), movedIndex('End', 1, 3)]).toEqual([0, 2])
    expect([movedIndex('Tab', 1, 3), movedIndex('ArrowDown', -1, 0)]).toEqual([undefined, undefined])
  })
})

describe('Typeahead', () => {
  const labels = ['Move to…', 'Comment', 'Copy', 'Delete']

  it('finds by the letters typed in one go', () => {
    const typeahead = new Typeahead()
    expect(typeahead.find('c', labels, 0, 0)).toBe(1)
    expect(typeahead.find('o', labels, 1, 100)).toBe(1)
    expect(typeahead.find('p', labels, 1, 200)).toBe(2)
  })

  it('the same letter again goes on to the next that begins so', () => {
    const typeahead = new Typeahead()
    expect(typeahead.find('c', labels, 0, 0)).toBe(1)
    expect(typeahead.find('c', labels, 1, 100)).toBe(2)
    expect(typeahead.find('c', labels, 2, 200)).toBe(1)
  })

  it('a pause begins a new search', () => {
    const typeahead = new Typeahead()
    typeahead.find('c', labels, 0, 0)
    expect(typeahead.find('d', labels, 1, 1000)).toBe(3)
  })

  it('finds nothing where nothing begins so', () => {
    expect(new Typeahead().find('z', labels, 0, 0)).toBeUndefined()
  })
})
