import type { CanvasContent } from '@ninefold/shared'
import { addEntity } from '@ninefold/shared/document/entities'
import { writeMeta } from '@ninefold/shared/document/edit-meta'
import { addNotes, deleteNotes } from '@ninefold/shared/document/edit-notes'
import { changeNote } from '@ninefold/shared/document/edit-note-fields'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { jsonRequest, openTestApp, refusalOf, type TestApp } from '../http/test-app.ts'

const BY_TEST = { gesture: 'test', setup: 'test' }

let app: TestApp
let ada: { userId: string; token: string }
beforeAll(async () => void (app = await openTestApp({ limits: { canvasesPerHourPerUser: 10 } })))
afterAll(() => app.close())
beforeEach(async () => void (ada = await app.guest('Ada')))

type Guest = typeof ada
type Wanted = { perspective: 'as_is' | 'to_be' | 'scenario' | 'competitor' | 'teaching'; title?: string }

async function start(json: { title?: string; example?: 'hosiery' } = {}, who = ada): Promise<string> {
  const response = await app.as(who).api.canvases.$post({ json })
  return ((await response.json()) as { id: string }).id
}

const post = (id: string, who: Guest, json: Wanted, headers: Record<string, string> = {}) =>
  app.request(
    `/api/canvases/${id}/duplicate`,
    jsonRequest('POST', json, { Authorization: `Bearer ${who.token}`, ...headers }),
  )

async function duplicate(id: string, who: Guest, json: Wanted): Promise<string> {
  const response = await post(id, who, json)
  expect(response.status).toBe(201)
  return ((await response.json()) as { id: string }).id
}

const contentOf = async (id: string): Promise<CanvasContent> => (await app.deps.rooms.content(id)).content

/** Somebody who came by a link. */
async function invited(id: string, role: 'viewer' | 'editor', name: string): Promise<Guest> {
  const link = await app.as(ada).api.canvases[':id'].links.$post({ param: { id }, json: { role } })
  const { token } = (await link.json()) as { token: string }
  const guest = await app.guest(name)
  await app.as(guest).api.join.$post({ json: { token } })
  return guest
}

