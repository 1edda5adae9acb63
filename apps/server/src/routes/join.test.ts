import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { jsonRequest, openTestApp, refusalOf, type TestApp } from '../http/test-app.ts'

let app: TestApp
let ada: { userId: string; token: string }
let id: string
const LIMITS = { guestsPerMinutePerAddress: 1000, joinsPerMinutePerAddress: 1000 }
beforeAll(async () => void (app = await openTestApp({ limits: LIMITS })))
afterAll(() => app.close())
beforeEach(async () => {
  app.forgetEnded()
  ada = await app.guest('Ada')
  const made = await app.as(ada).api.canvases.$post({ json: { title: 'Bakery' } })
  id = ((await made.json()) as { id: string }).id
})

const HOUR_MS = 3_600_000

const links = (who: { token: string } = ada) => app.as(who).api.canvases[':id'].links
const inAnHour = () => new Date(app.deps.now() + HOUR_MS).toISOString()

async function makeLink(json: { expiresAt?: string; maxUses?: number } = {}) {
  const response = await links().$post({ param: { id }, json })
  if (response.status !== 201) throw new Error(`no link: ${response.status}`)
  return response.json()
}

async function join(token: string, who?: { token: string }, name?: string) {
  return app.as(who).api.join.$post({ json: name === undefined ? { token } : { token, name } })
}

async function membersOf(): Promise<unknown> {
  const response = await app.as(ada).api.canvases[':id'].members.$get({ param: { id }, query: {} })
  return response.json()
}

describe('joining', () => {
  it('makes somebody known a member with the role of the link', async () => {
    const grace = await app.guest('Grace')
    app.pass(1)
    const response = await join((await makeLink()).token, grace)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ canvasId: id, role: 'editor' })
    expect(response.headers.getSetCookie()).toEqual([])
    expect(await membersOf()).toMatchObject({
      items: [
        { name: 'Ada', role: 'owner' },
        { name: 'Grace', role: 'editor' },
      ],
    })
  })

  it('makes a guest of nobody who says a name, with a cookie that works', async () => {
    const response = await join((await makeLink()).token, undefined, 'Grace')
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const me = await app.request(`/api/canvases/${id}`, { headers: { Cookie: cookie } })
    expect(await me.json()).toMatchObject({ id, role: 'editor' })
  })

  it('asks nobody for a name, and uses nothing up until it has one', async () => {
    const { token } = await makeLink({ maxUses: 1 })
    expect(await refusalOf(join(token))).toBe('400 invalid_body')
    expect((await join(token, undefined, 'Grace')).status).toBe(200)
  })

  it('again costs no second use', async () => {
    const { token } = await makeLink({ maxUses: 2 })
    const grace = await app.guest()
    await join(token, grace)
    expect((await join(token, grace)).status).toBe(200)
    expect((await join(token, await app.guest())).status).toBe(200)
    expect(await refusalOf(join(token, await app.guest()))).toBe('410 link_used_up')
    expect((await join(token, grace)).status).toBe(200)
  })

  it('never lowers a role: the owner stays owner, and uses nothing up', async () => {
    const { token, id: linkId } = await makeLink({ maxUses: 1 })
    expect(await (await join(token, ada)).json()).toEqual({ canvasId: id, role: 'owner' })
    const listed = (await (await links().$get({ param: { id }, query: {} })).json()) as { items: unknown[] }
    expect(listed.items).toMatchObject([{ id: linkId, uses: 0 }])
  })

  it('by many at once takes in no more than the link allows', async () => {
    const { token } = await makeLink({ maxUses: 3 })
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => join(token, undefined, `Guest ${i}`)),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 410, 410, 410, 410, 410])
    // Whoever was refused was not made either.
    const people = await app.store.db
      .selectFrom('people')
      .select('name')
      .where('name', 'like', 'Guest %')
      .execute()
    expect(people).toHaveLength(3)
  })

  it('says of a link that has expired, was closed, withdrawn or is unknown, which of these', async () => {
    const grace = await app.guest()
    const expired = await makeLink({ expiresAt: inAnHour() })
    app.pass(HOUR_MS)
    expect(await refusalOf(join(expired.token, grace))).toBe('410 link_expired')

    const closed = await makeLink()
    const param = { id, linkId: closed.id }
    await links()[':linkId'].$patch({ param, json: { closed: true } })
    expect(await refusalOf(join(closed.token, grace))).toBe('403 link_closed')
    await links()[':linkId'].$patch({ param, json: { closed: false } })
    expect((await join(closed.token, grace)).status).toBe(200)

    const revoked = await makeLink()
    await links()[':linkId'].$delete({ param: { id, linkId: revoked.id } })
    expect(await refusalOf(join(revoked.token, await app.guest()))).toBe('410 link_revoked')
    expect(await refusalOf(join('nobodyKnowsThisOne', grace))).toBe('404 link_not_found')
  })

  it('leads into no deleted canvas', async () => {
    const { token } = await makeLink()
    await app.as(ada).api.canvases[':id'].$delete({ param: { id } })
    expect(await refusalOf(join(token, await app.guest()))).toBe('410 canvas_deleted')
  })

  it.each([{}, { token: '' }, { token: 7 }, { token: 'x'.repeat(201) }, { token: 'x', name: '' }])(
    'refuses %j',
    async (body) => {
      expect(await refusalOf(app.request('/api/join', jsonRequest('POST', body)))).toBe('400 invalid_body')
    },
  )

  it('cannot be tried without end from one address', async () => {
    const strict = await openTestApp({ limits: { joinsPerMinutePerAddress: 2 } })
    const guess = () => strict.as().api.join.$post({ json: { token: 'guess', name: 'Eve' } })
    expect(await refusalOf(guess())).toBe('404 link_not_found')
    expect(await refusalOf(guess())).toBe('404 link_not_found')
    const third = await guess()
    expect(third.headers.get('retry-after')).toBe('30')
    expect(await refusalOf(third)).toBe('429 too_many_requests')
    await strict.close()
  })
})

describe('looking at a link before using it', () => {
  const look = (token: string, who?: { token: string }) =>
    app.as(who).api.join.preview.$post({ json: { token } })

  it('tells canvas and role, and uses nothing up', async () => {
    const { token } = await makeLink({ maxUses: 1 })
    const seen = { canvasId: id, title: 'Bakery', role: 'editor', member: false }
    expect(await (await look(token)).json()).toEqual(seen)
    expect(await (await look(token, await app.guest())).json()).toEqual(seen)
    expect((await join(token, undefined, 'Grace')).status).toBe(200)
  })

  it('tells whoever is inside so, even when the link takes nobody in any more', async () => {
    const { token, id: linkId } = await makeLink()
    await links()[':linkId'].$patch({ param: { id, linkId }, json: { closed: true } })
    expect(await (await look(token, ada)).json()).toMatchObject({ role: 'owner', member: true })
    expect(await refusalOf(look(token))).toBe('403 link_closed')
  })
})
