import type { CanvasPage } from '@ninefold/shared/api/canvases'
import type { CreatedLinkView } from '@ninefold/shared/api/links'
import type { IdentityView, MeView } from '@ninefold/shared/api/people'
import { afterEach, expect, expectTypeOf, it, vi } from 'vitest'
import { api } from './api.ts'
import { closeLink, createLink } from './links-api.ts'
import type { Result } from './result.ts'

afterEach(() => void vi.unstubAllGlobals())

/** Stands in for the server and keeps what it was asked. */
function serve(status: number, body: unknown): ReturnType<typeof vi.fn<typeof fetch>> {
  const server = vi.fn<typeof fetch>(() => Promise.resolve(Response.json(body, { status })))
  vi.stubGlobal('fetch', server)
  return server
}

it('the types of the answers are those of the routes', () => {
  expectTypeOf(api.me).returns.resolves.toEqualTypeOf<Result<MeView>>()
  expectTypeOf(api.identity).returns.resolves.toEqualTypeOf<Result<IdentityView>>()
  expectTypeOf(api.canvases).returns.resolves.toEqualTypeOf<Result<CanvasPage>>()
  expectTypeOf(createLink).returns.resolves.toEqualTypeOf<Result<CreatedLinkView>>()
})

it('a call asks the address and method of its route', async () => {
  const server = serve(200, { id: 'l1' })
  await closeLink('c1', 'l1', true)
  const [address, init] = server.mock.calls[0] ?? []
  expect({ address, method: init?.method, body: init?.body }).toEqual({
    address: '/api/canvases/c1/links/l1',
    method: 'PATCH',
    body: '{"closed":true}',
  })
})

it('a refusal is a value with its code', async () => {
  serve(410, { error: { code: 'link_expired', message: '…' } })
  expect(await api.previewJoin('token')).toEqual({ ok: false, failure: { code: 'link_expired' } })
})
