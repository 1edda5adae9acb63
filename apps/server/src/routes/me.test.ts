import type { Role } from '@ninefold/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { jsonRequest, openTestApp, refusalOf, type TestApp } from '../http/test-app.ts'

let app: TestApp
beforeAll(async () => void (app = await openTestApp()))
afterAll(() => app.close())
beforeEach(() => app.forgetEnded())

const DAY_MS = 86_400_000

describe('GET /api/me', () => {
  it('knows somebody by Bearer and by cookie', async () => {
    const { token, ...guest } = await app.guest()
    const me = { ...guest, reach: 'this_computer' }
    const bearer = await app.request('/api/me', { headers: { Authorization: `Bearer ${token}` } })
    expect(await bearer.json()).toEqual(me)
    expect(bearer.headers.getSetCookie()).toEqual([])
    const cookie = await app.request('/api/me', { headers: { Cookie: `ninefold=${token}` } })
    expect(await cookie.json()).toEqual(me)
    expect(cookie.headers.getSetCookie().join()).toContain('Max-Age=31536000')
  })

  it('says whether the address it was asked at works for others', async () => {
    const local = await app.as(await app.guest()).api.me.$get()
    expect(await local.json()).toMatchObject({ reach: 'this_computer' })
    const published = await openTestApp({ publicUrl: 'https://canvas.example' })
    const me = await published.as(await published.guest()).api.me.$get()
    expect(await me.json()).toMatchObject({ reach: 'public' })
    await published.close()
  })

  it.each([
    ['no identity', {}],
    ['an unknown cookie', { Cookie: 'ninefold=wrong' }],
    ['an unknown token', { Authorization: 'Bearer wrong' }],
    ['a scheme of somebody else', { Authorization: 'Basic YTpi' }],
  ])('refuses %s', async (_title, headers) => {
    const response = await app.request('/api/me', { headers })
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect(await refusalOf(response)).toBe('401 not_signed_in')
  })

  it('ends a token that was not used for more than a year, and keeps one that is', async () => {
    const [idle, busy] = [await app.guest(), await app.guest()]
    app.pass(300 * DAY_MS)
    expect((await app.as(busy).api.me.$get()).status).toBe(200)
    app.pass(150 * DAY_MS)
    expect((await app.as(busy).api.me.$get()).status).toBe(200)
    expect(await refusalOf(app.as(idle).api.me.$get())).toBe('401 token_expired')
  })

  it('is answered with what no cache may keep', async () => {
    const response = await app.as(await app.guest()).api.me.$get()
    expect(response.headers.get('cache-control')).toBe('no-store')
  })
})

describe('GET /api/identity', () => {
  it('knows somebody, whose cookie lasts another year', async () => {
    const { token, ...guest } = await app.guest()
    const response = await app.request('/api/identity', { headers: { Cookie: `ninefold=${token}` } })
    expect(await response.json()).toEqual({ me: { ...guest, reach: 'this_computer' } })
    expect(response.headers.getSetCookie().join()).toContain('Max-Age=31536000')
  })

  it.each([
    ['no identity', {}],
    ['an unknown cookie', { Cookie: 'ninefold=wrong' }],
  ])('answers %s that it is nobody', async (_title, headers) => {
    const response = await app.request('/api/identity', { headers })
    expect([response.status, await response.json()]).toEqual([200, { me: null }])
    expect(response.headers.getSetCookie()).toEqual([])
  })

  it('refuses a token that was meant and is wrong', async () => {
    const headers = { Authorization: 'Bearer wrong' }
    expect(await refusalOf(app.request('/api/identity', { headers }))).toBe('401 not_signed_in')
  })
})

describe('PATCH /api/me', () => {
  it('changes name and colour, each alone too', async () => {
    const me = app.as(await app.guest('Ada'))
    const renamed = await me.api.me.$patch({ json: { name: 'Grace' } })
    expect(await renamed.json()).toMatchObject({ name: 'Grace' })
    await me.api.me.$patch({ json: { color: '#006f70' } })
    expect(await (await me.api.me.$get()).json()).toMatchObject({ name: 'Grace', color: '#006f70' })
  })

  it.each([{}, { name: '' }, { color: 'red' }, { color: '#123456' }, { userId: 'x' }])(
    'refuses %j',
    async (body) => {
      const { token } = await app.guest()
      const init = jsonRequest('PATCH', body, { Authorization: `Bearer ${token}` })
      expect(await refusalOf(app.request('/api/me', init))).toBe('400 invalid_body')
    },
  )
})

