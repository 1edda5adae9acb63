import type { Role } from '@ninefold/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestApp, refusalOf, type TestApp } from '../http/test-app.ts'

type Guest = Awaited<ReturnType<TestApp['guest']>>

let app: TestApp
let ada: Guest
let id: string
const LIMITS = {
  guestsPerMinutePerAddress: 1000,
  joinsPerMinutePerAddress: 1000,
  requestsPerMinute: 10_000,
}
beforeAll(async () => void (app = await openTestApp({ limits: LIMITS })))
afterAll(() => app.close())
beforeEach(async () => {
  app.forgetEnded()
  ada = await app.guest('Ada')
  const made = await app.as(ada).api.canvases.$post({ json: {} })
  id = ((await made.json()) as { id: string }).id
})

const HOUR_MS = 3_600_000
const canvas = (who: { token: string } = ada) => app.as(who).api.canvases[':id']
const toldHere = () => app.told.filter(({ canvasId }) => canvasId === id)
const members = (who?: { token: string }) => canvas(who).members
const update = (userId: string, json: { role?: Role; expiresAt?: string | null }) =>
  members()[':userId'].$patch({ param: { id, userId }, json })
const remove = (userId: string, who?: { token: string }) =>
  members(who)[':userId'].$delete({ param: { id, userId } })
const join = (token: string, who: { token: string }) => app.as(who).api.join.$post({ json: { token } })

async function linkFor(role: Role): Promise<{ id: string; token: string }> {
  const response = await canvas().links.$post({ param: { id }, json: { role } })
  return (await response.json()) as { id: string; token: string }
}

async function roleOf(who: Guest): Promise<string> {
  const response = await canvas(who).$get({ param: { id } })
  return response.status === 200 ? ((await response.json()) as { role: string }).role : 'none'
}

async function newcomer(role: Role, name = 'Grace'): Promise<{ guest: Guest; token: string }> {
  const [guest, { token }] = [await app.guest(name), await linkFor(role)]
  await join(token, guest)
  return { guest, token }
}

describe('the list of members', () => {
  it('shows roles, how they came, and who is here', async () => {
    const link = await linkFor('reviewer')
    const grace = await app.guest('Grace')
    await join(link.token, grace)
    const joinedAt = new Date(app.deps.now()).toISOString()
    const { items } = (await (await members().$get({ param: { id }, query: {} })).json()) as {
      items: unknown[]
    }
    const view = ({ userId, name, color }: Guest) => ({ userId, name, color, joinedAt, here: false })
    expect(items).toHaveLength(2)
    expect(items).toEqual(
      expect.arrayContaining([
        { ...view(ada), role: 'owner' },
        { ...view(grace), role: 'reviewer', linkId: link.id },
      ]),
    )
  })

  it('is counted on its link', async () => {
    const { token } = await newcomer('viewer')
    await join(token, await app.guest())
    const { items } = (await (await canvas().links.$get({ param: { id }, query: {} })).json()) as {
      items: unknown[]
    }
    expect(items).toMatchObject([{ role: 'viewer', uses: 2, members: 2 }])
  })
})

describe('a role', () => {
  it.each<[Role, Role, Role]>([
    ['viewer', 'editor', 'editor'],
    ['editor', 'viewer', 'editor'],
    ['reviewer', 'reviewer', 'reviewer'],
    ['facilitator', 'reviewer', 'facilitator'],
    ['editor', 'owner', 'owner'],
  ])('of %s and then by a link for %s is %s: raised, never lowered', async (first, second, result) => {
    const { guest } = await newcomer(first)
    await join((await linkFor(second)).token, guest)
    expect(await roleOf(guest)).toBe(result)
  })

  it('that the owner changed is told once, with who did it', async () => {
    const { guest } = await newcomer('editor')
    app.forgetEnded()
    const response = await update(guest.userId, { role: 'viewer' })
    expect(await response.json()).toMatchObject({ userId: guest.userId, role: 'viewer' })
    const data = { userId: guest.userId, role: 'viewer', by: ada.userId }
    expect(app.told).toEqual([{ canvasId: id, kind: 'role.changed', data }])
    expect(await roleOf(guest)).toBe('viewer')
  })

  it('that was lowered is not raised again by the link it came by, but by another', async () => {
    const { guest, token } = await newcomer('editor')
    await update(guest.userId, { role: 'viewer' })
    expect(await (await join(token, guest)).json()).toEqual({ canvasId: id, role: 'viewer' })
    await join((await linkFor('editor')).token, guest)
    expect(await roleOf(guest)).toBe('editor')
  })

  it('of the last owner cannot be changed, ended or left; of one of two it can', async () => {
    const lastOwner = '409 last_owner'
    expect(await refusalOf(update(ada.userId, { role: 'editor' }))).toBe(lastOwner)
    expect(await refusalOf(update(ada.userId, { expiresAt: inAnHour() }))).toBe(lastOwner)
    expect(await refusalOf(remove(ada.userId))).toBe(lastOwner)
    await newcomer('owner')
    expect((await update(ada.userId, { role: 'editor' })).status).toBe(200)
  })

  it('is nobody’s who is not there', async () => {
    const stranger = await app.guest()
    expect(await refusalOf(update(stranger.userId, { role: 'editor' }))).toBe('404 member_not_found')
    expect(await refusalOf(remove(stranger.userId))).toBe('404 member_not_found')
  })
})

