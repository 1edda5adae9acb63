import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fences } from './fences.ts'

function setUp() {
  const sent: number[] = []
  const fences = new Fences({ send: (id) => sent.push(id), changed: () => undefined })
  return { fences, sent }
}

describe('fences', () => {
  it('a change is saved only when a fence sent behind it was answered', () => {
    const { fences, sent } = setUp()
    fences.ready()
    fences.touched(['notes/a'])
    expect([fences.saved, fences.waiting, sent]).toEqual([false, 1, [1]])
    fences.answered(1)
    expect([fences.saved, fences.waiting]).toEqual([true, 0])
  })

  it('a change made while a fence is under way waits for the next one', () => {
    const { fences, sent } = setUp()
    fences.ready()
    fences.touched(['notes/a'])
    fences.touched(['notes/a', 'notes/b'])
    fences.answered(1)
    expect([fences.saved, fences.waiting, sent]).toEqual([false, 2, [1, 2]])
    fences.answered(2)
    expect(fences.saved).toBe(true)
  })

  it('nothing is asked before the connection has what was written offline', () => {
    const { fences, sent } = setUp()
    fences.touched(['notes/a'])
    expect(sent).toEqual([])
    fences.ready()
    expect(sent).toEqual([1])
  })

  it('a lost connection turns what was under way back into waiting', () => {
    const { fences, sent } = setUp()
    fences.ready()
    fences.touched(['notes/a'])
    fences.lost()
    fences.answered(1)
    expect([fences.saved, fences.waiting]).toEqual([false, 1])
    fences.ready()
    expect(sent).toEqual([1, 2])
    fences.answered(2)
    expect(fences.saved).toBe(true)
  })

  it('takes over what an earlier page left unsaved', () => {
    const { fences } = setUp()
    fences.restore(['notes/a', 'notes/b'])
    expect([fences.saved, fences.waiting]).toEqual([false, 2])
  })

  it('never says saved while a change has no answered fence behind it, whatever happens', () => {
    const step = fc.constantFrom('touch', 'ready', 'lost', 'answer', 'late')
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { fences, sent } = setUp()
        let clock = 0
        let lastChange = 0
        let savedUpTo = 0
        const sentAt = new Map<number, number>()
        let known = 0
        const note = () => {
          for (const id of sent.slice(known)) sentAt.set(id, clock)
          known = sent.length
        }
        let connected = false
        for (const what of steps) {
          clock++
          if (what === 'touch') {
            lastChange = clock
            fences.touched(['notes/a'])
          } else if (what === 'ready') {
            connected = true
            fences.ready()
          } else if (what === 'lost') {
            connected = false
            fences.lost()
          } else if (what === 'answer' && connected && sent.length > 0) {
            const id = sent.at(-1) as number
            savedUpTo = Math.max(savedUpTo, sentAt.get(id) ?? 0)
            fences.answered(id)
          } else if (what === 'late') fences.answered(-1)
          note()
          if (fences.saved) expect(savedUpTo).toBeGreaterThanOrEqual(lastChange)
        }
      }),
      { numRuns: 500 },
    )
  })
})
