import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLOSE, LIMITS, SYNC } from '@ninefold/shared'
import * as Y from 'yjs'
import { applyRandomEdit } from '../testing/random-doc.ts'
import { syncMessage } from '../testing/test-peer.ts'
import { World } from '../testing/world.ts'
import { admitUpdate } from './admit.ts'
import { bytesOf } from './bombs.ts'
import { TooMuchWork, withinEffort } from './effort.ts'

type Parts = (number | string | Uint8Array)[]

const MINE = 5
const STRING = 4
const ORIGIN = 0x80
const RIGHT_ORIGIN = 0x40
const info = (bits: number): Uint8Array => Uint8Array.of(bits)
const update = (structs: readonly Parts[], deletions: Parts = [0]): Uint8Array =>
  bytesOf(1, structs.length, MINE, 0, ...structs.flat(), ...deletions)
const text = (length: number): Parts => [info(STRING), 1, 'text', 'x'.repeat(length)]
const times = (count: number, parts: (i: number) => Parts): Parts[] =>
  Array.from({ length: count }, (_, i) => parts(i))

/** Each small, well-formed, complete, and with a cost in Yjs that grows with the square of `n`. */
const squares: Readonly<Record<string, (n: number) => Uint8Array>> = {
  'puts each struct far from both its neighbours': (n) =>
    update([text(n + 1), ...times(n, (i) => [info(RIGHT_ORIGIN | STRING), MINE, n - (i % n), 'y'])]),
  'cuts one text from its end to its start': (n) =>
    update([
      text(n + 2),
      ...times(n, (i) => [info(ORIGIN | RIGHT_ORIGIN | STRING), MINE, n - i - 1, MINE, n - i, 'y']),
    ]),
  'deletes every other letter before many structs': (n) =>
    update(
      [text(2 * n), ...times(n, (i) => [info(STRING), 1, `r${i % 20}`, 'y'])],
      [1, MINE, n, ...times(n, (i) => [2 * i, 1]).flat()],
    ),
}

const stepsOf = (bomb: Uint8Array): number => {
  const doc = new Y.Doc()
  return withinEffort(doc, Infinity, () => Y.applyUpdate(doc, bomb))
}

describe('an update whose cost grows with its square', () => {
  for (const [what, make] of Object.entries(squares)) {
    test(`because it ${what} gets past admission and is stopped on the way into the document`, () => {
      const bomb = make(LIMITS.structsPerUpdate - 1)
      const nothing = {
        clockOf: () => 0,
        ownerOf: () => undefined,
        wroteOnce: () => false,
        isRetired: () => false,
      }
      const limits = { structs: 20_000, clientIds: 10, claimedClocks: 10, nesting: 9, roots: 24 }
      expect(admitUpdate(bomb, nothing, 'eve', limits).kind).toBe('admitted')
      const doc = new Y.Doc()
      const apply = (): number => withinEffort(doc, LIMITS.stepsPerUpdate, () => Y.applyUpdate(doc, bomb))
      expect(apply).toThrow(TooMuchWork)
    })

    test(`because it ${what} is counted as such`, () => {
      expect(stepsOf(make(2000)) / stepsOf(make(500))).toBeGreaterThan(3.9)
    })
  }

  test('closes its writer with 4422; the canvas is as it was and others go on', async () => {
    const world = await World.with()
    const [eve, ada, bob] = [await world.joined('eve'), await world.joined('ada'), await world.joined('bob')]
    const [bomb] = Object.values(squares).map((make) => make(LIMITS.structsPerUpdate - 1))
    eve.send(syncMessage(SYNC.update, bomb as Uint8Array))
    ada.type('x')
    await world.settle()
    expect([eve.socket.closed?.code, bob.title, ada.socket.closed]).toEqual([CLOSE.refused, 'x', null])
    expect(Y.decodeStateVector(Y.encodeStateVector(bob.doc)).has(MINE)).toBe(false)
    world.destroy()
  })

  test('that stays just within the limit closes with 4529 when it comes again and again', async () => {
    const world = await World.with({ stepsPerSecond: 100 })
    const eve = await world.joined('eve')
    for (let i = 0; i < 20 && !eve.socket.closed; i++) {
      const doc = new Y.Doc()
      const bomb = (squares['puts each struct far from both its neighbours'] as (n: number) => Uint8Array)(30)
      Y.applyUpdate(doc, bomb)
      // The same under another client id each time.
      bomb[2] = MINE + 1 + i
      for (let at = 3; at < bomb.length; at++)
        if (bomb[at] === (RIGHT_ORIGIN | STRING)) bomb[at + 1] = MINE + 1 + i
      eve.send(syncMessage(SYNC.update, bomb))
    }
    expect(eve.socket.closed?.code).toBe(CLOSE.tooFast)
    world.destroy()
  })
})

describe('work that people make', () => {
  test('stays far below the limit: whatever they do for an afternoon, each alone, then brought together', () => {
    const edits = fc.array(fc.record({ kind: fc.nat(8), at: fc.nat(50), what: fc.nat(50) }), {
      minLength: 200,
      maxLength: 400,
    })
    fc.assert(
      fc.property(edits, edits, (left, right) => {
        const docs = [left, right].map((list, i) => {
          const doc = new Y.Doc()
          doc.clientID = 11 + i
          for (const edit of list) applyRandomEdit(doc, edit)
          return doc
        })
        const server = new Y.Doc()
        for (const doc of docs) {
          const all = Y.encodeStateAsUpdate(doc)
          expect(withinEffort(server, Infinity, () => Y.applyUpdate(server, all))).toBeLessThan(
            LIMITS.stepsPerFirstSync / 20,
          )
        }
      }),
      { numRuns: 10 },
    )
  })

  test('of one keystroke is nothing, however long the document', () => {
    const doc = new Y.Doc()
    doc.clientID = 11
    for (let i = 0; i < 3000; i++) doc.getText('text').insert(i % 7, 'x')
    const server = new Y.Doc()
    Y.applyUpdate(server, Y.encodeStateAsUpdate(doc))
    const before = Y.encodeStateVector(doc)
    doc.getText('text').insert(1500, 'y')
    const keystroke = Y.encodeStateAsUpdate(doc, before)
    expect(withinEffort(server, Infinity, () => Y.applyUpdate(server, keystroke))).toBeLessThan(100)
  })
})