describe('DELETE /api/me', () => {
  it('ends the identity, leaves a former guest behind, and closes the sockets', async () => {
    const ada = await app.guest('Ada')
    const grace = await app.guest('Grace')
    const canvas = await (await app.as(ada).api.canvases.$post({ json: {} })).json()
    if (!('id' in canvas)) throw new Error('no canvas')
    const param = { id: canvas.id }
    const link = await (await app.as(ada).api.canvases[':id'].links.$post({ param, json: {} })).json()
    if (!('token' in link)) throw new Error('no link')
    await app.as(grace).api.join.$post({ json: { token: link.token } })

    expect((await app.as(grace).api.me.$delete()).status).toBe(204)
    const gone = { userId: grace.userId, role: null, by: grace.userId }
    expect(app.told).toContainEqual({ canvasId: canvas.id, kind: 'role.changed', data: gone })
    expect(await refusalOf(app.as(grace).api.me.$get())).toBe('401 not_signed_in')
    const rows = await app.store.db
      .selectFrom('people')
      .select('name')
      .where('id', '=', grace.userId)
      .execute()
    expect(rows).toEqual([{ name: 'Former guest' }])
    const members = await app.as(ada).api.canvases[':id'].members.$get({ param, query: {} })
    expect(await members.json()).toMatchObject({ items: [{ name: 'Ada', role: 'owner' }] })
    expect((await app.as(ada).api.canvases[':id'].$get({ param })).status).toBe(200)
  })

  it('deletes canvases nobody else is in', async () => {
    const ada = await app.guest()
    await app.as(ada).api.canvases.$post({ json: {} })
    await app.as(ada).api.me.$delete()
    const rows = await app.store.db
      .selectFrom('canvases')
      .select('deleted_at')
      .where('created_by', '=', ada.userId)
      .execute()
    expect(rows).toEqual([{ deleted_at: app.deps.now() }])
  })

  it('hands a canvas on to its longest-standing facilitator, or else editor, but not to a reader', async () => {
    const heirOf = async (...roles: readonly (readonly [role: Role, expiresAt?: number])[]) => {
      const ada = await app.guest('Ada')
      const made = await (await app.as(ada).api.canvases.$post({ json: {} })).json()
      if (!('id' in made)) throw new Error('no canvas')
      const rows = await Promise.all(
        roles.map(async ([role, expiresAt], i) => ({
          canvas_id: made.id,
          user_id: (await app.guest(`${i}`)).userId,
          role,
          link_id: 'the link they came by',
          joined_at: app.deps.now() + i,
          expires_at: expiresAt ?? null,
        })),
      )
      await app.store.db.insertInto('members').values(rows).execute()
      await app.as(ada).api.me.$delete()
      const owners = await app.store.db
        .selectFrom('members')
        .select(['user_id', 'link_id'])
        .where('canvas_id', '=', made.id)
        .where('role', '=', 'owner')
        .execute()
      const { deleted_at: deletedAt } = await app.store.db
        .selectFrom('canvases')
        .select('deleted_at')
        .where('id', '=', made.id)
        .executeTakeFirstOrThrow()
      const at = owners.map((owner) => rows.findIndex(({ user_id }) => user_id === owner.user_id))
      const told = app.told.filter(
        (one) =>
          one.canvasId === made.id &&
          one.kind === 'role.changed' &&
          (one.data as { role: string }).role === 'owner',
      )
      expect([told.length, deletedAt]).toEqual([
        owners.filter((owner) => owner.link_id === null).length,
        null,
      ])
      return at
    }
    expect(await heirOf(['viewer'], ['editor'], ['facilitator'], ['facilitator'])).toEqual([2])
    expect(await heirOf(['reviewer'], ['editor'], ['editor'])).toEqual([1])
    const tomorrow = app.deps.now() + DAY_MS
    expect(await heirOf(['facilitator', tomorrow], ['editor'])).toEqual([1])
    expect(await heirOf(['viewer'], ['reviewer'])).toEqual([])
    // Another owner is there: nothing changes hands.
    expect(await heirOf(['facilitator'], ['owner'])).toEqual([1])
  })

  it('takes the cookie away from whoever came with it', async () => {
    const { token } = await app.guest()
    const headers = { Cookie: `ninefold=${token}`, Origin: 'http://localhost:3000' }
    const response = await app.request('/api/me', { method: 'DELETE', headers })
    expect(response.headers.get('set-cookie')).toMatch(/^ninefold=; Max-Age=0/)
  })
})
