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

describe('a share link', () => {
  it('is shown once, and stored as a hash alone', async () => {
    const link = await makeLink({ expiresAt: inAnHour(), maxUses: 3 })
    expect(link).toEqual({
      id: expect.stringMatching(/^\w{12}$/) as string,
      role: 'editor',
      createdAt: new Date(app.deps.now()).toISOString(),
      expiresAt: inAnHour(),
      maxUses: 3,
      createdBy: ada.userId,
      uses: 0,
      members: 0,
      closed: false,
      token: expect.stringMatching(/^\w{30}$/) as string,
      url: `http://localhost:3000/j/${link.token}`,
      reach: 'this_computer',
    })
    const listed = await (await links().$get({ param: { id }, query: {} })).json()
    const { token, url: _url, reach: _reach, ...shown } = link
    expect(listed).toEqual({ items: [shown] })
    expect(JSON.stringify(await app.store.db.selectFrom('share_links').selectAll().execute())).not.toContain(
      token,
    )
    expect(app.logged.join('')).not.toContain(token)
  })

  it('leads to PUBLIC_URL where there is one', async () => {
    const published = await openTestApp({ publicUrl: 'https://canvas.example' })
    const owner = await published.guest()
    const made = await published.as(owner).api.canvases.$post({ json: {} })
    const param = { id: ((await made.json()) as { id: string }).id }
    const link = await (await published.as(owner).api.canvases[':id'].links.$post({ param, json: {} })).json()
    expect(link).toMatchObject({
      url: expect.stringMatching(/^https:\/\/canvas\.example\/j\/\w{30}$/) as string,
      reach: 'public',
    })
    await published.close()
  })

  it('is not made, seen, closed or revoked by an editor', async () => {
    const link = await makeLink()
    const grace = await app.guest('Grace')
    await join(link.token, grace)
    const param = { id, linkId: link.id }
    expect(await refusalOf(links(grace).$post({ param: { id }, json: {} }))).toBe('403 forbidden')
    expect(await refusalOf(links(grace).$get({ param: { id }, query: {} }))).toBe('403 forbidden')
    expect(await refusalOf(links(grace)[':linkId'].$patch({ param, json: { closed: true } }))).toBe(
      '403 forbidden',
    )
    expect(await refusalOf(links(grace)[':linkId'].$delete({ param }))).toBe('403 forbidden')
  })

  it.each([
    [],
    { role: 'king' },
    { maxUses: 0 },
    { maxUses: 1.5 },
    { expiresAt: 'tomorrow' },
    { expiresAt: '2020-01-01T00:00:00Z' },
    { token: 'mine' },
  ])('is not made of %j', async (body) => {
    const init = jsonRequest('POST', body, { Authorization: `Bearer ${ada.token}` })
    expect(await refusalOf(app.request(`/api/canvases/${id}/links`, init))).toBe('400 invalid_body')
  })

  it('is listed page by page, the newest first', async () => {
    const ids: string[] = []
    for (let i = 0; i < 3; i++) {
      ids.unshift((await makeLink()).id)
      app.pass(1)
    }
    const first = await (await links().$get({ param: { id }, query: { limit: '2' } })).json()
    if (!('items' in first)) throw new Error('no page')
    const query = { limit: '2', cursor: first.nextCursor ?? '' }
    const second = await (await links().$get({ param: { id }, query })).json()
    if (!('items' in second)) throw new Error('no page')
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(ids)
    expect(second.nextCursor).toBeUndefined()
  })
})

describe('revoking a link', () => {
  it('ends the access of all who came by it, closes their sockets, and touches nobody else', async () => {
    const [first, second] = [await makeLink(), await makeLink()]
    const [grace, mary] = [await app.guest('Grace'), await app.guest('Mary')]
    await join(first.token, grace)
    await join(second.token, mary)
    await join(first.token, mary)
    const version = await grantsVersion()
    app.forgetEnded()

    const response = await links()[':linkId'].$delete({ param: { id, linkId: first.id } })
    expect(response.status).toBe(204)
    expect(app.told).toContainEqual({
      canvasId: id,
      kind: 'role.changed',
      data: { userId: grace.userId, role: null, by: ada.userId },
    })
    expect(await refusalOf(app.as(grace).api.canvases[':id'].$get({ param: { id } }))).toBe('403 forbidden')
    expect((await app.as(mary).api.canvases[':id'].$get({ param: { id } })).status).toBe(200)
    expect(app.told.filter((event) => event.kind === 'role.changed')).toHaveLength(1)
    expect(await grantsVersion()).toBeGreaterThan(version)
    expect(await refusalOf(links()[':linkId'].$delete({ param: { id, linkId: first.id } }))).toBe(
      '404 link_not_found',
    )
  })

  it('leaves another link open to those it sent out', async () => {
    const link = await makeLink()
    const grace = await app.guest('Grace')
    await join(link.token, grace)
    await links()[':linkId'].$delete({ param: { id, linkId: link.id } })
    const other = await makeLink()
    expect((await join(other.token, grace)).status).toBe(200)
  })

  it('knows links of its own canvas alone', async () => {
    const link = await makeLink()
    const made = await app.as(ada).api.canvases.$post({ json: {} })
    const other = ((await made.json()) as { id: string }).id
    const param = { id: other, linkId: link.id }
    expect(await refusalOf(links()[':linkId'].$delete({ param }))).toBe('404 link_not_found')
    expect(await refusalOf(links()[':linkId'].$patch({ param, json: { closed: true } }))).toBe(
      '404 link_not_found',
    )
  })

  async function grantsVersion(): Promise<number> {
    const row = await app.store.db
      .selectFrom('doc_head')
      .select('grants_version')
      .where('canvas_id', '=', id)
      .executeTakeFirstOrThrow()
    return row.grants_version
  }
})

describe('closing a link', () => {
  it('stops newcomers alone: those inside stay and come again', async () => {
    const link = await makeLink()
    const grace = await app.guest()
    await join(link.token, grace)
    const response = await links()[':linkId'].$patch({
      param: { id, linkId: link.id },
      json: { closed: true },
    })
    expect(await response.json()).toMatchObject({ closed: true, uses: 1 })
    expect(app.ended).toEqual([])
    expect((await join(link.token, grace)).status).toBe(200)
    expect(await refusalOf(join(link.token, await app.guest()))).toBe('403 link_closed')
  })
})
