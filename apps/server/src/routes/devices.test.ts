import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { jsonRequest, openTestApp, refusalOf, type TestApp } from '../http/test-app.ts'

type Guest = Awaited<ReturnType<TestApp['guest']>>

let app: TestApp
let ada: Guest
beforeAll(async () => void (app = await openTestApp({ limits: { guestsPerMinutePerAddress: 1000 } })))
afterAll(() => app.close())
beforeEach(async () => void (ada = await app.guest('Ada')))

const TEN_MINUTES_MS = 600_000
const devicesOf = (who: { token: string }) => app.as(who).api.me.devices
const claim = (token: string, who?: { token: string }) =>
  app.as(who).api.devices.claim.$post({ json: { token } })

async function newLink(): Promise<{ token: string; url: string; expiresAt: string }> {
  return (await (await devicesOf(ada).$post()).json()) as { token: string; url: string; expiresAt: string }
}

async function list(who: { token: string }) {
  const response = await devicesOf(who).$get()
  return ((await response.json()) as { items: { id: string; current: boolean }[] }).items
}

describe('a link to another device', () => {
  it('brings the same person to it, with a token of its own', async () => {
    const link = await newLink()
    expect(link).toMatchObject({
      url: `http://localhost:3000/d/${link.token}`,
      expiresAt: new Date(app.deps.now() + TEN_MINUTES_MS).toISOString(),
    })
    const response = await claim(link.token)
    const claimed = (await response.json()) as Guest
    expect(claimed).toMatchObject({ userId: ada.userId, name: 'Ada', color: ada.color })
    expect(claimed.token).not.toBe(ada.token)
    expect(response.headers.get('set-cookie')).toContain(`ninefold=${claimed.token}`)
    for (const who of [ada, claimed])
      expect(await (await app.as(who).api.me.$get()).json()).toMatchObject({ userId: ada.userId })
  })

  it('works once, and not for two who use it at the same time', async () => {
    const { token } = await newLink()
    const answers = await Promise.all([claim(token), claim(token)])
    expect(answers.map(({ status }) => status as number).sort()).toEqual([200, 410])
    expect(await refusalOf(claim(token))).toBe('410 device_link_used')
  })

  it('works for ten minutes', async () => {
    const { token } = await newLink()
    app.pass(TEN_MINUTES_MS)
    expect(await refusalOf(claim(token))).toBe('410 device_link_expired')
  })

  it('is not guessed, and is kept as a hash alone', async () => {
    const { token } = await newLink()
    expect(await refusalOf(claim('x'.repeat(30)))).toBe('404 device_link_not_found')
    const rows = await app.store.db.selectFrom('device_links').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(app.logged.join('')).not.toContain(token)
  })

  it('says who one will be, and instead of whom, and is not used up by that', async () => {
    const { token } = await newLink()
    const grace = await app.guest('Grace')
    const preview = async (who?: Guest) =>
      (await app.as(who).api.devices.preview.$post({ json: { token } })).json()
    const shown = { userId: ada.userId, name: 'Ada', color: ada.color }
    expect(await preview()).toEqual(shown)
    expect(await preview(ada)).toEqual(shown)
    expect(await preview(grace)).toMatchObject({ ...shown, instead: { userId: grace.userId, name: 'Grace' } })
    expect((await claim(token)).status).toBe(200)
  })

  it('is not made for another site with the cookie', async () => {
    const headers = { Cookie: `ninefold=${ada.token}`, Origin: 'https://evil.example' }
    expect(await refusalOf(app.request('/api/me/devices', { method: 'POST', headers }))).toBe(
      '403 foreign_origin',
    )
  })

  it('of somebody who has left leads nowhere', async () => {
    const { token } = await newLink()
    await app.as(ada).api.me.$delete()
    expect(await refusalOf(claim(token))).toBe('404 device_link_not_found')
  })

  it('is made so often in an hour', async () => {
    const own = await openTestApp({ limits: { deviceLinksPerHourPerUser: 1 } })
    const who = await own.guest()
    await own.as(who).api.me.devices.$post()
    expect(await refusalOf(own.as(who).api.me.devices.$post())).toBe('429 too_many_requests')
    await own.close()
  })
})