describe('POST /api/canvases/:id/duplicate', () => {
  it('copies all that is on a canvas under the same ids, as another perspective of it', async () => {
    const id = await start({ example: 'hosiery' })
    await app.deps.rooms.edit(id, ada, (doc) => {
      addEntity(doc, 'groups', { blockId: 'channels', title: 'Online' }, null)
      addEntity(doc, 'risks', { noteId: 'KA1', cause: 'The mill burns down' }, null)
      writeMeta(doc, { legend: { sky: 'Trade' }, lastReviewAt: 5, phase: 'shaping' }, null)
    })
    const copy = await duplicate(id, ada, { perspective: 'to_be', title: 'Hosiery 2030' })
    const [old, now] = [await contentOf(id), await contentOf(copy)]
    const { lastReviewAt: _, ...meta } = old.meta
    expect(now).toEqual({
      ...old,
      meta: { ...meta, title: 'Hosiery 2030', perspective: 'to_be', baseCanvasId: id },
    })
    const { items } = (await (await app.as(ada).api.canvases.$get({ query: {} })).json()) as {
      items: { id: string }[]
    }
    expect(items.find((item) => item.id === copy)).toMatchObject({
      ...{ title: 'Hosiery 2030', role: 'owner', perspective: 'to_be', baseCanvasId: id },
      counts: { key_activities: old.notes.filter(({ blockId }) => blockId === 'key_activities').length },
    })
    expect(items.find((item) => item.id === id)).toMatchObject({ perspective: 'as_is' })
  })

  it('may be asked by whoever may read, and is theirs: under their name, with the others named in words', async () => {
    const id = await start({ title: 'Bakery' })
    const vera = await invited(id, 'viewer', 'Vera')
    await app.deps.rooms.edit(id, ada, (doc) => {
      const [note = ''] = addNotes(doc, { blockId: 'key_activities' }, [{ text: 'Bake' }], BY_TEST)
      changeNote(
        doc,
        note,
        { responsibleId: ada.userId, contributors: [{ id: 'a', rank: 'a0', who: vera.userId }] },
        null,
      )
    })
    const copy = await duplicate(id, vera, { perspective: 'scenario' })
    const { meta, notes } = await contentOf(copy)
    expect(meta).toMatchObject({ title: 'Bakery', perspective: 'scenario' })
    expect(notes).toMatchObject([
      { text: 'Bake', responsibleId: 'Ada', contributors: [{ who: vera.userId }] },
    ])
    const members = await app.as(vera).api.canvases[':id'].members.$get({ param: { id: copy }, query: {} })
    expect(await members.json()).toMatchObject({ items: [{ userId: vera.userId, role: 'owner' }] })
    expect(await refusalOf(app.as(ada).api.canvases[':id'].$get({ param: { id: copy } }))).toBe(
      '403 forbidden',
    )
  })

  it('leaves behind what was deleted: a reader must not find it in a copy', async () => {
    const id = await start()
    await app.deps.rooms.edit(id, ada, (doc) => {
      const [secret = ''] = addNotes(
        doc,
        { blockId: 'channels' },
        [{ text: 'Secret' }, { text: 'Shop' }],
        BY_TEST,
      )
      deleteNotes(doc, [secret], null)
    })
    const copy = await duplicate(id, ada, { perspective: 'competitor' })
    const stored = await app.store.log.load(copy)
    expect(JSON.stringify((await contentOf(copy)).notes)).toContain('Shop')
    expect(Buffer.concat(stored?.rows.map(({ bytes }) => Buffer.from(bytes)) ?? []).includes('Secret')).toBe(
      false,
    )
  })

  it('asked twice under one key makes one copy', async () => {
    const id = await start()
    const key = { 'Idempotency-Key': 'once' }
    const first = await post(id, ada, { perspective: 'to_be' }, key)
    const second = await post(id, ada, { perspective: 'to_be' }, key)
    expect(await second.json()).toEqual(await first.json())
    expect(await refusalOf(post(id, ada, { perspective: 'scenario' }, key))).toBe('409 idempotency_conflict')
  })

  it('is refused to strangers, for deleted canvases, for what is no perspective, and above the limit', async () => {
    const id = await start()
    const wanted = { perspective: 'to_be' } as const
    expect(await refusalOf(post(id, await app.guest(), wanted))).toBe('403 forbidden')
    expect(await refusalOf(post('nobodyKnowsThisOne', ada, wanted))).toBe('404 canvas_not_found')
    for (const body of [
      {},
      { perspective: 'mine' },
      { ...wanted, title: 'x'.repeat(121) },
      { ...wanted, a: 1 },
    ])
      expect(await refusalOf(post(id, ada, body as Wanted))).toBe('400 invalid_body')
    for (let i = 0; i < 9; i++) await duplicate(id, ada, wanted)
    expect(await refusalOf(post(id, ada, wanted))).toBe('429 too_many_requests')
    app.pass(3_600_000)
    await app.as(ada).api.canvases[':id'].$delete({ param: { id } })
    expect(await refusalOf(post(id, ada, wanted))).toBe('410 canvas_deleted')
  })

  it('needs the operator’s code where starting a canvas does', async () => {
    const closed = await openTestApp({ invitationCode: 'sesame' })
    const eve = await closed.guest()
    const made = await closed.as(eve).api.canvases.$post({ json: { invitationCode: 'sesame' } })
    const { id } = (await made.json()) as { id: string }
    const link = await closed
      .as(eve)
      .api.canvases[':id'].links.$post({ param: { id }, json: { role: 'viewer' } })
    const { token } = (await link.json()) as { token: string }
    const vera = await closed.guest()
    await closed.as(vera).api.join.$post({ json: { token } })
    const ask = (code: object) =>
      closed.as(vera).api.canvases[':id'].duplicate.$post({
        param: { id },
        json: { perspective: 'to_be', ...code },
      })
    expect(await refusalOf(ask({}))).toBe('403 invitation_code_needed')
    expect((await ask({ invitationCode: 'sesame' })).status).toBe(201)
    await closed.close()
  })
})
