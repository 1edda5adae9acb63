import { CLOSE, SYNC, type EventMessage, type Role } from '@ninefold/shared'
import { metaText } from '@ninefold/shared/document/read'
import { afterEach, describe, expect, test } from 'vitest'
import { syncMessage, type TestPeer } from './testing/test-peer.ts'
import { World } from './testing/world.ts'

let world: World
afterEach(() => world.destroy())

const eventsOf = ({ socket }: TestPeer): EventMessage[] =>
  socket.app.filter((message) => message.type === 'event')

function giveRole(userId: string, role: Role | null): void {
  const event = world.documents.events.write('a', 'role.changed', { userId, role, by: 'ada' })
  world.engine.publish('a', [event])
}

describe('a role that changes', () => {
  test('makes an open connection a reader at once: what it writes then closes it, and none of it gets in', async () => {
    world = await World.with()
    const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
    bob.type('before ')
    giveRole('bob', 'viewer')
    bob.type('after ')
    expect(bob.socket.closed?.code).toBe(CLOSE.forbidden)
    await world.settle()
    expect(ada.title).toBe('before ')
  })

  test('makes an open connection a writer at once, and asks it for what it could not send', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    const bob = await world.joined('bob', 'viewer')
    // Written while it might not be: a page holds it back.
    metaText(bob.doc, 'title')?.insert(0, 'held back ')
    bob.outbox.length = 0
    giveRole('bob', 'editor')
    await world.settle()
    bob.exchange()
    await world.settle()
    expect(ada.title).toBe('held back ')
  })

  test('that ends closes every connection of that person and nobody else’s', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    const tabs = [await world.joined('bob'), await world.joined('bob'), await world.joined('bob')]
    giveRole('bob', null)
    expect(tabs.map(({ socket }) => socket.closed)).toEqual(
      tabs.map(() => ({ code: CLOSE.forbidden, reason: 'your access has ended' })),
    )
    expect(ada.socket.closed).toBeNull()
    expect(world.engine.peopleHere('a')).toBe(1)
  })

  test('reaches one who is still being let in', async () => {
    world = await World.with()
    const bob = world.peer('bob')
    const opening = bob.open(world.engine, 'a')
    giveRole('bob', 'viewer')
    await opening
    expect(bob.socket.app).toMatchObject([{ type: 'hello', role: 'viewer', rev: 1 }])
  })

  test('shuts out one who is still being let in when it ends', async () => {
    world = await World.with()
    const bob = world.peer('bob')
    const opening = bob.open(world.engine, 'a')
    giveRole('bob', null)
    await opening
    expect(bob.socket.closed?.code).toBe(CLOSE.forbidden)
  })

  test('behind the back of this process has whoever was read before it come again', async () => {
    world = await World.with()
    const bob = world.peer('bob')
    world.documents.grantsVersion = 1
    await bob.open(world.engine, 'a')
    expect(bob.socket.closed?.code).toBe(CLOSE.tryLater)
  })

  test('is shown to the others in the person’s presence', async () => {
    world = await World.with()
    const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
    bob.showPresence({ blockId: 'channels' })
    await world.settle()
    giveRole('bob', 'reviewer')
    await world.settle()
    expect(ada.seenOf(bob)).toMatchObject({ user: { id: 'bob', role: 'reviewer' } })
  })

  test('gives somebody who was shut out for a while no right to write before that is over', async () => {
    world = await World.with()
    const bob = await world.joined('bob')
    for (let i = 0; i < 10; i++) {
      bob.doc.getMap('junk').set('a', i)
      bob.flush()
      await world.settle()
    }
    const again = await world.joined('bob')
    giveRole('bob', 'editor')
    again.type('x')
    expect(again.socket.closed?.code).toBe(CLOSE.forbidden)
  })

  test('leaves a frame that adds nothing to be answered by a reader', async () => {
    world = await World.with()
    const bob = await world.joined('bob')
    giveRole('bob', 'viewer')
    bob.send(syncMessage(SYNC.step2, Uint8Array.of(0, 0)))
    expect(bob.socket.closed).toBeNull()
  })
})

