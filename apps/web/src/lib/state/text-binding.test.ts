import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bindText } from './text-binding.ts'

const ORIGIN = Symbol('mine')

function setUp(start = '') {
  const doc = new Y.Doc()
  const text = doc.getText('t')
  text.insert(0, start)
  const field = document.createElement('textarea')
  document.body.replaceChildren(field)
  const unbind = bindText(field, text, { origin: ORIGIN })
  const type = (value: string, caret = value.length) => {
    field.value = value
    field.setSelectionRange(caret, caret)
    field.dispatchEvent(new Event('input'))
  }
  return { text, field, type, unbind }
}

describe('a field on shared text', () => {
  it('writes what is typed, as the smallest change', () => {
    const { text, type } = setUp('plant care')
    const deltas: unknown[] = []
    text.observe((event) => deltas.push(event.changes.delta))
    type('plants care', 6)
    expect(text.toString()).toBe('plants care')
    expect(deltas).toEqual([[{ retain: 5 }, { insert: 's' }]])
  })

  it('shows what others type and keeps the caret with its letter', () => {
    const { text, field } = setUp('care')
    field.setSelectionRange(2, 2)
    text.insert(0, 'plant ')
    expect([field.value, field.selectionStart]).toEqual(['plant care', 8])
    text.delete(0, 6)
    expect([field.value, field.selectionStart]).toEqual(['care', 2])
  })

  it('keeps both when two people type in one word', () => {
    const { text, type } = setUp('wter')
    text.insert(4, 's')
    type('waters', 2)
    expect(text.toString()).toBe('waters')
  })

  it('leaves the field alone while an input method composes, and merges afterwards', () => {
    const { text, field, type } = setUp('ab')
    field.dispatchEvent(new CompositionEvent('compositionstart'))
    type('abに')
    text.insert(0, 'X')
    expect(field.value).toBe('abに')
    type('abにほ')
    expect(text.toString()).toBe('Xabにほ')
    field.dispatchEvent(new CompositionEvent('compositionend'))
    expect([field.value, text.toString()]).toEqual(['Xabにほ', 'Xabにほ'])
  })

  it('shows an undo like any other change', () => {
    const { text, field, type } = setUp('a')
    const undo = new Y.UndoManager(text, { trackedOrigins: new Set([ORIGIN]) })
    type('ab')
    undo.undo()
    expect(field.value).toBe('a')
  })

  it('writes what stands in the field when it is unbound, event or no event', () => {
    const { text, field, unbind } = setUp('a')
    field.value = 'ab'
    unbind()
    expect(text.toString()).toBe('ab')
  })

  it('hears nothing any more once unbound', () => {
    const { text, field, unbind, type } = setUp('a')
    unbind()
    text.insert(1, 'b')
    expect(field.value).toBe('a')
    type('xyz')
    expect(text.toString()).toBe('ab')
  })
})
