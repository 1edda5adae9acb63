import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { cachedMe, currentIdentity, ensureIdentity, renameMe } from './identity.ts'

/** A server that knows at most one person, by their cookie. */
function serve(known: string | undefined): { asked: string[] } {
  const asked: string[] = []
  let name = known
  const person = () => ({ userId: 'u1', name, color: '#9a3b36', reach: 'public' })
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    asked.push(`${init.method ?? 'GET'} ${address}`)
    const sent = typeof init.body === 'string' ? (JSON.parse(init.body) as { name: string }) : undefined
    if (sent) name = sent.name
    const me = name === undefined ? null : person()
    return Promise.resolve(Response.json(address === '/api/identity' ? { me } : me))
  })
  return { asked }
}

beforeEach(() => localStorage.clear())
afterEach(() => void vi.unstubAllGlobals())

it('somebody the server knows stays who they are', async () => {
  const { asked } = serve('Grace')
  const me = await ensureIdentity()
  expect(me).toEqual({ ok: true, value: { userId: 'u1', name: 'Grace', color: '#9a3b36', reach: 'public' } })
  expect(asked).toEqual(['GET /api/identity'])
})

it('nobody becomes a guest with a name of two words', async () => {
  serve(undefined)
  const me = await ensureIdentity()
  expect(me.ok && me.value.name).toMatch(/^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u)
})

it('who one is can be told without the server afterwards', async () => {
  serve('Grace')
  await renameMe('Grace H.')
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await currentIdentity()).toEqual({ ok: false, failure: { code: 'unreachable' } })
  expect(cachedMe()).toEqual({ userId: 'u1', name: 'Grace H.', color: '#9a3b36' })
})

it('a person the server has forgotten is forgotten here too', async () => {
  serve('Grace')
  await ensureIdentity()
  serve(undefined)
  expect(await currentIdentity()).toEqual({ ok: true, value: undefined })
  expect(cachedMe()).toBeUndefined()
})

it.each(['', '[]', '{"userId":1}', '"Grace"'])('a stored %j is nobody', (stored) => {
  localStorage.setItem('ninefold.me', stored)
  expect(cachedMe()).toBeUndefined()
})
