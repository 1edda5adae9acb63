import { CLOSE, LIMITS, SYNC, TEXT_SLACK, type RevertedMessage } from '@ninefold/shared'
import { addNotes, deleteNotes } from '@ninefold/shared/document/edit-notes'
import { readContent } from '@ninefold/shared/document/read-content'
import { metaText, noteText } from '@ninefold/shared/document/read'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { syncMessage, type TestPeer } from '../testing/test-peer.ts'
import { World } from '../testing/world.ts'

let world: World
afterEach(() => world.destroy())

const ORIGINS = { setup: null, gesture: null }
const notesOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('notes')
const noteOf = (doc: Y.Doc, id: string): Y.Map<unknown> => {
  const note = notesOf(doc).get(id)
  if (!note) throw new Error('no such note')
  return note
}
const reverted = ({ socket }: TestPeer): RevertedMessage[] =>
  socket.app.filter((message) => message.type === 'reverted')

function add(peer: TestPeer, text: string): string {
  const [id] = addNotes(peer.doc, { blockId: 'channels' }, [{ text }], ORIGINS)
  peer.flush()
  return id as string
}

/** Ada and Bob, and a note of Ada's that both see. */
async function together(limits = {}): Promise<{ ada: TestPeer; bob: TestPeer; id: string }> {
  world = await World.with(limits)
  const [ada, bob] = [await world.joined('ada'), await world.joined('bob')]
  const id = add(ada, 'a note')
  await world.settle()
  bob.readAll()
  return { ada, bob, id }
}

/** Everything a document holds, in our roots or others. */
function everything(doc: Y.Doc): unknown {
  const plain: Record<string, unknown> = {}
  for (const [name, type] of doc.share) {
    const shown: unknown = type._map.size > 0 ? doc.getMap(name).toJSON() : type._length > 0 ? 'a list' : {}
    if (JSON.stringify(shown) !== '{}') plain[name] = shown
  }
  return plain
}

const longText = 'x'.repeat(LIMITS.noteTextLength * TEXT_SLACK + 1)
const newNote = (fields: Record<string, unknown>): Y.Map<unknown> => new Y.Map(Object.entries(fields))
const wellFormed = (): Record<string, unknown> => ({
  blockId: 'channels',
  rank: 'a0',
  text: new Y.Text('ok'),
})

