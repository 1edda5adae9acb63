import { LIMITS, type Limits, type Role } from '@ninefold/shared'
import { EDITS_PER_REQUEST, editedView, refusedEdits, type ContentEdit } from '@ninefold/shared/api/edits'
import { contentView } from '@ninefold/shared/api/content'
import { afterEach, describe, expect, it } from 'vitest'
import { jsonRequest, openTestApp, refusalOf, type TestApp } from '../http/test-app.ts'

interface Somebody {
  readonly userId: string
  readonly token: string
}

let app: TestApp
let ada: Somebody
let id: string
afterEach(() => app.close())

async function start(limits: Partial<Limits> = {}): Promise<void> {
  app = await openTestApp({ limits })
  ada = await app.guest()
  const made = await app.as(ada).api.canvases.$post({ json: { title: 'Bakery' } })
  id = ((await made.json()) as { id: string }).id
}

async function member(role: Role): Promise<Somebody> {
  const guest = await app.guest('Bob')
  const row = { canvas_id: id, user_id: guest.userId, role, link_id: null, joined_at: app.deps.now() }
  await app.store.db.insertInto('members').values(row).execute()
  return guest
}

const post = (edits: unknown, who: Somebody = ada, headers: Record<string, string> = {}): Promise<Response> =>
  app.request(
    `/api/canvases/${id}/content/edits`,
    jsonRequest('POST', { edits }, { Authorization: `Bearer ${who.token}`, ...headers }),
  )
const content = async () => {
  const answer = await app.as(ada).api.canvases[':id'].content.$get({ param: { id } })
  return { ...contentView.parse(await answer.json()), seq: Number(answer.headers.get('x-seq')) }
}
const faults = async (answer: Response) => {
  expect(answer.status).toBe(422)
  const { error } = refusedEdits.parse(await answer.json())
  return error.details.map(({ index, code }) => [index, code])
}
const note = (text: string, more: object = {}): object => ({
  op: 'addNote',
  blockId: 'channels',
  text,
  ...more,
})

