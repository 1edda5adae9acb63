import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { UpdateBatch } from './update-batch.ts'

/** What y-indexeddb offers of itself here: a listener on the document that writes one update. */
function setUp() {
  const doc = new Y.Doc()
  const stored: Uint8Array[] = []
  const persistence = { _storeUpdate: (update: Uint8Array) => void stored.push(update) }
  doc.on('update', persistence._storeUpdate)
  const batch = new UpdateBatch(doc, persistence as unknown as IndexeddbPersistence)
  const other = new Y.Doc()
  const hear = (text: string) => {
    const before = Y.encodeStateVector(other)
    other.getText('t').insert(other.getText('t').length, text)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, before), 'server')
  }
  const reopened = () => {
    const copy = new Y.Doc()
    for (const update of stored) Y.applyUpdate(copy, update)
    return copy
  }
  return { doc, stored, batch, hear, reopened }
}

describe('the local copy', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('has one’s own edit at once', () => {
    const { doc, stored, reopened } = setUp()
    doc.getText('mine').insert(0, 'x')
    expect(stored).toHaveLength(1)
    expect(reopened().getText('mine').toString()).toBe('x')
  })

  it('gathers what others write and has it after a second', () => {
    const { stored, hear, reopened } = setUp()
    for (const letter of 'hello') hear(letter)
    expect(stored).toHaveLength(0)
    vi.advanceTimersByTime(1000)
    expect(stored).toHaveLength(1)
    expect(reopened().getText('t').toString()).toBe('hello')
  })

  it('never has an edit without what it stands on', () => {
    const { doc, hear, reopened } = setUp()
    hear('plant')
    doc.getText('t').insert(5, 's')
    expect(reopened().getText('t').toString()).toBe('plants')
  })

  it('writes what is held when it is told to, and nothing once stopped', () => {
    const { stored, batch, hear } = setUp()
    hear('a')
    batch.flush()
    expect(stored).toHaveLength(1)
    hear('b')
    batch.stop()
    vi.advanceTimersByTime(5000)
    hear('c')
    expect(stored).toHaveLength(1)
  })
})
