import { afterEach, describe, expect, test } from 'vitest'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { readContent } from '@ninefold/shared/document/read-content'
import { ManualClock } from './testing/manual-clock.ts'
import type { TestPeer } from './testing/test-peer.ts'
import { World } from './testing/world.ts'
import { Turns } from './turns.ts'

test('the first is done at once, the others one in each turn and in their order', async () => {
  const clock = new ManualClock()
  const turns = new Turns(clock)
  const done: string[] = []
  /** What the event loop has to do beside it, once in each turn. */
  const other = (): void => {
    done.push('-')
    if (done.length < 8) clock.soon(other)
  }
  for (const name of ['a', 'b', 'c']) turns.take(() => void done.push(name))
  clock.soon(other)
  await clock.advance(1)
  expect(done.join('')).toMatch(/^ab-c-+$/)
})

test('what comes while others wait is done behind them; afterwards the next is done at once again', async () => {
  const clock = new ManualClock()
  const turns = new Turns(clock)
  const done: string[] = []
  const take = (name: string): void => turns.take(() => void done.push(name))
  take('a')
  take('b')
  turns.take(() => take('d'))
  take('c')
  await clock.advance(1)
  take('e')
  expect(done).toEqual(['a', 'b', 'c', 'd', 'e'])
  await clock.advance(1)
  expect(clock.timers).toBe(0)
})

test('work that fails does not keep the rest from its turn', async () => {
  const clock = new ManualClock()
  const turns = new Turns(clock)
  const done: string[] = []
  const fail = (): void => {
    throw new Error('broken')
  }
  expect(() => turns.take(fail)).toThrow('broken')
  turns.take(() => void done.push('a'))
  await clock.advance(1)
  expect(done).toEqual(['a'])
})

describe('a large document', () => {
  const NOTES = 700
  const LARGE = 128 * 1024
  let world: World
  afterEach(() => world.destroy())

  /** Canvas `a` with much in it, and people at its door who have asked for it and read nothing yet. */
  async function stormOf(count: number): Promise<TestPeer[]> {
    world = await World.with()
    const notes = Array.from({ length: NOTES }, (_, i) => ({ text: `${i} ${'x'.repeat(130)}` }))
    const edited = world.engine.edit('a', { userId: 'ada' }, (doc) =>
      addNotes(doc, { blockId: 'channels' }, notes, { setup: null, gesture: null }),
    )
    await world.settle()
    await edited
    const peers = Array.from({ length: count }, (_, i) => world.peer(`joiner ${i}`))
    await Promise.all(peers.map((peer) => peer.open(world.engine, 'a')))
    for (const peer of peers) peer.askForAll()
    for (const peer of peers) peer.flush()
    return peers
  }

  const gotAll = (peer: TestPeer): boolean => peer.socket.messages.some(({ length }) => length > LARGE)

  test('leaves to one person at a time, and reaches all', async () => {
    const peers = await stormOf(5)
    expect(peers.filter(gotAll)).toHaveLength(1)
    await world.settle()
    for (const peer of peers) peer.exchange()
    expect(peers.map(({ doc }) => readContent(doc).notes.length)).toEqual(peers.map(() => NOTES))
  })

  test('is not written to who has gone meanwhile', async () => {
    const peers = await stormOf(3)
    peers[1]?.cut()
    await world.settle()
    expect(peers.map(gotAll)).toEqual([true, false, true])
  })
})
