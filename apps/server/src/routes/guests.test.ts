import { PERSON_COLORS } from '@ninefold/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jsonRequest, openTestApp, refusalOf, type TestApp } from '../http/test-app.ts'

let app: TestApp
beforeAll(async () => void (app = await openTestApp()))
afterAll(() => app.close())

const post = (body: unknown) => app.request('/api/guests', jsonRequest('POST', body))

describe('POST /api/guests', () => {
  it('makes somebody of a name, with a colour, a token and the cookie for a year', async () => {
    const response = await post({ name: '  Ada Lovelace ' })
    expect(response.status).toBe(201)
    const guest = (await response.json()) as Record<string, string>
    expect(guest).toEqual({
      userId: expect.stringMatching(/^\w{22}$/) as string,
      name: 'Ada Lovelace',
      color: expect.toBeOneOf([...PERSON_COLORS]) as string,
      token: expect.stringMatching(/^\w{43}$/) as string,
    })
    expect(response.headers.getSetCookie()).toEqual([
      `ninefold=${guest.token}; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax`,
    ])
  })

  it('gives people who come one after the other different colours', async () => {
    expect((await app.guest()).color).not.toBe((await app.guest()).color)
  })

  it('stores no token, only what it hashes to', async () => {
    const { token } = await app.guest()
    const rows = await app.store.db.selectFrom('identity_tokens').selectAll().execute()
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('writes neither name nor token into the log', async () => {
    const { token } = await app.guest('Grace Hopper')
    expect(app.logged.join('')).toContain('/api/guests')
    expect(app.logged.join('')).not.toMatch(new RegExp(`Grace|${token}`))
  })

  it.each([
    {},
    [],
    null,
    'Ada',
    { name: '' },
    { name: ' \t ' },
    { name: 'a\nb' },
    { name: '\u200b' },
    { name: 'x'.repeat(41) },
    { name: 7 },
    { name: 'Ada', role: 'owner' },
  ])('refuses %j', async (body) => {
    expect(await refusalOf(post(body))).toBe('400 invalid_body')
  })

  it('says after too many from one address when to come again', async () => {
    const strict = await openTestApp({ limits: { guestsPerMinutePerAddress: 5 } })
    const knock = () => strict.request('/api/guests', jsonRequest('POST', { name: 'Ada' }))
    for (let i = 0; i < 5; i++) await strict.guest()
    const response = await knock()
    expect(response.headers.get('retry-after')).toBe('12')
    expect(await refusalOf(response)).toBe('429 too_many_requests')
    strict.pass(12_000)
    expect((await knock()).status).toBe(201)
    await strict.close()
  })
})

describe('the cookie', () => {
  it('is for https alone where people come by https', async () => {
    const secure = await openTestApp({ publicUrl: 'https://canvas.example' })
    const response = await secure.request('/api/guests', jsonRequest('POST', { name: 'Ada' }))
    expect(response.headers.get('set-cookie')).toMatch(/; Secure/)
    await secure.close()
  })
})
