/** A member's modified client writes what it may not. It is told so or closed; the others go on as if nothing was. */
import { addNotes, deleteNotes } from '@ninefold/shared/document/edit-notes'
import { rootMap } from '@ninefold/shared/document/layout'
import { metaText, noteText } from '@ninefold/shared/document/read'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { startServer, type TestServer } from '../support/server.ts'
import { clockOf } from './support/app-peer.ts'
import { Attacker } from './support/attacker.ts'
import { bytesFrom, bytesOf, costly, rootText, STRUCT, syncMessage, updateOf } from './support/forged.ts'
import { residentBytes } from './support/process.ts'
import { StockPeer } from './support/stock-peer.ts'
import { until } from './support/until.ts'
import { Victims } from './support/victims.ts'

let server: TestServer
let victims: Victims
const attackers: Attacker[] = []

beforeAll(async () => {
  server = await startServer()
  victims = await Victims.on(server)
})
afterEach(() => {
  for (const attacker of attackers.splice(0)) attacker.destroy()
})
afterAll(() => {
  victims.destroy()
  return server.stop()
})

async function attacker(): Promise<Attacker> {
  const eve = await Attacker.open(server, victims.canvasId, await victims.enemy())
  attackers.push(eve)
  return eve.synced()
}

const MINE = 4_000_000_001

describe("another's client id", () => {
  const theirs = (): readonly [id: number, clock: number] => {
    const { doc } = victims.left
    return [doc.clientID, clockOf(doc, doc.clientID)]
  }

  test.each<[string, (id: number, clock: number) => Uint8Array, number]>([
    ['written under, behind what it wrote', (id, clock) => updateOf(id, clock, [rootText('x', 'x')]), 4422],
    [
      'taken from within what it wrote to behind it',
      (id, clock) => updateOf(id, clock - 1, [rootText('x', 'xy')]),
      4422,
    ],
    ['silenced by 2⁴⁰ clocks of nothing', (id, clock) => updateOf(id, clock, [[STRUCT.gc, 2 ** 40]]), 4422],
    ['silenced by one clock of nothing', (id, clock) => updateOf(id, clock, [[STRUCT.gc, 1]]), 4422],
  ])('is refused: %s', async (_what, forge, code) => {
    const eve = await attacker()
    eve.send(syncMessage('update', forge(...theirs())))
    expect(await eve.closed()).toBe(code)
    await victims.unharmed()
  })

  test('that presence has told, and that has written nothing yet, is not to be had either', async () => {
    const bob = await new StockPeer(server, victims.canvasId, victims.owner).synced()
    const eve = await attacker()
    await until('everybody sees this page', () =>
      victims.left.provider.awareness.getStates().has(bob.doc.clientID),
    )
    eve.send(syncMessage('update', updateOf(bob.doc.clientID, 0, [rootText('x', 'e')])))
    expect(await eve.closed()).toBe(4422)
    const kept = bob.addNote('my first words')
    await until('they arrive', () => victims.left.noteTexts.includes('my first words'))
    deleteNotes(bob.doc, [kept], null, 1)
    bob.destroy()
    await victims.unharmed()
  })

  test('with other text where it has written already changes nothing for anybody', async () => {
    const eve = await attacker()
    const [id, clock] = theirs()
    const before = victims.right.content
    eve.send(syncMessage('update', updateOf(id, 0, [rootText('x', 'z'.repeat(clock))])))
    await victims.unharmed()
    expect(victims.right.content.notes).toEqual(expect.arrayContaining([...before.notes]))
    expect(eve.ending).toBeNull()
  })
})

describe('a bomb', () => {
  test.each<[string, () => Uint8Array, number]>([
    ['30 million structs in seven bytes', () => bytesOf(1, 30_000_000, MINE, 0), 4422],
    ['2⁴⁰ clocks of its own', () => updateOf(MINE, 0, [[STRUCT.gc, 2 ** 40]]), 4422],
    [
      '100,000 client ids',
      () =>
        bytesFrom([100_000, ...Array.from({ length: 100_000 }, (_, i) => [1, 10 + i, 0, 0, 1]).flat(), 0]),
      4422,
    ],
    [
      'a megabyte of tiny structs',
      () =>
        updateOf(
          MINE,
          0,
          Array.from({ length: 400_000 }, () => [STRUCT.gc, 1]),
        ),
      4422,
    ],
    [
      'two hundred root types',
      () =>
        updateOf(
          MINE,
          0,
          Array.from({ length: 200 }, (_, i) => rootText(`r${i}`, 'x')),
        ),
      4422,
    ],
    ['20,000 structs whose cost is the square of that', () => costly(MINE, 19_998), 4422],
    ['ten megabytes of text', () => updateOf(MINE, 0, [rootText('x', 'x'.repeat(10_000_000))]), 4413],
  ])('of %s is refused, and costs neither time nor memory', async (_what, forge, code) => {
    const eve = await attacker()
    const before = residentBytes(server)
    eve.send(syncMessage('update', forge()))
    expect(await eve.closed()).toBe(code)
    await victims.unharmed()
    expect(residentBytes(server) - before).toBeLessThan(120_000_000)
  })

  test('of deletions beyond what is known is not applied, and closes when it stays so', async () => {
    const eve = await attacker()
    const { clientID } = victims.left.doc
    eve.send(syncMessage('update', updateOf(0, 0, [], [1, clientID, 1, 0, 2 ** 40])))
    eve.send(syncMessage('step2', updateOf(0, 0, [], [1, clientID, 1, 0, 2 ** 40])))
    expect(await eve.closed()).toBe(4409)
    await victims.unharmed()
  })
})

