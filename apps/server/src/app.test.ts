import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest'
import type { ErrorCode } from '@ninefold/shared'
import { HOST, jsonRequest, openTestApp, refusalOf, type TestApp } from './http/test-app.ts'

let app: TestApp
const LIMITS = { bodyBytes: 1000, guestsPerMinutePerAddress: 1000 }
beforeAll(async () => void (app = await openTestApp({ limits: LIMITS })))
afterAll(() => app.close())

describe('an answer to what is wrong', () => {
  it('names an address nobody serves, in JSON', async () => {
    expect(await refusalOf(app.request('/api/nothing'))).toBe('404 not_found')
    expect(await refusalOf(app.request('/api'))).toBe('404 not_found')
    expect(await refusalOf(app.request('/api/nothing', jsonRequest('POST', {})))).toBe('404 not_found')
  })

  it('names the methods an address knows', async () => {
    const response = await app.request('/api/guests', { method: 'DELETE' })
    expect(response.headers.get('allow')).toBe('POST')
    expect(await refusalOf(response)).toBe('405 method_not_allowed')
    const put = await app.request('/api/canvases/c1/links/l1', { method: 'PUT' })
    expect(put.headers.get('allow')).toBe('DELETE, PATCH')
  })

  it.each(['{', '', 'name=Ada', '"\\ud800', '{"name":"Ada"} x'])('says that %j is no JSON', async (body) => {
    const init = { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }
    expect(await refusalOf(app.request('/api/guests', init))).toBe('400 invalid_body')
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])(
    'refuses a body of type %s, which a foreign form could send',
    async (type) => {
      const init = { method: 'POST', body: '{"name":"Ada"}', headers: { 'Content-Type': type } }
      expect(await refusalOf(app.request('/api/guests', init))).toBe('415 unsupported_media_type')
    },
  )

  it('refuses a body over the limit, announced or not', async () => {
    const body = JSON.stringify({ name: 'x'.repeat(1000) })
    const announced = {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', 'Content-Length': '1011' },
    }
    expect(await refusalOf(app.request('/api/guests', announced))).toBe('413 body_too_large')
    const streamed = { method: 'POST', body: new Blob([body]).stream(), duplex: 'half' } as RequestInit
    const headers = { 'Content-Type': 'application/json' }
    expect(await refusalOf(app.request('/api/guests', { ...streamed, headers }))).toBe('413 body_too_large')
  })

  it('is no stack trace when something breaks, and the log has it without the request', async () => {
    const broken = await openTestApp()
    const ada = await broken.guest('Ada')
    await broken.store.db.schema.dropTable('members').execute()
    const response = await broken.as(ada).api.canvases.$get({ query: {} })
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(JSON.parse(text)).toEqual({
      error: { code: 'internal', message: 'Something went wrong here. It has been noted.' },
    })
    expect(text).not.toMatch(/members|at /)
    const lines = broken.logged.filter((line) => line.includes('"error"'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain(ada.token)
    await broken.close()
  })
})

describe('a request with the cookie that changes something', () => {
  const rename = (headers: Record<string, string>) =>
    app.request('/api/me', jsonRequest('PATCH', { name: 'Eve' }, headers))

  it.each([
    ['another site', { Origin: 'https://evil.example' }],
    ['another port', { Origin: 'http://localhost:4000' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['nowhere', {}],
    ['another site, as the browser says', { 'Sec-Fetch-Site': 'cross-site', Origin: HOST }],
    ['a sibling site, as the browser says', { 'Sec-Fetch-Site': 'same-site' }],
  ])('is refused from %s', async (_title, headers) => {
    const { token } = await app.guest()
    expect(await refusalOf(rename({ Cookie: `ninefold=${token}`, ...headers }))).toBe('403 foreign_origin')
  })

  it.each([{ Origin: HOST }, { 'Sec-Fetch-Site': 'same-origin' }])(
    'is taken from our own page: %j',
    async (headers) => {
      const { token } = await app.guest()
      expect((await rename({ Cookie: `ninefold=${token}`, ...headers })).status).toBe(200)
    },
  )

  it('may only be read from elsewhere', async () => {
    const { token } = await app.guest()
    const headers = { Cookie: `ninefold=${token}`, Origin: 'https://evil.example' }
    const response = await app.request('/api/me', { headers })
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('is a program’s own doing with a Bearer token, from anywhere', async () => {
    const { token } = await app.guest()
    const headers = {
      Authorization: `Bearer ${token}`,
      Cookie: 'ninefold=other',
      Origin: 'https://tool.example',
    }
    expect((await rename(headers)).status).toBe(200)
  })
})

describe('an Idempotency-Key', () => {
  const KEY = 'a-key-nobody-thinks-of'
  const canvasesOf = async (who: { token: string }) => {
    const response = await app.as(who).api.canvases.$get({ query: {} })
    return ((await response.json()) as { items: unknown[] }).items.length
  }
  const start = (token: string, key: string, body: unknown = { title: 'Bakery' }) =>
    app.request(
      '/api/canvases',
      jsonRequest('POST', body, { Authorization: `Bearer ${token}`, 'Idempotency-Key': key }),
    )

  it('gets the first answer again and does nothing twice', async () => {
    const ada = await app.guest()
    const first = await start(ada.token, KEY)
    const again = await start(ada.token, KEY)
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await again.json()).toEqual(await first.json())
    expect(await canvasesOf(ada)).toBe(1)
  })

  it('belongs to one person and one address', async () => {
    const [ada, grace] = [await app.guest(), await app.guest()]
    const answers = [await start(ada.token, KEY), await start(grace.token, KEY)]
    expect(answers.map((answer) => answer.headers.get('idempotency-replayed'))).toEqual([null, null])
  })

  it('is refused with another body', async () => {
    const { token } = await app.guest()
    await start(token, KEY)
    expect(await refusalOf(start(token, KEY, { title: 'Brewery' }))).toBe('409 idempotency_conflict')
  })

  it('makes one of two that come at the same time', async () => {
    const ada = await app.guest()
    const answers = await Promise.all([start(ada.token, KEY), start(ada.token, KEY)])
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
    expect(await canvasesOf(ada)).toBe(1)
  })

  it('is free again after a refusal, which did nothing', async () => {
    const { token } = await app.guest()
    expect((await start(token, KEY, { title: 7 })).status).toBe(400)
    expect((await start(token, KEY)).status).toBe(201)
  })

  it('gives a guest the same identity again, cookie too, and keeps its token nowhere in the clear', async () => {
    const make = () =>
      app.request('/api/guests', jsonRequest('POST', { name: 'Ada Lovelace' }, { 'Idempotency-Key': KEY }))
    const [first, again] = [await make(), await make()]
    const guest = (await first.json()) as { token: string }
    expect(await again.json()).toEqual(guest)
    expect(again.headers.getSetCookie()).toEqual(first.headers.getSetCookie())
    const kept = await app.store.db.selectFrom('idempotent_answers').selectAll().execute()
    expect(kept.length).toBeGreaterThan(0)
    expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${guest.token}|${KEY}|Ada Lovelace`))
  })

  it('must be one that nobody guesses, when it is all that says who asks', async () => {
    const headers = { 'Idempotency-Key': 'one' }
    expect(await refusalOf(app.request('/api/guests', jsonRequest('POST', { name: 'Ada' }, headers)))).toBe(
      '400 invalid_header',
    )
    const { token } = await app.guest()
    expect((await start(token, 'one')).status).toBe(201)
  })
})

describe('every answer', () => {
  it.each(['/', '/api/me', '/nothing', '/healthz'])('carries the policy of %s', async (path) => {
    const { headers } = await app.request(path)
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; worker-src 'self'; " +
        "connect-src 'self' ws://localhost:3000 wss://localhost:3000; img-src 'self' data:; base-uri 'none'; " +
        "form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
  })
})

describe('the log', () => {
  it('has no token of a link or a socket in it', async () => {
    await app.request('/j/secretOfTheLink')
    await app.request('/api/me?token=secretOfTheLink')
    expect(app.logged.join('')).toContain('/j/…')
    expect(app.logged.join('')).not.toContain('secretOfTheLink')
  })
})

describe('the typed client', () => {
  it('knows bodies by their status', async () => {
    const response = await app.as(await app.guest()).api.canvases.$post({ json: { title: 'Bakery' } })
    if (response.status === 201) {
      const made = await response.json()
      expectTypeOf(made.id).toEqualTypeOf<string>()
      expectTypeOf(made.role).toEqualTypeOf<'viewer' | 'reviewer' | 'editor' | 'facilitator' | 'owner'>()
    } else if (response.status === 429) {
      const { error } = await response.json()
      expectTypeOf(error.code).toEqualTypeOf<'too_many_requests'>()
      expectTypeOf(error.code).toExtend<ErrorCode>()
    }
    expect(response.status).toBe(201)
  })
})
