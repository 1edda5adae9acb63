import { BLOCK_IDS, countNotes } from '@ninefold/shared'
import { exampleContent, templateGhosts } from '@ninefold/shared/catalogue/content'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { jsonRequest, openTestApp, refusalOf, type TestApp } from '../http/test-app.ts'

const BY_TEST = { gesture: 'test', setup: 'test' }

let app: TestApp
let ada: { userId: string; token: string }
beforeAll(async () => void (app = await openTestApp({ limits: { canvasesPerHourPerUser: 20 } })))
afterAll(() => app.close())
beforeEach(async () => {
  app.forgetEnded()
  // Each test a minute later, so that what a limit counts is the test's own.
  app.pass(60_000)
  ada = await app.guest('Ada')
})

const DAY_MS = 86_400_000

async function start(json: { title?: string; purpose?: string } = {}, who = ada): Promise<string> {
  const response = await app.as(who).api.canvases.$post({ json })
  if (response.status !== 201) throw new Error(`no canvas: ${response.status}`)
  return (await response.json()).id
}

const canvas = (who: { token: string }) => app.as(who).api.canvases[':id']

async function list(query: { limit?: string; cursor?: string; deleted?: 'true' } = {}) {
  const response = await app.as(ada).api.canvases.$get({ query })
  if (response.status !== 200) throw new Error(`no list: ${response.status}`)
  return response.json()
}

describe('POST /api/canvases', () => {
  it('starts a canvas that the caller owns, with its first content', async () => {
    const response = await app.as(ada).api.canvases.$post({
      json: { title: 'Bakery', purpose: 'Bread for the quarter', businessType: 'manufacturing' },
    })
    expect(response.status).toBe(201)
    const made = await response.json()
    if (!('id' in made)) throw new Error('no canvas')
    expect(made).toEqual({ id: expect.stringMatching(/^\w{22}$/) as string, title: 'Bakery', role: 'owner' })
    const { content } = await app.deps.rooms.content(made.id)
    expect(content.meta).toMatchObject({
      title: 'Bakery',
      purpose: 'Bread for the quarter',
      businessType: 'manufacturing',
    })
  })

  it('starts one from a template: its notes are ghosts, and the list counts none of them', async () => {
    const response = await app.as(ada).api.canvases.$post({ json: { template: 'ecommerce', title: 'Shop' } })
    const made = await response.json()
    if (!('id' in made)) throw new Error('no canvas')
    expect(made.title).toBe('Shop')
    const { content } = await app.deps.rooms.content(made.id)
    const ghosts = templateGhosts('ecommerce')
    expect(content.notes).toEqual(ghosts?.notes)
    expect(content.meta).toMatchObject({ title: 'Shop', purpose: '', businessType: 'ecommerce' })
    const { items } = await list()
    expect(items.find(({ id }) => id === made.id)?.counts).toEqual(countNotes([]))
  })

  it('starts one as a copy of an example, which is the caller’s own', async () => {
    const response = await app.as(ada).api.canvases.$post({ json: { example: 'hosiery' } })
    const made = await response.json()
    if (!('id' in made)) throw new Error('no canvas')
    const example = exampleContent('hosiery')
    if (!example) throw new Error('no example')
    expect(made.title).toBe(example.meta.title)
    const { content } = await app.deps.rooms.content(made.id)
    expect(content.notes).toEqual(example.notes)
    expect(new Set(content.links.map(({ createdBy }) => createdBy))).toEqual(new Set([ada.userId]))
    expect(content.links).toHaveLength(example.links.length)
    expect(content.kpis.map(({ name }) => name).sort()).toEqual(example.kpis.map(({ name }) => name).sort())
    const { items } = await list()
    expect(items.find(({ id }) => id === made.id)?.counts).toEqual(countNotes(example.notes))
  })

  it('needs nothing but somebody who asks', async () => {
    expect((await app.as(ada).api.canvases.$post({ json: {} })).status).toBe(201)
    expect(await refusalOf(app.as().api.canvases.$post({ json: {} }))).toBe('401 not_signed_in')
  })

  it.each([
    null,
    [],
    { title: 7 },
    { title: 'x'.repeat(121) },
    { purpose: 'x'.repeat(301) },
    { businessType: 'bank' },
    { id: 'mine' },
    { template: 'other' },
    { example: 'nothing' },
    { template: 'ecommerce', example: 'aea' },
  ])('refuses %j', async (body) => {
    const init = jsonRequest('POST', body, { Authorization: `Bearer ${ada.token}` })
    expect(await refusalOf(app.request('/api/canvases', init))).toBe('400 invalid_body')
  })

  it('lets one person start so many an hour', async () => {
    for (let i = 0; i < 20; i++) await start()
    expect(await refusalOf(app.as(ada).api.canvases.$post({ json: {} }))).toBe('429 too_many_requests')
    expect((await app.as(await app.guest()).api.canvases.$post({ json: {} })).status).toBe(201)
  })
})