type Offence = readonly [reason: string, (doc: Y.Doc, id: string) => void]
const OFFENCES: Readonly<Record<string, Offence>> = {
  'a root map that is not ours': ['schema', (doc) => doc.getMap('junk').set('a', 1)],
  'a root list that is not ours': ['schema', (doc) => doc.getArray('junk').push([1, 2])],
  'a list in the root of notes': [
    'schema',
    (doc) => {
      const like = new Y.Doc()
      like.getArray('notes').push(['x'])
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(like))
    },
  ],
  'a note that is a number': ['schema', (doc) => doc.getMap('notes').set('n1', 5)],
  'a note that is a list': ['schema', (doc) => doc.getMap('notes').set('n1', new Y.Array())],
  'a note under an id that is none': [
    'schema',
    (doc) => doc.getMap('notes').set('a b', newNote(wellFormed())),
  ],
  'a note without a block': [
    'schema',
    (doc) => doc.getMap('notes').set('n1', newNote({ rank: 'a0', text: new Y.Text() })),
  ],
  'a note whose text is a string': [
    'schema',
    (doc) => doc.getMap('notes').set('n1', newNote({ ...wellFormed(), text: 'x' })),
  ],
  'a new note with a huge text': [
    'schema',
    (doc) => doc.getMap('notes').set('n1', newNote({ ...wellFormed(), text: new Y.Text(longText) })),
  ],
  'an unknown block': ['schema', (doc, id) => noteOf(doc, id).set('blockId', 'nowhere')],
  'a block taken away': ['schema', (doc, id) => noteOf(doc, id).delete('blockId')],
  'a malformed rank': ['schema', (doc, id) => noteOf(doc, id).set('rank', '!')],
  'a rank that is a number': ['schema', (doc, id) => noteOf(doc, id).set('rank', 7)],
  'an unknown colour': ['schema', (doc, id) => noteOf(doc, id).set('color', 'blurple')],
  'a deletion time that is none': ['schema', (doc, id) => noteOf(doc, id).set('deletedAt', 'now')],
  'a megabyte in a field nobody knows': [
    'schema',
    (doc, id) => noteOf(doc, id).set('x', 'x'.repeat(900_000)),
  ],
  'bytes in a field': ['schema', (doc, id) => noteOf(doc, id).set('x', Uint8Array.of(1))],
  'a text put in the place of another': [
    'schema',
    (doc, id) => noteOf(doc, id).set('text', new Y.Text('mine')),
  ],
  'a title put in the place of another': [
    'schema',
    (doc) => doc.getMap('meta').set('title', new Y.Text('x')),
  ],
  'a title taken away': ['schema', (doc) => doc.getMap('meta').delete('title')],
  'a legend for a colour there is not': [
    'schema',
    (doc) => (doc.getMap('meta').get('legend') as Y.Map<unknown>).set('blurple', new Y.Text()),
  ],
  'a format in a text': ['schema', (doc, id) => noteText(doc, id)?.format(0, 2, { bold: true })],
  'a thing embedded in a text': ['schema', (doc, id) => noteText(doc, id)?.insertEmbed(0, { x: 1 })],
  'an attribute on a text': ['schema', (doc, id) => noteText(doc, id)?.setAttribute('x', 1)],
  'a block that is not one of the nine': ['schema', (doc) => doc.getMap('blocks').set('tenth', new Y.Map())],
  'a link without ends': ['schema', (doc) => doc.getMap('links').set('l1', newNote({ kind: 'relates_to' }))],
  'a note erased': ['note_erased', (doc, id) => doc.getMap('notes').delete(id)],
  'a note put in the place of another': [
    'note_erased',
    (doc, id) => doc.getMap('notes').set(id, newNote(wellFormed())),
  ],
  'all notes erased': ['note_erased', (doc) => doc.getMap('notes').clear()],
  'a text far too long': ['text_too_long', (doc, id) => noteText(doc, id)?.insert(0, longText)],
  'a label of the legend far too long': [
    'text_too_long',
    (doc) => {
      const legend = doc.getMap('meta').get('legend') as Y.Map<Y.Text>
      legend.get('sky')?.insert(0, 'x'.repeat(LIMITS.legendLabelLength * TEXT_SLACK + 1))
    },
  ],
  'a link of a kind there is not': [
    'schema',
    (doc, id) => doc.getMap('links').set('l1', newNote({ fromId: id, toId: 'b', kind: 'feeds' })),
  ],
  'a link that its kind cannot be': [
    'link_not_allowed',
    (doc, id) => {
      const [other] = addNotes(doc, { blockId: 'customer_segments' }, [{ text: 'x' }], ORIGINS)
      doc.getMap('links').set('l1', newNote({ fromId: id, toId: other, kind: 'serves' }))
    },
  ],
  'a link from a note to itself': [
    'link_not_allowed',
    (doc, id) => doc.getMap('links').set('l1', newNote({ fromId: id, toId: id, kind: 'relates_to' })),
  ],
  '101 % of the effort': ['schema', (doc, id) => noteOf(doc, id).set('effortShare', 101)],
  'an importance there is not': ['schema', (doc, id) => noteOf(doc, id).set('importance', 'vital')],
  'a script for an address': [
    'schema',
    (doc, id) => noteOf(doc, id).set('urls_a', { rank: 'a0', value: 'javascript:alert(1)' }),
  ],
  'a measure whose target is a text': [
    'schema',
    (doc, id) => doc.getMap('kpis').set('k1', newNote({ noteId: id, name: 'x', target: 'many' })),
  ],
  'a step of a procedure that is no map': [
    'schema',
    (doc, id) => doc.getMap('procedures').set('p1', newNote({ noteId: id, steps_a: 'Heat' })),
  ],
  'a link in the name of somebody else': [
    'foreign_author',
    (doc) => {
      const link = newNote({ fromId: 'a', toId: 'b', kind: 'relates_to', createdBy: 'bob' })
      doc.getMap('links').set('l1', link)
    },
  ],
}

