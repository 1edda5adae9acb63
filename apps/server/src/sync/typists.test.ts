import { LIMITS, TEXT_SLACK, type Limits, type Role } from '@ninefold/shared'
import { addNotes, deleteNotes } from '@ninefold/shared/document/edit-notes'
import { rootMap } from '@ninefold/shared/document/layout'
import { noteText } from '@ninefold/shared/document/read'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bytesOf } from './admission/bombs.ts'
import { RoomDocument } from './document.ts'

const ORIGINS = { gesture: 'gesture', setup: 'setup' }
const AT = 1_700_000_000_000

/** Somebody with a copy of the document, and what they wrote and nobody has heard yet. */
class Writer {
  readonly doc = new Y.Doc()
  readonly userId: string
  role: Role = 'editor'
  said: Uint8Array[] = []

  constructor(userId: string, clientId: number) {
    this.userId = userId
    this.doc.clientID = clientId
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'heard') this.said.push(update)
    })
  }

  hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'heard')
  }

  text(noteId: string): Y.Text {
    const text = noteText(this.doc, noteId)
    if (!text) throw new Error('there is no such note')
    return text
  }
}

let document: RoomDocument
let ada: Writer
let bob: Writer
let note: string

function start(limits: Partial<Limits> = {}): void {
  const stored = { epoch: 1, seq: 0, checkpoint: null, rows: [], clients: [], rev: 0, grantsVersion: 0 }
  document = new RoomDocument({ ...stored, locks: [], retired: [] }, { ...LIMITS, ...limits })
  ada = new Writer('ada', 11)
  bob = new Writer('bob', 22)
  note = addNotes(ada.doc, { blockId: 'channels' }, [{ text: 'A' }], ORIGINS)[0] ?? ''
  hearAll(ada)
  ada.text(note).insert(1, 'b')
  hearAll(ada)
}
beforeEach(() => start())

/** Has the document and the others hear what a writer said; for each update whether it went unseen. */
function hearAll(writer: Writer): boolean[] {
  const updates = writer.said.splice(0)
  for (const update of updates) for (const other of [ada, bob]) if (other !== writer) other.hear(update)
  return updates.map((update) => take(update, writer))
}

function take(update: Uint8Array, { userId, role }: Pick<Writer, 'userId' | 'role'>): boolean {
  const by = { userId, connectionId: userId, at: AT }
  if (document.typed(update, by, role)) return true
  const admission = document.admit(update, userId, false)
  if (admission.kind === 'admitted')
    document.apply(update, admission, by, { role, isStep2: false, effort: { steps: Infinity } })
  return false
}

const type = (writer: Writer, words: string, at = writer.text(note).length): boolean[] => {
  for (const [i, letter] of [...words].entries()) writer.text(note).insert(at + i, letter)
  return hearAll(writer)
}
/** What the document says, and what its rows say that are to be committed. */
function said(): unknown[] {
  const rows = new Y.Doc()
  document.readInto(rows)
  return [document.live(), rows].map((doc) => noteText(doc, note)?.toString())
}
const unseen = (count: number): boolean[] => Array<boolean>(count).fill(true)

test('who goes on where they were seen to type is not looked at again, and is read by whoever looks', () => {
  expect(type(ada, 'cde')).toEqual(unseen(3))
  expect(said()).toEqual(['Abcde', 'Abcde'])
})

test('in the middle of a text too', () => {
  expect(type(ada, 'xyz', 1)).toEqual([false, true, true])
  expect(said()).toEqual(['Axyzb', 'Axyzb'])
})

test('several go on beside each other', () => {
  type(bob, 'B')
  for (let i = 0; i < 20; i++) {
    expect(type(ada, 'a', 2 + i)).toEqual([i > 0])
    expect(type(bob, 'b')).toEqual([true])
  }
  expect(said()).toEqual(Array(2).fill(`Ab${'a'.repeat(20)}B${'b'.repeat(20)}`))
})

test('what was typed counts as received: a gap behind it is none, and the same again changes nothing', () => {
  ada.text(note).insert(2, 'c')
  const again = ada.said[0] as Uint8Array
  hearAll(ada)
  expect(document.clockOf(11)).toBe(Y.getState(ada.doc.store, 11))
  expect(take(again, ada)).toBe(false)
  expect(said()).toEqual(['Abc', 'Abc'])
})

test('another may not go on for somebody, nor they themselves by another right', () => {
  ada.text(note).insert(2, 'c')
  const [update] = ada.said as [Uint8Array]
  expect(document.typed(update, { userId: 'eve', connectionId: 'e', at: AT }, 'editor')).toBeNull()
  expect(document.typed(update, { userId: 'ada', connectionId: 'a', at: AT }, 'owner')).toBeNull()
})