describe('GET /api/canvases', () => {
  it('lists mine, the last changed first, page by page', async () => {
    const ids: string[] = []
    for (let i = 0; i < 5; i++) {
      ids.unshift(await start({ title: `Canvas ${i}` }))
      app.pass(1000)
    }
    await app.as(await app.guest()).api.canvases.$post({ json: { title: 'Not mine' } })
    const first = await list({ limit: '2' })
    const second = await list({ limit: '2', cursor: first.nextCursor ?? '' })
    const third = await list({ limit: '2', cursor: second.nextCursor ?? '' })
    expect([first, second, third].flatMap((page) => page.items.map((item) => item.id))).toEqual(ids)
    expect(third.nextCursor).toBeUndefined()
  })

  it('loses and repeats none where several changed at the same time', async () => {
    const ids = await Promise.all([start(), start(), start()])
    const first = await list({ limit: '1' })
    const rest = await list({ limit: '5', cursor: first.nextCursor ?? '' })
    expect([...first.items, ...rest.items].map((item) => item.id).sort()).toEqual(ids.sort())
  })

  it('shows what a canvas holds', async () => {
    const id = await start({ title: 'Bakery', purpose: 'Bread' })
    const now = new Date(app.deps.now()).toISOString()
    expect((await list()).items).toEqual([
      {
        id,
        title: 'Bakery',
        purpose: 'Bread',
        perspective: 'as_is',
        role: 'owner',
        createdAt: now,
        changedAt: now,
        counts: Object.fromEntries(BLOCK_IDS.map((block) => [block, 0])),
        peopleHere: 0,
      },
    ])
  })

  it('shows what was written a moment ago, in the list and alone', async () => {
    const own = await openTestApp()
    const grace = await own.guest()
    const made = await own.as(grace).api.canvases.$post({ json: { title: 'Bakery' } })
    const { id } = (await made.json()) as { id: string }
    await own.deps.rooms.edit(id, grace, (doc) => {
      addNotes(doc, { blockId: 'channels' }, [{ text: 'Shop' }, { text: 'Market' }], BY_TEST)
    })
    const listed = await own.as(grace).api.canvases.$get({ query: {} })
    expect(await listed.json()).toMatchObject({ items: [{ title: 'Bakery', counts: { channels: 2 } }] })
    await own.deps.rooms.edit(id, grace, (doc) => {
      addNotes(doc, { blockId: 'channels' }, [{ text: 'Fair' }], BY_TEST)
    })
    const read = await own.as(grace).api.canvases[':id'].$get({ param: { id } })
    expect(await read.json()).toMatchObject({ counts: { channels: 3 } })
    await own.close()
  })

  it.each(['limit=0', 'limit=201', 'limit=x', 'cursor=x', 'cursor=%00', 'deleted=maybe'])(
    'refuses ?%s',
    async (query) => {
      const init = { headers: { Authorization: `Bearer ${ada.token}` } }
      expect(await refusalOf(app.request(`/api/canvases?${query}`, init))).toBe('400 invalid_query')
    },
  )
})

describe('GET /api/canvases/:id', () => {
  it('tells apart what nobody knows, what is not yours, and what is no id', async () => {
    const id = await start()
    const stranger = await app.guest()
    expect(await refusalOf(canvas(ada).$get({ param: { id: 'nobodyKnowsThisOne' } }))).toBe(
      '404 canvas_not_found',
    )
    expect(await refusalOf(canvas(stranger).$get({ param: { id } }))).toBe('403 forbidden')
    expect(await refusalOf(app.as().api.canvases[':id'].$get({ param: { id } }))).toBe('401 not_signed_in')
    expect(await refusalOf(canvas(ada).$get({ param: { id: 'a.b' } }))).toBe('400 invalid_id')
    expect(await refusalOf(canvas(ada).$get({ param: { id: 'x'.repeat(65) } }))).toBe('400 invalid_id')
  })
})