describe('what a canvas is not made of is undone for everybody, the offender included:', () => {
  for (const [what, [reason, offend]] of Object.entries(OFFENCES)) {
    test(what, async () => {
      const { ada, bob, id } = await together()
      const before = everything(bob.doc)
      const rows = world.documents.rowsOf('a').length
      const messages = bob.socket.messages.length
      ada.doc.transact(() => {
        offend(ada.doc, id)
        // Undone with the rest: a gesture is one thing.
        metaText(ada.doc, 'title')?.insert(0, 'a gesture')
      })
      // One frame, as one gesture of a client makes it.
      ada.outbox.splice(
        0,
        ada.outbox.length,
        syncMessage(SYNC.update, Y.mergeUpdates(ada.outbox.map(updateIn))),
      )
      ada.flush()
      await world.settle()
      for (const peer of [ada, bob]) peer.readAll()
      expect([everything(ada.doc), everything(bob.doc)]).toEqual([before, before])
      expect(reverted(ada)).toMatchObject([{ reason }])
      expect(reverted(bob)).toEqual([])
      expect(ada.socket.closed).toBeNull()
      expect(world.documents.rowsOf('a')).toHaveLength(rows + 1)
      expect(bob.socket.messages.length).toBe(messages + 1)

      metaText(ada.doc, 'title')?.insert(0, 'later')
      ada.flush()
      await world.settle()
      expect(bob.title).toBe('later')
      const late = await world.joined('carl')
      expect(everything(late.doc)).toEqual(everything(ada.doc))
    })
  }
})

describe('a waiver', () => {
  const waiversOf = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('waivers')
  const waiver = (by?: string) =>
    newNote({ ruleId: 'HC-06', subjectId: 'n', reason: 'Later', ...(by && { by }) })
  const inAdasName: Readonly<Record<string, (doc: Y.Doc) => void>> = {
    'a new one': (doc) => void waiversOf(doc).set('forged', waiver('ada')),
    'one of theirs, given to her': (doc) => void waiversOf(doc).get('bobs')?.set('by', 'ada'),
    'another reason': (doc) => void waiversOf(doc).get('adas')?.set('reason', 'Never mind'),
    'a later end': (doc) => void waiversOf(doc).get('adas')?.set('untilDate', '2999-01-01'),
    'her name taken off': (doc) => void waiversOf(doc).get('adas')?.delete('by'),
    'another in its place': (doc) => void waiversOf(doc).set('adas', waiver('ada')),
  }
  const theirOwn: Readonly<Record<string, (doc: Y.Doc) => void>> = {
    'another reason, in their own name from now on': (doc) =>
      doc.transact(() => {
        waiversOf(doc).get('adas')?.set('reason', 'I say so')
        waiversOf(doc).get('adas')?.set('by', 'bob')
      }),
    'hers taken away, so that the finding is seen again': (doc) => waiversOf(doc).delete('adas'),
    'another reason for one of theirs': (doc) => void waiversOf(doc).get('bobs')?.set('reason', 'Soon'),
    'their name under one that has none': (doc) => void waiversOf(doc).get('nobodys')?.set('by', 'bob'),
    'another reason for one without a name': (doc) =>
      void waiversOf(doc).get('nobodys')?.set('reason', 'Soon'),
  }
  async function withWaivers() {
    const people = await together()
    for (const [peer, key, by] of [
      [people.ada, 'adas', 'ada'],
      [people.bob, 'bobs', 'bob'],
      [people.bob, 'nobodys', undefined],
    ] as const) {
      waiversOf(peer.doc).set(key, waiver(by))
      peer.flush()
    }
    await world.settle()
    for (const peer of [people.ada, people.bob]) peer.readAll()
    return people
  }

  test.each(Object.entries(inAdasName))(
    'in the name of somebody else is undone: %s',
    async (_what, change) => {
      const { ada, bob } = await withWaivers()
      const before = everything(ada.doc)
      change(bob.doc)
      bob.flush()
      await world.settle()
      for (const peer of [ada, bob]) peer.readAll()
      expect([everything(ada.doc), everything(bob.doc)]).toEqual([before, before])
      expect(reverted(bob)).toMatchObject([{ reason: 'foreign_author' }])
    },
  )

  test.each(Object.entries(theirOwn))('that speaks for its writer alone stays: %s', async (_what, change) => {
    const { ada, bob } = await withWaivers()
    const before = everything(ada.doc)
    change(bob.doc)
    bob.flush()
    await world.settle()
    ada.readAll()
    expect(reverted(bob)).toEqual([])
    expect(everything(ada.doc)).toEqual(everything(bob.doc))
    expect(everything(ada.doc)).not.toEqual(before)
  })
})