test('what does more than go on is looked at', () => {
  ada.text(note).delete(0, 1)
  expect(hearAll(ada)).toEqual([false])
  ada.doc.transact(() => {
    ada.text(note).insert(1, 'x')
    ada.text(note).delete(0, 1)
  })
  expect(hearAll(ada)).toEqual([false])
  ada.text(note).insert(1, 'y', { bold: true })
  expect(hearAll(ada)).toEqual([false])
  ada.text(note).insertEmbed(1, {})
  expect(hearAll(ada)).toEqual([false])
})

test('after any other change of the document everybody is looked at once more', () => {
  deleteNotes(bob.doc, [note], 'gesture', AT)
  expect(hearAll(bob)).toEqual([false])
  expect(type(ada, 'cd')).toEqual([false, true])
  const by = { userId: 'server', connectionId: null, at: AT }
  document.edit((doc) => rootMap(doc, 'notes').delete(note), by, 'owner')
  expect(type(ada, 'e')).toEqual([false])
})

test('in a canvas with a locked block everybody is looked at', () => {
  document.locks.set('channels', {
    blockId: 'channels',
    by: 'olga',
    at: AT,
    forAll: true,
  })
  expect(type(ada, 'c')).toEqual([false])
  expect(said()[0]).toBe('Ab')
})

test('nobody goes on unseen beyond what a text or a document may hold', () => {
  const most = LIMITS.noteTextLength * TEXT_SLACK
  for (let i = 0; i < most + 300; i++) ada.text(note).insert(ada.text(note).length, 'x')
  const seen = hearAll(ada)
  expect(seen).toContain(true)
  expect(noteText(document.live(), note)?.length).toBeLessThanOrEqual(most)
  start({ documentBytes: document.durable.bytes + 1 })
  expect(type(ada, 'c')).toEqual([false])
})

test('nor does somebody who types under many client ids at once, nor beside others who add more', () => {
  const most = LIMITS.noteTextLength * TEXT_SLACK
  const hands = Array.from({ length: 60 }, (_, i) => new Writer('ada', 100 + i))
  for (const hand of hands) {
    hand.hear(Y.encodeStateAsUpdate(document.live()))
    type(hand, 'x')
  }
  let went = 0
  for (const hand of hands) went += type(hand, 'x'.repeat(30)).filter(Boolean).length
  expect(went).toBeGreaterThan(100)
  expect(noteText(document.live(), note)?.length).toBeLessThanOrEqual(most)

  start()
  type(ada, 'c')
  bob.doc.transact(() => {
    bob.text(note).delete(0, 1)
    bob.text(note).insert(0, 'x'.repeat(most - 20))
  })
  hearAll(bob)
  type(ada, 'x'.repeat(100))
  expect(noteText(document.live(), note)?.length).toBeLessThanOrEqual(most)
})

test('nobody goes on unseen before much that others wrote at the same place: it would cost Yjs as much', () => {
  type(ada, 'c')
  bob.doc.transact(() => {
    for (let i = 0; i < 50; i++) bob.text(note).insert(3, 'x')
  })
  ada.text(note).insert(3, 'd')
  const [update] = ada.said.splice(0) as [Uint8Array]
  hearAll(bob)
  expect(take(update, ada)).toBe(false)

  start()
  type(ada, 'c')
  const hands = [bob, new Writer('bob', 23)] as const
  hands[1].hear(Y.encodeStateAsUpdate(ada.doc))
  ada.text(note).insert(3, 'd')
  const [late] = ada.said.splice(0) as [Uint8Array]
  for (let i = 0; i < 100; i++) {
    const [one, other] = i % 2 ? hands : ([hands[1], hands[0]] as const)
    one.text(note).insert(3 + i, 'x')
    const said = one.said.splice(0)[0] as Uint8Array
    take(said, one)
    other.hear(said)
  }
  expect(take(late, ada)).toBe(false)
})