describe('PATCH /api/canvases/:id', () => {
  it('changes the document itself, and the list at once', async () => {
    const id = await start({ title: 'Bakery', purpose: 'Bread' })
    const response = await canvas(ada).$patch({ param: { id }, json: { title: 'Brewery' } })
    expect(await response.json()).toMatchObject({ title: 'Brewery', purpose: 'Bread' })
    const { content } = await app.deps.rooms.content(id)
    expect(content.meta).toMatchObject({ title: 'Brewery', purpose: 'Bread' })
    expect((await list()).items[0]).toMatchObject({ title: 'Brewery' })
  })

  it.each([{}, { title: 'x'.repeat(121) }, { businessType: 'other' }])('refuses %j', async (body) => {
    const id = await start()
    const init = jsonRequest('PATCH', body, { Authorization: `Bearer ${ada.token}` })
    expect(await refusalOf(app.request(`/api/canvases/${id}`, init))).toBe('400 invalid_body')
  })

  it('is not for somebody outside, whatever the body', async () => {
    const id = await start()
    const { token } = await app.guest()
    const init = jsonRequest('PATCH', 'nonsense', { Authorization: `Bearer ${token}` })
    expect(await refusalOf(app.request(`/api/canvases/${id}`, init))).toBe('403 forbidden')
  })
})

describe('a deleted canvas', () => {
  it('is gone for members at once: 410, out of the list, every socket closed with 4404', async () => {
    const id = await start()
    expect((await canvas(ada).$delete({ param: { id } })).status).toBe(204)
    expect(app.ended).toEqual([{ canvasId: id, userId: null, code: 4404 }])
    expect(await refusalOf(canvas(ada).$get({ param: { id } }))).toBe('410 canvas_deleted')
    expect(await refusalOf(canvas(ada).content.$get({ param: { id } }))).toBe('410 canvas_deleted')
    expect(await refusalOf(canvas(ada).$delete({ param: { id } }))).toBe('410 canvas_deleted')
    expect((await list()).items).toEqual([])
    expect((await list({ deleted: 'true' })).items).toMatchObject([
      { id, deletedAt: new Date(app.deps.now()).toISOString() },
    ])
  })

  it('comes back as it was within thirty days', async () => {
    const id = await start({ title: 'Bakery' })
    await app.deps.rooms.edit(id, ada, (doc) =>
      addNotes(doc, { blockId: 'channels' }, [{ text: 'Shop' }], BY_TEST),
    )
    await canvas(ada).$delete({ param: { id } })
    app.pass(29 * DAY_MS)
    await app.runDue()
    const response = await canvas(ada).undelete.$post({ param: { id } })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ id, title: 'Bakery' })
    const content = await canvas(ada).content.$get({ param: { id } })
    expect(await content.json()).toMatchObject({ notes: [{ text: 'Shop' }] })
  })

  it('is gone for good after thirty days, with everything of it', async () => {
    const id = await start()
    const kept = await start()
    const link = await canvas(ada).links.$post({ param: { id }, json: {} })
    const { token, id: linkId } = (await link.json()) as { token: string; id: string }
    await app.as(await app.guest()).api.join.$post({ json: { token } })
    await canvas(ada).$delete({ param: { id } })
    app.pass(31 * DAY_MS)
    expect(await refusalOf(canvas(ada).undelete.$post({ param: { id } }))).toBe('410 canvas_deleted')
    await app.runDue()
    expect(await refusalOf(canvas(ada).undelete.$post({ param: { id } }))).toBe('404 canvas_not_found')
    expect(await app.store.log.load(id)).toBeNull()
    for (const table of ['members', 'share_links'] as const)
      expect(JSON.stringify(await app.store.db.selectFrom(table).selectAll().execute())).not.toContain(id)
    expect(JSON.stringify(await app.store.db.selectFrom('link_uses').selectAll().execute())).not.toContain(
      linkId,
    )
    expect((await list()).items.map((item) => item.id)).toEqual([kept])
  })

  it('is deleted and brought back by its owner alone', async () => {
    const id = await start()
    const link = await canvas(ada).links.$post({ param: { id }, json: {} })
    const { token } = (await link.json()) as { token: string }
    const editor = await app.guest()
    await app.as(editor).api.join.$post({ json: { token } })
    expect(await refusalOf(canvas(editor).$delete({ param: { id } }))).toBe('403 forbidden')
    await canvas(ada).$delete({ param: { id } })
    expect(await refusalOf(canvas(editor).undelete.$post({ param: { id } }))).toBe('403 forbidden')
    expect(await refusalOf(canvas(await app.guest()).$get({ param: { id } }))).toBe('403 forbidden')
  })
})