/** The update in a sync message shorter than 16 KiB or longer: behind two bytes and its length. */
function updateIn(message: Uint8Array): Uint8Array {
  let at = 2
  while ((message[at] as number) >= 0x80) at++
  return message.subarray(at + 1)
}

describe('a revert', () => {
  test('names the notes it is about', async () => {
    const { ada, id } = await together()
    noteOf(ada.doc, id).set('rank', '!')
    ada.flush()
    await world.settle()
    expect(reverted(ada)).toMatchObject([{ reason: 'schema', noteIds: [id] }])
  })

  test('is told only when it is on disk', async () => {
    const { ada, bob, id } = await together()
    world.documents.hold()
    noteOf(ada.doc, id).set('rank', '!')
    ada.flush()
    await world.settle()
    expect([reverted(ada), reverted(bob)]).toEqual([[], []])
    world.documents.release()
    await world.settle()
    expect(reverted(ada)).toHaveLength(1)
  })

  test('leaves what a colleague typed into the note meanwhile', async () => {
    const { ada, bob, id } = await together()
    notesOf(ada.doc).delete(id)
    noteText(bob.doc, id)?.insert(0, 'still ')
    bob.flush()
    ada.flush()
    await world.settle()
    for (const peer of [ada, bob]) peer.readAll()
    expect([ada, bob].map(({ doc }) => readContent(doc).notes[0]?.text)).toEqual([
      'still a note',
      'still a note',
    ])
  })

  test('lets go of what it undid: a document does not grow by what was refused', async () => {
    const { ada } = await together()
    const size = async (): Promise<number> => {
      let bytes = 0
      const measured = world.engine.edit('a', { userId: 'bob' }, (doc) => {
        bytes = Y.encodeStateAsUpdate(doc).length
      })
      await world.settle()
      await measured
      return bytes
    }
    const before = await size()
    for (let i = 0; i < 5; i++) {
      const id = add(ada, 'x'.repeat(140))
      await world.settle()
      ada.doc.getMap('junk').set('a', 'x'.repeat(10_000))
      notesOf(ada.doc).delete(id)
      ada.flush()
      await world.settle()
      ada.exchange()
    }
    // Five notes of 140 letters that stay, and some bookkeeping for what does not.
    expect((await size()) - before).toBeLessThan(5 * 450)
  })

  test('in an answer to the server takes back the offending notes alone', async () => {
    const { ada, bob, id } = await together()
    ada.cut()
    const mine = [add(ada, 'fine'), add(ada, 'also fine')]
    noteOf(ada.doc, mine[1] as string).set('rank', '!')
    notesOf(ada.doc).delete(id)
    metaText(ada.doc, 'title')?.insert(0, 'offline')
    await ada.join(world.engine, 'a')
    await world.settle()
    ada.exchange()
    expect(bob.title).toBe('offline')
    expect(readContent(bob.doc).notes.map(({ text }) => text)).toEqual(['a note', 'fine'])
    expect(readContent(ada.doc)).toEqual(readContent(bob.doc))
    expect(reverted(ada)).toMatchObject([{ reason: 'schema', noteIds: [mine[1], id] }])
  })
})