describe('POST /api/canvases/:id/content/edits', () => {
  it('makes a list of edits as one row of the log, under the name of who asked', async () => {
    await start()
    const bob = await member('editor')
    const answer = await post(
      [
        note('Shop', { id: 'shop' }),
        note('Web', { beforeId: 'shop' }),
        { op: 'updateNote', id: 'shop', text: 'Corner shop', detail: 'Open on Sundays', color: 'sky' },
        { op: 'addNote', id: 'cs', blockId: 'customer_segments', text: 'Neighbours' },
        { op: 'addLink', fromId: 'shop', kind: 'reaches', toId: 'cs' },
        { op: 'setMeta', title: 'Corner bakery', businessType: 'other' },
        { op: 'setBlock', blockId: 'channels', softLimit: 3 },
      ],
      bob,
    )
    expect(answer.status).toBe(200)
    const { seq, made } = editedView.parse(await answer.json())
    expect(made).toMatchObject([{ index: 0, id: 'shop' }, { index: 1 }, { index: 3, id: 'cs' }, { index: 4 }])
    const now = await content()
    expect(now.seq).toBe(seq)
    expect(now.notes.map(({ text }) => text)).toEqual(['Neighbours', 'Web', 'Corner shop'])
    expect(now.notes[2]).toMatchObject({ id: 'shop', detail: 'Open on Sundays', color: 'sky' })
    expect(now.links).toMatchObject([
      { id: made[3]?.id, fromId: 'shop', kind: 'reaches', toId: 'cs', createdBy: bob.userId },
    ])
    expect([now.meta.title, now.meta.businessType, now.blocks.channels?.softLimit]).toEqual([
      'Corner bakery',
      'other',
      3,
    ])
    const rows = await app.store.db
      .selectFrom('doc_rows')
      .select(['seq', 'user_id', 'connection_id'])
      .where('canvas_id', '=', id)
      .orderBy('seq', 'desc')
      .execute()
    expect(rows).toMatchObject([{ seq, user_id: bob.userId, connection_id: null }, { user_id: ada.userId }])
    const clients = await app.store.db
      .selectFrom('doc_client')
      .select('user_id')
      .where('canvas_id', '=', id)
      .execute()
    expect(clients).toEqual([{ user_id: 'server' }])
  })

  it('moves, deletes, restores and unlinks', async () => {
    await start()
    await post([
      note('a', { id: 'a' }),
      note('b', { id: 'b' }),
      note('c', { id: 'c' }),
      { op: 'addLink', id: 'l', fromId: 'a', kind: 'relates_to', toId: 'b' },
    ])
    const order = async () => (await content()).notes.map((one) => one.id)
    await post([
      { op: 'moveNote', id: 'c', blockId: 'channels', beforeId: 'b' },
      { op: 'deleteNote', id: 'a' },
    ])
    expect(await order()).toEqual(['c', 'b'])
    await post([
      { op: 'restoreNote', id: 'a' },
      { op: 'moveNote', id: 'b', blockId: 'customer_segments' },
      { op: 'removeLink', id: 'l' },
    ])
    expect([await order(), (await content()).links]).toEqual([['b', 'a', 'c'], []])
  })

  it('says which links a move has turned into “relates to”', async () => {
    await start()
    const answer = await post([
      note('Shop', { id: 'shop' }),
      { op: 'addNote', id: 'cs', blockId: 'customer_segments' },
      { op: 'addLink', id: 'l', fromId: 'shop', kind: 'reaches', toId: 'cs' },
      { op: 'moveNote', id: 'shop', blockId: 'key_partners' },
    ])
    const changed = { id: 'l', was: 'reaches', kind: 'relates_to' }
    expect(editedView.parse(await answer.json()).changedLinks).toEqual([{ index: 3, ...changed }])
    expect((await content()).links).toMatchObject([{ id: 'l', kind: 'relates_to' }])
  })

  it('makes none when one cannot be made, and names each that cannot', async () => {
    await start()
    const before = await content()
    const answer = await post([
      note('fine'),
      { op: 'deleteNote', id: 'nobody' },
      { op: 'setMeta', title: 'Fine too' },
      { op: 'removeLink', id: 'nothing' },
    ])
    expect(await faults(answer)).toEqual([
      [1, 'note_not_found'],
      [3, 'link_not_found'],
    ])
    expect(await content()).toEqual(before)
  })

  it('names the edits that would make too many notes, and makes none', async () => {
    await start({ liveNotes: 2 })
    expect((await post([note('one', { id: 'one' })])).status).toBe(200)
    const before = await content()
    expect(await faults(await post([note('two'), { op: 'setMeta', title: 'x' }, note('three')]))).toEqual([
      [2, 'too_many_notes'],
    ])
    expect(await content()).toEqual(before)
    expect((await post([{ op: 'deleteNote', id: 'one' }, note('two'), note('three')])).status).toBe(200)
  })

  it('refuses what would make the document too large or hold too many links', async () => {
    await start({ documentBytes: 6000, links: 1 })
    const long = note('', { detail: 'x'.repeat(4000) })
    expect((await post([long])).status).toBe(200)
    expect(await faults(await post([long]))).toEqual([[null, 'document_full']])
    const links = ['contradicts', 'relates_to'].map((kind) => ({
      op: 'addLink',
      fromId: 'a',
      kind,
      toId: 'b',
    }))
    const two = [note('a', { id: 'a' }), note('b', { id: 'b' })]
    expect(await faults(await post([...two, ...links]))).toEqual([[null, 'too_many_links']])
    expect((await post([...two, links[0]])).status).toBe(200)
    expect((await content()).notes).toHaveLength(3)
  })

  it('is for editors and above', async () => {
    await start()
    const tried = await Promise.all(
      (['viewer', 'reviewer', 'editor', 'facilitator', 'owner'] as const).map(async (role) => {
        const answer = await post([note(role)], await member(role))
        return answer.ok ? 'made' : refusalOf(answer)
      }),
    )
    expect(tried).toEqual(['403 forbidden', '403 forbidden', 'made', 'made', 'made'])
    expect(await refusalOf(post([note('x')], await app.guest('Eve')))).toBe('403 forbidden')
    expect(await refusalOf(post([note('x')], ada, { Authorization: '' }))).toBe('401 not_signed_in')
    expect((await content()).notes.map(({ text }) => text).sort()).toEqual(['editor', 'facilitator', 'owner'])
  })

  it('keeps out of a locked block for whom it is locked, and names the edits', async () => {
    await start()
    const bob = await member('editor')
    const locks = `/api/canvases/${id}/locks/channels`
    const locked = await app.request(locks, jsonRequest('PUT', {}, { Authorization: `Bearer ${ada.token}` }))
    expect(locked.ok).toBe(true)
    const edits = [{ op: 'setMeta', title: 'x' }, note('inside'), note('beside', { blockId: 'key_partners' })]
    expect(await faults(await post(edits, bob))).toEqual([[1, 'block_locked']])
    expect((await content()).notes).toEqual([])
    expect((await post(edits, ada)).status).toBe(200)
  })

  it('is not for somebody whose right ended while the body was on its way', async () => {
    await start()
    const bob = await member('editor')
    const body = new TextEncoder().encode(JSON.stringify({ edits: [note('too late')] }))
    const slowly = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          await app.store.db.deleteFrom('members').where('user_id', '=', bob.userId).execute()
          controller.enqueue(body)
          controller.close()
        },
      },
      { highWaterMark: 0 },
    )
    const headers = {
      Authorization: `Bearer ${bob.token}`,
      'Content-Type': 'application/json',
      'Content-Length': String(body.length),
    }
    const init = { method: 'POST', headers, body: slowly, duplex: 'half' as const }
    expect(await refusalOf(app.request(`/api/canvases/${id}/content/edits`, init))).toBe('403 forbidden')
    expect((await content()).notes).toEqual([])
  })

  it('does nothing twice under one Idempotency-Key', async () => {
    await start()
    const key = { 'Idempotency-Key': 'once' }
    const first = await post([note('once')], ada, key)
    const second = await post([note('once')], ada, key)
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(await second.json()).toEqual(await first.json())
    expect(await refusalOf(post([note('other')], ada, key))).toBe('409 idempotency_conflict')
    expect((await content()).notes).toHaveLength(1)
  })

  it('lets nobody ask without end', async () => {
    await start({ editRequestsPerMinutePerUser: 2 })
    const bob = await member('editor')
    for (const text of ['a', 'b']) expect((await post([note(text)])).status).toBe(200)
    expect(await refusalOf(post([note('c')]))).toBe('429 too_many_requests')
    expect((await post([note('d')], bob)).status).toBe(200)
  })

  const BAD: Readonly<Record<string, unknown>> = {
    'no edits': [],
    'too many edits': Array.from({ length: EDITS_PER_REQUEST + 1 }, () => note('x')),
    'an unknown operation': [{ op: 'eraseNote', id: 'a' }],
    'an unknown field': [note('x', { pinned: true })],
    'an unknown block': [note('x', { blockId: 'elsewhere' })],
    'an id that is none': [note('x', { id: 'a b' })],
    'a text that is too long': [note('x'.repeat(LIMITS.noteTextLength + 1))],
    'half a character': [note('\ud83d')],
    'a change of nothing': [{ op: 'updateNote', id: 'a' }],
    'a link of an unknown kind': [{ op: 'addLink', fromId: 'a', toId: 'b', kind: 'likes' }],
    'an author': [{ op: 'addLink', fromId: 'a', toId: 'b', kind: 'relates_to', createdBy: 'eve' }],
  }
  it('refuses a body that is not of its shape', async () => {
    await start()
    for (const [what, edits] of Object.entries(BAD))
      expect([what, await refusalOf(post(edits))]).toEqual([what, '400 invalid_body'])
    const { error } = (await (await post([note('x'), note('y', { text: 7 })])).json()) as {
      error: { details: unknown }
    }
    expect(error.details).toMatchObject([{ path: 'edits.1.text' }])
  })

  it('takes the largest list at once', async () => {
    await start()
    const edits = Array.from({ length: EDITS_PER_REQUEST }, (_, i) => note(`note ${i}`)) as ContentEdit[]
    const answer = await post(edits)
    expect(editedView.parse(await answer.json()).made).toHaveLength(EDITS_PER_REQUEST)
    expect((await content()).notes.map(({ text }) => text)).toEqual(
      edits.map((edit) => 'text' in edit && edit.text),
    )
  })
})
