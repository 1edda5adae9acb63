import { describe, expect, it } from 'vitest'
import { answer } from './result.ts'

const reply = (body: string | null, init: ResponseInit) => () => Promise.resolve(new Response(body, init))

describe('answer', () => {
  it('reads a value', async () => {
    expect(await answer(reply('{"id":"a"}', { status: 201 }))).toEqual({ ok: true, value: { id: 'a' } })
  })

  it('reads 204 as nothing', async () => {
    expect(await answer(reply(null, { status: 204 }))).toEqual({ ok: true, value: undefined })
  })

  it('reads a refusal by its code, with the pause it asks for', async () => {
    const refusal = reply('{"error":{"code":"too_many_requests","message":"…"}}', {
      status: 429,
      headers: { 'Retry-After': '3' },
    })
    expect(await answer(refusal)).toEqual({
      ok: false,
      failure: { code: 'too_many_requests', retryAfterMs: 3000 },
    })
  })

  it.each([
    ['a page of a proxy', '<h1>Bad gateway</h1>', 502],
    ['a page in place of data', '<h1>Sign in to the network</h1>', 200],
    ['an unknown code', '{"error":{"code":"toString"}}', 400],
    ['a code in the wrong place', '{"error":"not_found"}', 404],
    ['nothing', '', 500],
  ])('%s is unreadable, not a crash', async (_, body, status) => {
    expect(await answer(reply(body, { status }))).toEqual({ ok: false, failure: { code: 'unreadable' } })
  })

  it('a missing network is unreachable', async () => {
    expect(await answer(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual({
      ok: false,
      failure: { code: 'unreachable' },
    })
  })
})