describe('ten reverts in a minute', () => {
  const offend = async (peer: TestPeer, times: number, pauseMs = 200): Promise<void> => {
    for (let i = 0; i < times; i++) {
      peer.doc.getMap('junk').set('a', i)
      peer.flush()
      await world.clock.advance(pauseMs)
    }
  }

  test('close with 4403, and for a minute their author may only look', async () => {
    const { ada, bob } = await together()
    await offend(ada, 9)
    expect(ada.socket.closed).toBeNull()
    await offend(ada, 1)
    expect([ada.socket.closed?.code, bob.socket.closed]).toEqual([CLOSE.forbidden, null])

    await ada.join(world.engine, 'a')
    expect(ada.socket.app[0]).toMatchObject({ type: 'hello', role: 'viewer' })
    expect(ada.socket.kinds).not.toContain('step1')
    ada.type('x')
    expect(ada.socket.closed?.code).toBe(CLOSE.forbidden)

    await ada.join(world.engine, 'a')
    await world.clock.advance(70_000)
    expect(ada.socket.closed?.code).toBe(CLOSE.tryLater)
    await ada.join(world.engine, 'a')
    await world.settle()
    expect(bob.title).toBe('x')
  })

  test('spread over more than that do not', async () => {
    const { ada } = await together()
    await offend(ada, 15, 7000)
    expect(ada.socket.closed).toBeNull()
    expect(reverted(ada)).toHaveLength(15)
  })
})

describe('limits of a document', () => {
  const limitsTold = ({ socket }: TestPeer): string[] =>
    socket.app.flatMap((message) => (message.type === 'limits' ? [message.reason] : []))

  test('on live notes: told at 80 %, no further one above 100 %, and a deleted one makes room', async () => {
    const { ada, bob, id } = await together({ liveNotes: 5 })
    for (const text of ['2', '3', '4', '5', '6']) add(ada, text)
    await world.settle()
    ada.readAll()
    expect(readContent(bob.doc).notes).toHaveLength(1)
    bob.readAll()
    expect(readContent(bob.doc).notes).toHaveLength(5)
    expect(readContent(ada.doc)).toEqual(readContent(bob.doc))
    expect(reverted(ada)).toMatchObject([{ reason: 'too_many_notes' }])
    expect([limitsTold(ada), limitsTold(bob)]).toEqual([['notes'], ['notes']])
    const carl = await world.joined('carl')
    expect(limitsTold(carl)).toEqual(['notes'])

    deleteNotes(bob.doc, [id], null)
    bob.flush()
    add(bob, '7')
    await world.settle()
    expect(reverted(bob)).toEqual([])
    expect(readContent(bob.doc).notes).toHaveLength(5)
  })

  test('on live notes take back only what is too much of an answer to the server', async () => {
    const { ada, bob } = await together({ liveNotes: 4 })
    ada.cut()
    for (const text of ['2', '3', '4', '5', '6']) add(ada, text)
    await ada.join(world.engine, 'a')
    await world.settle()
    ada.exchange()
    bob.readAll()
    expect(readContent(bob.doc).notes).toHaveLength(4)
    expect(readContent(ada.doc)).toEqual(readContent(bob.doc))
    expect(reverted(ada)[0]?.noteIds).toHaveLength(2)
  })

  test('on links', async () => {
    const { ada, bob } = await together({ links: 2 })
    for (const key of ['l1', 'l2', 'l3']) {
      ada.doc
        .getMap('links')
        .set(key, newNote({ fromId: 'a', toId: 'b', kind: 'relates_to', createdBy: 'ada' }))
      ada.flush()
    }
    await world.settle()
    bob.readAll()
    expect(bob.doc.getMap('links').size).toBe(2)
    expect(reverted(ada)).toMatchObject([{ reason: 'too_many_links' }])
  })

  test('on its size: told, then growth is refused, and tidying still possible', async () => {
    const { ada, bob, id } = await together({ documentBytes: 6000, checkpointLogBytes: 200 })
    const detail = noteOf(ada.doc, id).get('detail') as Y.Text
    for (let i = 0; i < 12 && reverted(ada).length === 0; i++) {
      detail.insert(0, 'x'.repeat(800))
      ada.flush()
      await world.settle()
      ada.readAll()
    }
    expect(reverted(ada)).toMatchObject([{ reason: 'document_full' }])
    expect(limitsTold(bob)).toEqual(['document_bytes'])
    deleteNotes(ada.doc, [id], null)
    ada.flush()
    await world.settle()
    bob.readAll()
    expect(reverted(ada)).toHaveLength(1)
    expect(readContent(bob.doc).notes).toEqual([])
  })

  test('do not hinder somebody who shortens a text that is too long from before', async () => {
    world = await World.with()
    const stored = new Y.Doc()
    const text = new Y.Text('y'.repeat(LIMITS.noteTextLength * TEXT_SLACK + 50))
    notesOf(stored).set('n1', newNote({ ...wellFormed(), text }))
    const row = { userId: 'ada', connectionId: null, bytes: Y.encodeStateAsUpdate(stored), at: 0 }
    await world.documents.create({ canvasId: 'b', rows: [row], clients: [] })
    const ada = await world.peer('ada').join(world.engine, 'b')
    const edit = async (change: (text: Y.Text | null) => void): Promise<number> => {
      ada.doc.transact(() => change(noteText(ada.doc, 'n1')))
      ada.flush()
      await world.settle()
      ada.readAll()
      return noteText(ada.doc, 'n1')?.length ?? 0
    }
    const length = noteText(ada.doc, 'n1')?.length ?? 0
    expect(await edit((held) => held?.insert(0, 'more'))).toBe(length)
    expect(await edit((held) => (held?.delete(5, 20), held?.insert(5, 'shorter')))).toBe(length - 13)
    expect(reverted(ada)).toMatchObject([{ reason: 'text_too_long' }])
  })
})