describe('a device', () => {
  it('is forgotten without the others, and its sockets end', async () => {
    const phone = (await (await claim((await newLink()).token)).json()) as Guest
    const [, other] = await Promise.all([list(ada), list(phone)])
    expect(other.filter(({ current }) => current)).toHaveLength(1)
    const mine = other.find(({ current }) => current)?.id ?? ''
    app.forgetEnded()
    expect((await devicesOf(ada)[':deviceId'].$delete({ param: { deviceId: mine } })).status).toBe(204)
    expect(app.ended).toEqual([{ sessionId: mine, code: 4401 }])
    expect(await refusalOf(app.as(phone).api.me.$get())).toBe('401 not_signed_in')
    expect((await app.as(ada).api.me.$get()).status).toBe(200)
  })

  it('forgets itself, cookie and all', async () => {
    const headers = { Cookie: `ninefold=${ada.token}`, Origin: 'http://localhost:3000' }
    const response = await app.request('/api/me/devices/current', { method: 'DELETE', headers })
    expect(response.status).toBe(204)
    expect(response.headers.get('set-cookie')).toMatch(/^ninefold=; Max-Age=0/)
    expect(await refusalOf(app.as(ada).api.me.$get())).toBe('401 not_signed_in')
  })

  it('of somebody else is nobody’s to forget', async () => {
    const [grace, [device]] = [await app.guest(), await list(ada)]
    const param = { deviceId: device?.id ?? '' }
    expect(await refusalOf(devicesOf(grace)[':deviceId'].$delete({ param }))).toBe('404 device_not_found')
  })
})

describe('where starting a canvas needs a code', () => {
  const start = (own: TestApp, who: Guest, invitationCode?: string) =>
    own.as(who).api.canvases.$post({ json: invitationCode === undefined ? {} : { invitationCode } })

  it('it is asked of each person once, and wrong ones are few', async () => {
    const own = await openTestApp({
      invitationCode: 'nine blocks',
      limits: { wrongCodesPerMinutePerAddress: 2 },
    })
    expect(await (await own.as().api.catalogue.$get()).json()).toMatchObject({ create: 'code' })
    const who = await own.guest()
    expect(await refusalOf(start(own, who))).toBe('403 invitation_code_needed')
    expect(await refusalOf(start(own, who, 'ten blocks'))).toBe('403 invitation_code_wrong')
    expect((await start(own, who, 'nine blocks')).status).toBe(201)
    expect((await start(own, who)).status).toBe(201)
    const other = await own.guest()
    expect(await refusalOf(start(own, other, 'x'))).toBe('403 invitation_code_wrong')
    expect(await refusalOf(start(own, other, 'y'))).toBe('429 too_many_requests')
    await own.close()
  })
})

describe('the room on the disk', () => {
  it('of one person is limited: above it they start no more, and others still do', async () => {
    const own = await openTestApp({ limits: { bytesPerCreator: 100 } })
    const [who, other] = [await own.guest(), await own.guest()]
    const start = (one: Guest) => own.as(one).api.canvases.$post({ json: { purpose: 'x'.repeat(200) } })
    expect((await start(who)).status).toBe(201)
    expect(await refusalOf(start(who))).toBe('403 quota_exceeded')
    expect((await start(other)).status).toBe(201)
    await own.close()
  })
})

describe('requests', () => {
  it('are so many in a minute for each person, and for an address where nobody is known', async () => {
    const limits = { requestsPerMinute: 3, guestsPerMinutePerAddress: 2, joinsPerMinutePerAddress: 1 }
    const own = await openTestApp({ limits })
    const [who, other] = [await own.guest(), await own.guest()]
    const me = (one: Guest) => own.as(one).api.me.$get()
    for (let i = 0; i < 3; i++) expect((await me(who)).status).toBe(200)
    expect(await refusalOf(me(who))).toBe('429 too_many_requests')
    expect((await me(other)).status).toBe(200)
    const asNobody = () => own.request('/api/join', jsonRequest('POST', { token: 'x' }))
    expect(await refusalOf(asNobody())).toBe('404 link_not_found')
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => refusalOf(asNobody())))
    expect(answers.at(-1)).toBe('429 too_many_requests')
    own.pass(60_000)
    expect((await me(who)).status).toBe(200)
    await own.close()
  })
})
