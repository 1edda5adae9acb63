import type { CreateLinkBody, LinkView } from '@ninefold/shared/api/links'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ShareLinks } from './share-links.svelte.ts'

/** A server with its links; it tells an address only in the answer that makes it. */
function serve(links: LinkView[] = []): { links: LinkView[] } {
  const server = { links }
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    const id = /links\/(.+)$/.exec(address)?.[1]
    if (init.method === 'DELETE') {
      server.links = server.links.filter((link) => link.id !== id)
      return Promise.resolve(new Response(null, { status: 204 }))
    }
    if (init.method === 'GET') return Promise.resolve(Response.json({ items: server.links }))
    const body = JSON.parse(init.body as string) as CreateLinkBody & { closed?: boolean }
    if (id) {
      server.links = server.links.map((link) =>
        link.id === id ? { ...link, closed: body.closed ?? false } : link,
      )
      return Promise.resolve(Response.json(server.links.find((link) => link.id === id)))
    }
    const { expiresAt, maxUses } = body
    const made: LinkView = {
      id: `l${server.links.length + 1}`,
      role: body.role,
      createdAt: new Date().toISOString(),
      createdBy: 'u1',
      uses: 0,
      members: 0,
      closed: false,
      ...(expiresAt !== undefined && { expiresAt }),
      ...(maxUses !== undefined && { maxUses }),
    }
    server.links = [made, ...server.links]
    const url = `https://example.org/j/${made.id}`
    return Promise.resolve(Response.json({ ...made, token: made.id, url, reach: 'public' }, { status: 201 }))
  })
  return server
}

async function open(): Promise<ShareLinks> {
  const links = new ShareLinks('c1', 'public')
  await links.load()
  return links
}

beforeEach(() => localStorage.clear())
afterEach(() => void vi.unstubAllGlobals())

it('a link is made when it is asked for, not before', async () => {
  const server = serve()
  const links = await open()
  expect(server.links).toEqual([])
  expect(await links.ensureUrl()).toBe('https://example.org/j/l1')
})

it('a link asked for before the list has come is not lost when it comes', async () => {
  const server = serve()
  const answer = fetch
  // The list is as it was when it was asked for, and comes later than any other answer.
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const answered = await answer(address, init)
    if (init.method === 'GET') await new Promise((resolve) => setTimeout(resolve))
    return answered
  })
  const links = new ShareLinks('c1', 'public')
  const loading = links.load()
  const url = links.ensureUrl()
  await Promise.all([loading, url])
  expect(links.url).toBe(await url)
  expect(links.links).toEqual([expect.objectContaining({ id: server.links[0]?.id })])
})

it('opened again, the dialog gives the same link', async () => {
  const server = serve()
  await (await open()).ensureUrl()
  expect(await (await open()).ensureUrl()).toBe('https://example.org/j/l1')
  expect(server.links).toHaveLength(1)
})

it('another choice of time is another link', async () => {
  const server = serve()
  const links = await open()
  await links.ensureUrl()
  links.choose({ expiry: 'week' })
  expect(links.url).toBeUndefined()
  await links.ensureUrl()
  expect(server.links.map((link) => link.expiresAt !== undefined)).toEqual([true, false])
  links.choose({ expiry: 'never' })
  expect(links.url).toBe('https://example.org/j/l1')
})

it('a link is given out again only for the role it was made for, and never one that lets in a number', async () => {
  const server = serve()
  const links = await open()
  await links.ensureUrl()
  links.choose({ role: 'viewer' })
  expect(links.url).toBeUndefined()
  await links.ensureUrl()
  links.choose({ mostUses: 5 })
  expect(links.url).toBeUndefined()
  await links.ensureUrl()
  expect(server.links.map(({ role, maxUses }) => [role, maxUses])).toEqual([
    ['viewer', 5],
    ['viewer', undefined],
    ['editor', undefined],
  ])
  links.choose({ role: 'editor', mostUses: 0 })
  expect(links.url).toBe('https://example.org/j/l1')
})

it.each(['closed', 'revoked'] as const)('a link that is %s is not given out again', async (ended) => {
  serve()
  const links = await open()
  await links.ensureUrl()
  const [link] = links.links ?? []
  if (!link) throw new Error('no link')
  if (ended === 'closed') await links.close(link, true)
  else await links.revoke(link)
  expect(links.url).toBeUndefined()
  expect(await links.ensureUrl()).toBe(`https://example.org/j/${ended === 'closed' ? 'l2' : 'l1'}`)
})

it('a refusal is said in words, and no address comes of it', async () => {
  serve()
  const links = await open()
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(links.ensureUrl()).rejects.toThrow('unreachable')
  expect(links.problem).toMatch(/does not answer/)
})

it('somebody who may not make links is told so, not shown an error', async () => {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(Response.json({ error: { code: 'forbidden', message: '…' } }, { status: 403 })),
  )
  const links = await open()
  expect([links.refused, links.links]).toEqual([true, undefined])
})
