import { BLOCKS } from '@ninefold/shared'
import { catalogueView } from '@ninefold/shared/api/catalogue'
import { readCatalogue } from '@ninefold/shared/catalogue/catalogue'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../http/test-app.ts'

let app: TestApp
beforeAll(async () => void (app = await openTestApp({ limits: { connectionsPerUser: 77 } })))
afterAll(() => app.close())

describe('GET /api/catalogue', () => {
  it('tells anyone the blocks, the categories and the limits in force', async () => {
    const catalogue = catalogueView.parse(await (await app.request('/api/catalogue')).json())
    expect(catalogue.blocks.map((block) => block.id)).toEqual(BLOCKS.map((block) => block.id))
    expect(catalogue.categories.map((category) => category.id)).toEqual([
      'production',
      'problem_solving',
      'platform_network',
    ])
    expect(catalogue.limits).toMatchObject({ connectionsPerUser: 77, noteTextLength: 140 })
  })

  it('answers the whole catalogue', async () => {
    const catalogue = (await (await app.request('/api/catalogue')).json()) as object
    expect(catalogue).toMatchObject(readCatalogue())
  })

  it('is sent once: asked again with its tag, it says that it is as it was', async () => {
    const first = await app.request('/api/catalogue')
    const tag = first.headers.get('etag') ?? ''
    expect([first.headers.get('cache-control'), tag]).toEqual([
      'public, no-cache',
      expect.stringMatching(/^W\/"[\w-]{22}"$/),
    ])
    const again = await app.request('/api/catalogue', { headers: { 'If-None-Match': tag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it('has another tag on a server with other limits', async () => {
    const other = await openTestApp({ limits: { connectionsPerUser: 78 } })
    const [one, two] = await Promise.all([app.request('/api/catalogue'), other.request('/api/catalogue')])
    expect(one.headers.get('etag')).not.toBe(two.headers.get('etag'))
    await other.close()
  })
})