const STRING = 0x84
/** One struct of characters behind the last one of a client id, with whatever else. */
const forged = (info: number, behind: number, ...more: (number | string)[]): Uint8Array => {
  const clock = document.clockOf(11)
  return bytesOf(1, 1, 11, clock, Uint8Array.of(info), 11, behind, ...more)
}
const FORGED: Readonly<Record<string, () => Uint8Array>> = {
  'a thing embedded': () => forged(0x85, document.clockOf(11) - 1, '{"a":1}', 0),
  'a format': () => forged(0x86, document.clockOf(11) - 1, 'bold', 'true', 0),
  'something deleted': () => forged(0x81, document.clockOf(11) - 1, 3, 0),
  'a shared type': () => forged(0x87, document.clockOf(11) - 1, 2, 0),
  'values of any kind': () => forged(0x88, document.clockOf(11) - 1, 1, 125, 1, 0),
  'a document': () => forged(0x89, document.clockOf(11) - 1, 'guid', 118, 0, 0),
  'a key of a map': () => forged(0xa4, document.clockOf(11) - 1, 'd', 0),
  'no characters': () => forged(STRING, document.clockOf(11) - 1, '', 0),
  'a place further back': () => forged(STRING, document.clockOf(11) - 2, 'd', 0),
  'another right neighbour': () => forged(STRING | 0x40, document.clockOf(11) - 1, 11, 3, 'd', 0),
  'deletions too': () => forged(STRING, document.clockOf(11) - 1, 'd', 1, 11, 1, 3, 1),
  'bytes behind it': () => forged(STRING, document.clockOf(11) - 1, 'd', 0, 0),
  'two structs': () => bytesOf(1, 2, ...forged(STRING, document.clockOf(11) - 1, 'd', 0).subarray(2)),
  'a gap before it': () =>
    bytesOf(1, 1, 11, document.clockOf(11) + 1, Uint8Array.of(STRING), 11, document.clockOf(11), 'd', 0),
  'half of a surrogate pair': () =>
    Uint8Array.from([...forged(STRING, document.clockOf(11) - 1), 3, 0xed, 0xa0, 0xbd, 0]),
  'more than was promised': () => forged(STRING, document.clockOf(11) - 1, 'x'.repeat(300), 0),
}
for (const [what, forge] of Object.entries(FORGED))
  test(`is not taken for going on: ${what}`, () => {
    expect(type(ada, 'cd')).toEqual(unseen(2))
    expect(document.typed(forge(), { userId: 'ada', connectionId: 'a', at: AT }, 'editor')).toBeNull()
    // What was forged has used nothing up.
    const honest = forged(STRING, document.clockOf(11) - 1, 'e', 0)
    expect(document.typed(honest, { userId: 'ada', connectionId: 'a', at: AT }, 'editor')).not.toBeNull()
    expect(said()).toEqual(['Abcde', 'Abcde'])
  })

test('a whole pair of surrogates is gone on with, also where others write between its halves', () => {
  ada.text(note).insert(2, 'c')
  hearAll(ada)
  ada.text(note).insert(3, '😀')
  expect(hearAll(ada)).toEqual([true])
  bob.text(note).insert(4, 'x')
  hearAll(bob)
  ada.text(note).insert(ada.text(note).length, '🎈')
  hearAll(ada)
  const [held, rows] = said()
  expect([held, rows]).toEqual([ada.text(note).toString(), ada.text(note).toString()])
})

test('what was written behind is deleted meanwhile: what goes on stands where it stood', () => {
  type(ada, 'cd')
  bob.text(note).delete(2, 2)
  ada.text(note).insert(4, 'e')
  hearAll(bob)
  hearAll(ada)
  expect(said()).toEqual(['Abe', 'Abe'])
  expect(bob.text(note).toString()).toBe('Abe')
})

test('a note that is erased by the server under the hands of who types takes what they go on with away', () => {
  type(ada, 'cd')
  ada.text(note).insert(4, 'e')
  const [late] = ada.said.splice(0) as [Uint8Array]
  const by = { userId: 'server', connectionId: null, at: AT }
  document.edit((doc) => rootMap(doc, 'notes').delete(note), by, 'owner')
  expect(take(late, ada)).toBe(false)
  expect(said()).toEqual([undefined, undefined])
  expect(document.live().store.pendingStructs).toBeNull()
})

test('what the guard undoes ends it for everybody', () => {
  type(ada, 'cd')
  expect(type(bob, 'x', 0)).toEqual([false])
  noteText(bob.doc, note)?.format(0, 1, { bold: true })
  expect(hearAll(bob)).toEqual([false])
  expect(type(ada, 'e')).toEqual([false])
  expect(said()).toEqual(Array(2).fill('xAbcde'))
})

test('however people type, move and delete, the document is what its updates say', () => {
  let went = 0
  const step = fc.record({
    who: fc.nat(1),
    kind: fc.nat(9),
    at: fc.nat(50),
    word: fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme' }),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 60 }), (steps) => {
      start()
      const cursor = [1, 1]
      for (const { who, kind, at, word } of steps) {
        const writer = [ada, bob][who] as Writer
        const text = writer.text(note)
        const from = Math.min(text.length, (kind > 2 ? cursor[who] : at) ?? 0)
        if (kind === 0) text.delete(from, Math.min(2, text.length - from))
        else if (kind === 1) addNotes(writer.doc, { blockId: 'channels' }, [{ text: word }], ORIGINS)
        else text.insert(from, word)
        cursor[who] = kind > 1 ? from + word.length : from
        went += hearAll(writer).filter(Boolean).length
        if (at % 9 === 0) document.live()
      }
      const rows = new Y.Doc()
      document.readInto(rows)
      const [held, shown, own] = [document.live(), rows, ada.doc].map((doc) => Y.encodeStateVector(doc))
      expect([held, own]).toEqual([shown, shown])
      expect(said()).toEqual(Array(2).fill(ada.text(note).toString()))
    }),
  )
  expect(went).toBeGreaterThan(100)
})
