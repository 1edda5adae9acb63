import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { beginStep } from './one-step.ts'

const ORIGIN = Symbol('mine')

function setUp() {
  const doc = new Y.Doc()
  const map = doc.getMap<number>('m')
  const undo = new Y.UndoManager(map, { trackedOrigins: new Set([ORIGIN]), captureTimeout: 600 })
  const write = (value: number): void => doc.transact(() => void map.set('x', value), ORIGIN)
  return { map, undo, write }
}

describe('a movement', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is taken back as a whole, also where the hand rested on the way', () => {
    const { map, undo, write } = setUp()
    write(1)
    const end = beginStep(undo)
    write(2)
    vi.advanceTimersByTime(5000)
    write(3)
    end()
    undo.undo()
    expect(map.get('x')).toBe(1)
  })

  it('is apart from what comes right before and after it', () => {
    const { map, undo, write } = setUp()
    write(1)
    const end = beginStep(undo)
    write(2)
    end()
    write(3)
    undo.undo()
    expect(map.get('x')).toBe(2)
    undo.undo()
    expect(map.get('x')).toBe(1)
  })

  it('leaves steps as they were once it has ended, however often that is said', () => {
    const { undo } = setUp()
    const first = beginStep(undo)
    first()
    const second = beginStep(undo)
    first()
    expect(undo.captureTimeout).toBe(Infinity)
    second()
    expect(undo.captureTimeout).toBe(600)
  })
})