describe('garbage in the document', () => {
  const notes = (doc: Y.Doc) => rootMap(doc, 'notes')
  const first = (doc: Y.Doc): string => [...notes(doc).keys()][0] as string
  const garbage: Readonly<Record<string, readonly [reason: string, edit: (doc: Y.Doc) => void]>> = {
    'a note that is a number': ['schema', (doc) => void notes(doc).set('n1', 7 as never)],
    'a note that is a list': ['schema', (doc) => void notes(doc).set('n1', new Y.Array() as never)],
    'a note without fields': ['schema', (doc) => void notes(doc).set('n1', new Y.Map())],
    'a note under __proto__': ['schema', (doc) => void notes(doc).set('__proto__', new Y.Map())],
    'a note under no id': [
      'schema',
      (doc) => void notes(doc).set('<img src=x onerror=alert(1)>', new Y.Map()),
    ],
    'a field __proto__': ['schema', (doc) => void field(doc, '__proto__', { polluted: true })],
    'a field constructor of bytes': ['schema', (doc) => void field(doc, 'constructor', Uint8Array.of(1))],
    'a rank that is none': ['schema', (doc) => void field(doc, 'rank', '!!!!')],
    'a block that is none': ['schema', (doc) => void field(doc, 'blockId', 'nowhere')],
    'a colour that is a script': ['schema', (doc) => void field(doc, 'color', 'red;background:url(//evil)')],
    'a text replaced by a string': ['schema', (doc) => void field(doc, 'text', 'x')],
    'a text replaced by another': ['schema', (doc) => void field(doc, 'text', new Y.Text('x'))],
    'formats in a text': [
      'schema',
      (doc) => void noteText(doc, first(doc))?.insert(0, 'x', { href: 'javascript:1' }),
    ],
    'an embed in a text': [
      'schema',
      (doc) => void noteText(doc, first(doc))?.insertEmbed(0, { image: '//evil' }),
    ],
    'a text of 200,000 letters': [
      'text_too_long',
      (doc) => void noteText(doc, first(doc))?.insert(0, 'x'.repeat(200_000)),
    ],
    'an unknown field of 100,000 letters': [
      'schema',
      (doc) => void field(doc, 'future', 'x'.repeat(100_000)),
    ],
    'a note erased': ['note_erased', (doc) => void notes(doc).delete(first(doc))],
    'all notes erased': ['note_erased', (doc) => void notes(doc).clear()],
    'a note overwritten': ['schema', (doc) => void notes(doc).set(first(doc), new Y.Map())],
    'a root type of its own': ['schema', (doc) => void doc.getMap('evil').set('a', 1)],
    'a title that is gone': ['schema', (doc) => void rootMap(doc, 'meta').delete('title')],
    '2,001 notes': ['too_many_notes', (doc) => void addMany(doc)],
  }
  function field(doc: Y.Doc, name: string, value: unknown): void {
    const note = notes(doc).get(first(doc))
    if (note instanceof Y.Map) note.set(name, value)
  }
  const origins = { setup: null, gesture: null }
  const addMany = (doc: Y.Doc): string[] =>
    addNotes(
      doc,
      { blockId: 'channels' },
      Array.from({ length: 2001 }, () => ({ text: 'x' })),
      origins,
    )
  test('a list in the root of notes, which no API could write, is undone too', async () => {
    const eve = await attacker()
    const list = [Uint8Array.of(8), 1, 'notes', 1, Uint8Array.of(125, 1)]
    eve.send(syncMessage('update', updateOf(MINE + 1, 0, [list])))
    await until('Eve is told', () => eve.reverts.length > 0)
    expect(eve.reverts).toEqual(['schema'])
    await victims.unharmed()
  })

  for (const [what, [reason, edit]] of Object.entries(garbage)) {
    test(`${what} is undone for everybody, and its writer is told`, async () => {
      const eve = await attacker()
      await until('Eve has the notes', () => notes(eve.doc).size >= 2)
      eve.change(edit)
      await until('Eve is told', () => eve.reverts.length > 0)
      expect([eve.reverts, eve.ending]).toEqual([[reason], null])
      await victims.unharmed()
    })
  }

  test('ten times in a minute closes with 4403, and who comes back may only look for a while', async () => {
    const guest = await victims.enemy()
    const eve = await (await Attacker.open(server, victims.canvasId, guest)).synced()
    attackers.push(eve)
    for (let i = 0; i < 10; i++) eve.change((doc) => doc.getMap('evil').set('a', i))
    expect(await eve.closed()).toBe(4403)
    const again = await (await Attacker.open(server, victims.canvasId, guest)).synced()
    attackers.push(again)
    expect(again.told[0]).toMatchObject({ type: 'hello', role: 'viewer' })
    again.change((doc) => metaText(doc, 'title')?.insert(0, 'x'))
    expect(await again.closed()).toBe(4403)
    await victims.unharmed()
  })
})

test('frames that were recorded and are sent again, by their writer or another, change nothing', async () => {
  const eve = await attacker()
  await victims.unharmed()
  await until('Eve has heard them', () => eve.heard.length > 3)
  const before = victims.left.content
  const recorded = eve.heard.filter((message) => message[0] === 0 && message[1] === 2)
  const again = await attacker()
  for (const message of recorded) for (const one of [eve, again]) one.send(message)
  await victims.unharmed()
  expect([eve.ending, again.ending]).toEqual([null, null])
  expect(victims.left.content.notes).toEqual(expect.arrayContaining([...before.notes]))
})