test('a server edit that breaks a rule is refused whole and leaves nothing behind', async () => {
  const { bob, id } = await together()
  const before = everything(bob.doc)
  const edit = world.engine.edit('a', { userId: 'ada' }, (doc) => {
    metaText(doc, 'title')?.insert(0, 'x')
    notesOf(doc).delete(id)
  })
  await expect(edit).rejects.toMatchObject({
    code: 'refused_content',
    details: { reason: 'note_erased', noteIds: [id] },
  })
  await world.settle()
  const late = await world.joined('carl')
  expect([everything(bob.doc), everything(late.doc)]).toEqual([before, before])
})

test('a server edit that would make the document too large is refused by its own size', async () => {
  const { bob } = await together({ documentBytes: 6000 })
  const write = (length: number): Promise<unknown> =>
    world.engine.edit('a', { userId: 'ada' }, (doc) =>
      addNotes(doc, { blockId: 'channels' }, [{ text: 'x' }], ORIGINS).map((id) =>
        (noteOf(doc, id).get('detail') as Y.Text).insert(0, 'x'.repeat(length)),
      ),
    )
  const refused = expect(write(6000)).rejects.toMatchObject({ details: { reason: 'document_full' } })
  const taken = write(2000)
  await world.settle()
  await Promise.all([refused, taken])
  bob.readAll()
  expect(readContent(bob.doc).notes).toHaveLength(2)
})

test('somebody who was shut out for what had to be undone makes no server edits meanwhile either', async () => {
  const { ada } = await together()
  for (let i = 0; i < 10; i++) {
    ada.doc.getMap('junk').set('a', i)
    ada.flush()
    await world.clock.advance(200)
  }
  const edit = (userId: string): Promise<unknown> =>
    world.engine.edit('a', { userId }, (doc) => metaText(doc, 'title')?.insert(0, 'x'))
  await expect(edit('ada')).rejects.toMatchObject({ code: 'forbidden' })
  const others = edit('bob')
  await world.clock.advance(70_000)
  const again = edit('ada')
  await world.settle()
  await Promise.all([others, again])
})

test('ten server edits refused in a minute end the right to write for a while, as ten undone changes do', async () => {
  const { ada, bob, id } = await together()
  const erase = (): Promise<unknown> =>
    world.engine.edit('a', { userId: 'ada' }, (doc) => notesOf(doc).delete(id))
  for (let i = 0; i < 10; i++) {
    expect(ada.socket.closed).toBeNull()
    await expect(erase()).rejects.toMatchObject({ code: 'refused_content' })
  }
  expect([ada.socket.closed?.code, bob.socket.closed]).toEqual([CLOSE.forbidden, null])
  await expect(erase()).rejects.toMatchObject({ code: 'forbidden' })
  await world.clock.advance(61_000)
  await expect(erase()).rejects.toMatchObject({ code: 'refused_content' })
})

test('the server itself may erase notes', async () => {
  const { bob, id } = await together()
  const edit = world.engine.edit('a', { userId: 'server' }, (doc) => notesOf(doc).delete(id))
  await world.settle()
  await edit
  bob.readAll()
  expect(notesOf(bob.doc).size).toBe(0)
})