const inAnHour = () => new Date(app.deps.now() + HOUR_MS).toISOString()

describe('an access', () => {
  it('that was ended is not taken back by the same link; by a new one it is', async () => {
    const { guest, token } = await newcomer('editor')
    expect((await remove(guest.userId)).status).toBe(204)
    expect(await roleOf(guest)).toBe('none')
    expect(await refusalOf(join(token, guest))).toBe('403 access_ended')
    expect((await join((await linkFor('viewer')).token, guest)).status).toBe(200)
  })

  it('that somebody left by themselves is taken back by the same link', async () => {
    const { guest, token } = await newcomer('editor')
    expect((await remove(guest.userId, guest)).status).toBe(204)
    expect((await join(token, guest)).status).toBe(200)
  })

  it('ends at its time: for requests at once, for sockets by a job that tells them', async () => {
    const { guest, token } = await newcomer('editor')
    await update(guest.userId, { expiresAt: inAnHour() })
    app.forgetEnded()
    app.pass(HOUR_MS - 1)
    await app.runDue()
    expect([await roleOf(guest), toldHere()]).toEqual(['editor', []])
    app.pass(1)
    expect(await roleOf(guest)).toBe('none')
    await app.runDue()
    const data = { userId: guest.userId, role: null, by: null }
    expect(toldHere()).toEqual([{ canvasId: id, kind: 'role.changed', data }])
    expect(await refusalOf(join(token, guest))).toBe('403 access_ended')
  })

  it('that was prolonged or made endless goes on', async () => {
    const [first, second] = [await newcomer('editor'), await newcomer('editor')]
    for (const { guest } of [first, second]) await update(guest.userId, { expiresAt: inAnHour() })
    await update(first.guest.userId, { expiresAt: null })
    await update(second.guest.userId, { expiresAt: new Date(app.deps.now() + 2 * HOUR_MS).toISOString() })
    app.pass(HOUR_MS)
    await app.runDue()
    expect([await roleOf(first.guest), await roleOf(second.guest)]).toEqual(['editor', 'editor'])
  })

  it('cannot end in the past', async () => {
    const { guest } = await newcomer('editor')
    const expiresAt = new Date(app.deps.now()).toISOString()
    expect(await refusalOf(update(guest.userId, { expiresAt }))).toBe('400 invalid_body')
  })
})

describe('a recovery link', () => {
  it('makes an owner once, whatever was asked, and the ownership outlives it', async () => {
    const made = await canvas().links.$post({ param: { id }, json: { role: 'owner', maxUses: 5 } })
    const link = (await made.json()) as { id: string; token: string; maxUses: number }
    const [browser, finder] = [await app.guest(), await app.guest()]
    expect(link.maxUses).toBe(1)
    expect(await (await join(link.token, browser)).json()).toMatchObject({ role: 'owner' })
    expect(await refusalOf(join(link.token, finder))).toBe('410 link_used_up')
    await canvas().links[':linkId'].$delete({ param: { id, linkId: link.id } })
    expect(await roleOf(browser)).toBe('owner')
  })

  it('stays one that works once', async () => {
    const link = await linkFor('owner')
    const param = { id, linkId: link.id }
    const response = await canvas().links[':linkId'].$patch({ param, json: { maxUses: null } })
    expect(await response.json()).toMatchObject({ maxUses: 1 })
  })

  it('is not used up by an owner who tries it', async () => {
    const link = await linkFor('owner')
    await join(link.token, ada)
    expect((await join(link.token, await app.guest())).status).toBe(200)
  })
})

describe('a link', () => {
  it('can be given an end and a number of uses, and be freed of them', async () => {
    const link = await linkFor('editor')
    const patch = async (json: { expiresAt?: string | null; maxUses?: number | null }) =>
      (await canvas().links[':linkId'].$patch({ param: { id, linkId: link.id }, json })).json()
    expect(await patch({ expiresAt: inAnHour(), maxUses: 2 })).toMatchObject({
      expiresAt: inAnHour(),
      maxUses: 2,
    })
    const freed = await patch({ expiresAt: null, maxUses: null })
    expect(freed).not.toHaveProperty('expiresAt')
    expect(freed).not.toHaveProperty('maxUses')
  })

  it('tells those who manage it when it runs out', async () => {
    const link = await linkFor('editor')
    const param = { id, linkId: link.id }
    await canvas().links[':linkId'].$patch({ param, json: { expiresAt: inAnHour() } })
    app.forgetEnded()
    app.pass(HOUR_MS)
    await app.runDue()
    expect(toldHere()).toEqual([{ canvasId: id, kind: 'link.changed', data: { linkId: link.id } }])
  })

  it('is one of a limited number', async () => {
    const own = await openTestApp({ limits: { linksPerCanvas: 2 } })
    const owner = await own.guest()
    const made = await own.as(owner).api.canvases.$post({ json: {} })
    const param = { id: ((await made.json()) as { id: string }).id }
    const make = () => own.as(owner).api.canvases[':id'].links.$post({ param, json: {} })
    await make()
    await make()
    expect(await refusalOf(make())).toBe('409 conflict')
    await own.close()
  })
})
