import type { Signal } from '@ninefold/shared'
import { addEntity, readEntities, readEntity } from '@ninefold/shared/document/entities'
import { undoOf } from '@ninefold/shared/document/undo'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { ORIGIN } from '../../lib/sync/origin.ts'
import type { Canvas } from '../context.ts'
import {
  addSignal,
  byDate,
  isNew,
  linkSignal,
  MOST_NOTES,
  notesOf,
  removeSignal,
  unlinkSignal,
} from './signals.ts'

/** A page as far as signals need one. */
function page(editable = true) {
  const doc = new Y.Doc()
  const manager = undoOf(doc, ORIGIN.gesture, 0)
  const canvas = {
    session: { doc },
    view: { editable },
    undo: { step: (gesture: () => unknown) => gesture() },
  } as unknown as Canvas
  return { doc, canvas, manager }
}
const signals = (doc: Y.Doc): Signal[] => readEntities(doc, 'signals')

it('a signal is added as seen today, on the note it was heard at', () => {
  const { doc, canvas } = page()
  const id = addSignal(canvas, 'gap', ['n1'])
  expect(signals(doc)).toMatchObject([{ id, kind: 'gap', text: '', noteIds: ['n1'] }])
  expect(signals(doc)[0]?.date).toMatch(/^\d{4}-\d\d-\d\d$/)
})

it('a signal touches a note once, and as many notes as there is room for', () => {
  const { doc, canvas } = page()
  const id = addSignal(canvas, 'market') ?? ''
  expect([linkSignal(canvas, id, 'n0'), linkSignal(canvas, id, 'n0')]).toEqual(['linked', 'already'])
  for (let i = 1; i < MOST_NOTES; i++) linkSignal(canvas, id, `n${i}`)
  expect(linkSignal(canvas, id, 'more')).toBe('full')
  unlinkSignal(canvas, id, 'n0')
  expect(notesOf(signals(doc)[0] as Signal)).toHaveLength(MOST_NOTES - 1)
  expect(linkSignal(canvas, 'gone', 'n0')).toBe('refused')
})

it('who may only read changes nothing', () => {
  const { doc, canvas } = page(false)
  addEntity(doc, 'signals', { kind: 'gap', text: 'Decaf' }, null, 's')
  expect(addSignal(canvas, 'gap')).toBeUndefined()
  expect(linkSignal(canvas, 's', 'n1')).toBe('refused')
  expect(removeSignal(canvas, 's')).toBeNull()
  expect(signals(doc)).toMatchObject([{ id: 's', text: 'Decaf' }])
})

it('a removed signal comes back as it was', () => {
  const { doc, canvas } = page()
  const id = addSignal(canvas, 'fault', ['n1', 'n2']) ?? ''
  const before = readEntity(doc, 'signals', id)
  const back = removeSignal(canvas, id)
  expect(signals(doc)).toEqual([])
  back?.()
  back?.()
  expect(signals(doc)).toEqual([before])
})

it('linking is one step of undo', () => {
  const { doc, canvas, manager } = page()
  const id = addSignal(canvas, 'market') ?? ''
  linkSignal(canvas, id, 'n1')
  linkSignal(canvas, id, 'n2')
  manager.undo()
  expect(signals(doc)[0]?.noteIds).toEqual(['n1'])
})

it('two people who link and unlink at once end with the same notes, each shown once', () => {
  const act = fc.record({ who: fc.nat(1), on: fc.boolean(), note: fc.constantFrom('a', 'b', 'c') })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), fc.nat(3), (acts, every) => {
      const pages = [page(), page()] as const
      const [first, second] = pages
      const id = addSignal(first.canvas, 'market') ?? ''
      const exchange = (): void => {
        Y.applyUpdate(second.doc, Y.encodeStateAsUpdate(first.doc))
        Y.applyUpdate(first.doc, Y.encodeStateAsUpdate(second.doc))
      }
      exchange()
      acts.forEach(({ who, on, note }, i) => {
        const { canvas } = pages[who as 0 | 1]
        if (on) linkSignal(canvas, id, note)
        else unlinkSignal(canvas, id, note)
        if (every > 0 && i % every === 0) exchange()
      })
      exchange()
      const [mine = [], theirs] = pages.map(({ doc }) => signals(doc).map(notesOf))
      expect(theirs).toEqual(mine)
      expect(new Set(mine[0]).size).toBe(mine[0]?.length)
      for (const note of mine[0] ?? []) unlinkSignal(first.canvas, id, note)
      expect(signals(first.doc).map(notesOf)).toEqual([[]])
    }),
  )
})

it('a signal is news until a review of its day or a later one', () => {
  const signal = (date?: string): Signal => ({ id: 's', kind: 'gap', text: '', ...(date && { date }) })
  const reviewed = { lastReviewAt: Date.parse('2026-10-03T12:00:00Z') }
  expect(isNew(signal('2026-10-04'), reviewed)).toBe(true)
  expect(isNew(signal('2026-10-03'), reviewed)).toBe(false)
  expect(isNew(signal('2026-10-03'), {})).toBe(true)
  expect(isNew(signal(), {})).toBe(false)
  expect(byDate([signal(), signal('2026-10-03'), signal('2026-10-04')]).map(({ date }) => date)).toEqual([
    '2026-10-04',
    '2026-10-03',
    undefined,
  ])
})