describe('an access that ends at a time', () => {
  const endsAt = (expiresAt?: number): void => {
    const data = { userId: 'bob', role: 'editor', by: 'ada', ...(expiresAt && { expiresAt }) } as const
    world.engine.publish('a', [world.documents.events.write('a', 'role.changed', data)])
  }

  test('ends on open sockets also when nobody tells them', async () => {
    world = await World.with()
    const bob = await world.joined('bob')
    endsAt(world.clock.wallNow() + 60_000)
    await world.clock.advance(59_000)
    expect(bob.socket.closed).toBeNull()
    await world.clock.advance(6000)
    expect(bob.socket.closed?.code).toBe(CLOSE.forbidden)
  })

  test('and is prolonged goes on', async () => {
    world = await World.with()
    const bob = await world.joined('bob')
    endsAt(world.clock.wallNow() + 10_000)
    endsAt()
    await world.clock.advance(20_000)
    expect(bob.socket.closed).toBeNull()
  })
})

describe('events', () => {
  const lock = (rev: number) => ({
    type: 'event',
    rev,
    kind: 'lock.changed',
    data: { blockId: 'channels', lock: null },
  })
  const write = () => world.documents.events.write('a', 'lock.changed', { blockId: 'channels', lock: null })

  test('come in the order of their numbers, each once, however they are told', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    const [first, second, third] = [write(), write(), write()]
    world.engine.publish('a', [second])
    world.engine.publish('a', [first])
    world.engine.publish('a', [third, third])
    await world.settle()
    expect(eventsOf(ada)).toEqual([lock(1), lock(2), lock(3)])
  })

  test('that another process wrote come within two seconds', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    write()
    await world.clock.advance(1900)
    expect(eventsOf(ada)).toEqual([lock(1)])
  })

  test('whose forerunners are no longer kept come all the same', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    const events = [write(), write(), write()]
    world.documents.events.forget('a', 2)
    world.engine.publish('a', events.slice(2))
    await world.settle()
    expect(eventsOf(ada)).toEqual([lock(3)])
  })

  test('are counted in hello, so that a page knows what it missed', async () => {
    world = await World.with()
    await world.joined('ada')
    world.engine.publish('a', [write(), write()])
    const bob = await world.joined('bob')
    expect(bob.socket.app[0]).toMatchObject({ type: 'hello', rev: 2 })
    expect(eventsOf(bob)).toEqual([])
  })

  test('keep their place, and say nothing, for those who may not hear them', async () => {
    world = await World.with()
    const ada = await world.joined('ada', 'owner')
    const bob = await world.joined('bob', 'editor')
    const data = { linkId: 'l1' }
    const event = world.documents.events.write('a', 'link.changed', data, { least: 'facilitator' })
    const own = world.documents.events.write('a', 'link.changed', data, { users: ['bob'] })
    world.engine.publish('a', [event, own])
    await world.settle()
    expect(eventsOf(ada)).toEqual([
      { type: 'event', rev: 1, kind: 'link.changed', data },
      { type: 'event', rev: 2, kind: 'hidden' },
    ])
    expect(eventsOf(bob)).toEqual([
      { type: 'event', rev: 1, kind: 'hidden' },
      { type: 'event', rev: 2, kind: 'link.changed', data },
    ])
  })

  test('are not sent to a stock client', async () => {
    world = await World.with()
    const bob = await world.peer('bob').open(world.engine, 'a', { speaksApp: false })
    world.engine.publish('a', [write()])
    await world.settle()
    expect(bob.socket.kinds).toEqual([])
  })

  test('of one tick reach two hundred people in one write each', async () => {
    world = await World.with()
    const people: TestPeer[] = []
    for (let i = 0; i < 200; i++) people.push(await world.peer(`u${i}`).join(world.engine, 'a'))
    await world.settle()
    const before = people.map(({ socket }) => socket.writes)
    world.engine.publish('a', [write(), write(), write()])
    await world.settle()
    expect(people.map(({ socket }, i) => socket.writes - (before[i] as number))).toEqual(people.map(() => 1))
    expect(people.map((one) => eventsOf(one).length)).toEqual(people.map(() => 3))
  })

  test('of a canvas that another process deleted close it for everybody', async () => {
    world = await World.with()
    const ada = await world.joined('ada')
    world.documents.events.deleted.add('a')
    await world.clock.advance(1900)
    expect(ada.socket.closed?.code).toBe(CLOSE.notFound)
  })
})
