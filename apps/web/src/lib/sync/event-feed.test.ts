import type { EventView } from '@ninefold/shared/api/events'
import { expect, it } from 'vitest'
import { EventFeed, type MissedEvents } from './event-feed.ts'

const event = (rev: number): EventView & { type: 'event' } => ({
  type: 'event',
  rev,
  kind: 'link.changed',
  data: { linkId: `l${rev}` },
})

/** A feed, the numbers its hearer was told, and what it asked for. */
function feed(answer: (after: number) => MissedEvents = () => 'unreachable') {
  const told: number[] = []
  const asked: number[] = []
  let gaps = 0
  const events = new EventFeed((after) => {
    asked.push(after)
    return Promise.resolve(answer(after))
  })
  events.on('link.changed', (_data, rev) => told.push(rev))
  events.onGap(() => gaps++)
  return { events, told, asked, gaps: () => gaps }
}

/** Until everything that was asked for has been answered. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

it('events in line are told at once, each one time', () => {
  const { events, told, asked } = feed()
  events.opened(4)
  for (const rev of [5, 6, 6, 4, 7]) events.arrived(event(rev))
  expect([told, asked]).toEqual([[5, 6, 7], []])
})

it('what the first connection stands at is not asked for: the page reads its state whole', async () => {
  const { events, told, asked } = feed()
  events.opened(40)
  await settled()
  expect([told, asked]).toEqual([[], []])
})

it('a missed event is read before the one behind it is told', async () => {
  const { events, told, asked } = feed((after) => ({
    items: [event(5), event(6), event(7)].filter(({ rev }) => rev > after),
    rev: 7,
    complete: true,
  }))
  events.opened(4)
  events.arrived(event(7))
  expect(told).toEqual([])
  await settled()
  expect([told, asked]).toEqual([[5, 6, 7], [4]])
  events.arrived(event(8))
  expect(told).toEqual([5, 6, 7, 8])
})

it('a later connection brings what happened without this page, over as many pages as it takes', async () => {
  const { events, told, asked } = feed((after) => ({ items: [event(after + 1)], rev: 7, complete: true }))
  events.opened(4)
  events.opened(7)
  await settled()
  expect([told, asked]).toEqual([
    [5, 6, 7],
    [4, 5, 6],
  ])
})

it('one that arrives while the missed ones are read is told once and in its turn', async () => {
  const { events, told } = feed(() => ({ items: [event(5), event(6), event(7)], rev: 7, complete: true }))
  events.opened(4)
  events.arrived(event(6))
  events.arrived(event(7))
  events.arrived(event(5))
  await settled()
  expect(told).toEqual([5, 6, 7])
})

it('an event of a kind this page does not know keeps its place', () => {
  const { events, told, asked } = feed()
  events.opened(4)
  events.arrived({ type: 'event', rev: 5, kind: 'from.the.future', data: {} })
  events.arrived({ type: 'event', rev: 6, kind: 'hidden' })
  events.arrived(event(7))
  expect([told, asked]).toEqual([[7], []])
})

it('events that are no longer kept are said to be gone, and those that are kept are told', async () => {
  const { events, told, gaps } = feed(() => ({ items: [event(90)], rev: 90, complete: false }))
  events.opened(4)
  events.opened(90)
  await settled()
  expect([told, gaps()]).toEqual([[90], 1])
})

it('a refusal is not asked for again; what comes next is told', async () => {
  const { events, told, asked, gaps } = feed(() => 'refused')
  events.opened(4)
  events.opened(6)
  await settled()
  events.arrived(event(7))
  expect([told, asked, gaps()]).toEqual([[7], [4], 1])
})

it('where the server cannot be reached the next number asks again', async () => {
  let online = false
  const { events, told, asked } = feed((after) =>
    online
      ? { items: [event(5), event(6)].filter(({ rev }) => rev > after), rev: 6, complete: true }
      : 'unreachable',
  )
  events.opened(4)
  events.opened(5)
  await settled()
  expect([told, asked]).toEqual([[], [4]])
  online = true
  events.opened(6)
  await settled()
  expect([told, asked]).toEqual([
    [5, 6],
    [4, 4],
  ])
})
