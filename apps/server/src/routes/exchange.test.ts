import { importedView } from '@ninefold/shared/api/exchange'
import { exampleContent } from '@ninefold/shared/catalogue/content'
import { EXAMPLE_KEYS } from '@ninefold/shared/catalogue/keys'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOST, openTestApp, refusalOf, type TestApp } from '../http/test-app.ts'

let app: TestApp
beforeAll(async () => void (app = await openTestApp({ limits: { importBytes: 100_000 } })))
afterAll(() => app.close())

type Guest = Awaited<ReturnType<TestApp['guest']>>

async function started(ada: Guest, example: (typeof EXAMPLE_KEYS)[number]): Promise<string> {
  const made = await app.as(ada).api.canvases.$post({ json: { example } })
  return ((await made.json()) as { id: string }).id
}

const send = (who: Guest, body: string, type: string, path = '/api/import'): Promise<Response> =>
  app.request(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${who.token}`, 'content-type': type, origin: HOST },
    body,
  })

const file = (who: Guest, id: string, format: string): Promise<Response> =>
  app.request(`/api/canvases/${id}/export?format=${format}`, {
    headers: { authorization: `Bearer ${who.token}` },
  })

async function contentOf(who: Guest, id: string): Promise<Record<string, unknown>> {
  const answer = await app.as(who).api.canvases[':id'].content.$get({ param: { id } })
  return await answer.json()
}

describe('a canvas as a file', () => {
  it('as JSON comes back equal, ids and all, without a warning', async () => {
    const ada = await app.guest()
    for (const key of EXAMPLE_KEYS) {
      const id = await started(ada, key)
      const exported = await file(ada, id, 'json')
      expect(exported.headers.get('content-disposition')).toMatch(
        /^attachment; filename="[^"]+\.json"; filename\*=/,
      )
      const answer = await send(ada, await exported.text(), 'application/json')
      expect(answer.status).toBe(201)
      const copy = importedView.parse(await answer.json())
      expect(copy.warnings).toEqual([])
      expect(copy.id).not.toBe(id)
      expect(await contentOf(ada, copy.id)).toEqual(await contentOf(ada, id))
    }
  })

  it('as Markdown comes back with the same notes, links and measures', async () => {
    const ada = await app.guest()
    const id = await started(ada, 'hosiery')
    const exported = await file(ada, id, 'md')
    expect(exported.headers.get('content-type')).toMatch(/^text\/markdown/)
    const answer = await send(ada, await exported.text(), 'text/markdown; charset=utf-8')
    const copy = importedView.parse(await answer.json())
    expect(copy.warnings).toEqual([])
    const [content, wanted] = [await contentOf(ada, copy.id), exampleContent('hosiery')]
    expect(content).toMatchObject({ meta: { title: wanted?.meta.title } })
    for (const list of ['notes', 'links', 'kpis'] as const)
      expect([list, (content[list] as unknown[]).length]).toEqual([list, wanted?.[list].length])
  })

  it('as CSV is a table of its notes; pictures are not there yet', async () => {
    const ada = await app.guest()
    const id = await started(ada, 'hosiery')
    const rows = (await (await file(ada, id, 'csv')).text()).trim().split('\r\n')
    expect(rows).toHaveLength(1 + (exampleContent('hosiery')?.notes.length ?? 0))
    for (const format of ['pdf', 'png', 'svg'])
      expect(await refusalOf(file(ada, id, format))).toBe('501 not_implemented')
    expect(await refusalOf(file(ada, id, 'docx'))).toBe('400 invalid_query')
    expect(await refusalOf(file(await app.guest(), id, 'json'))).toBe('403 forbidden')
  })

  it('that holds more than can stay becomes a canvas with warnings', async () => {
    const ada = await app.guest()
    const body = JSON.stringify({
      meta: { title: 'Bakery' },
      notes: [{ blockId: 'channels', text: 'Shop', effortShare: 101 }],
    })
    const answer = await send(ada, body, 'application/json')
    const made = importedView.parse(await answer.json())
    expect(made.warnings).toMatchObject([
      { code: 'field_dropped', count: 1, examples: ['notes[0].effortShare'] },
    ])
    expect(await contentOf(ada, made.id)).toMatchObject({
      notes: [{ text: 'Shop' }],
      meta: { title: 'Bakery' },
    })
    const listed = await app.as(ada).api.canvases.$get({ query: {} })
    expect((await listed.json()) as unknown).toMatchObject({
      items: [{ id: made.id, counts: { channels: 1 } }],
    })
  })

  it('that is none is refused with a word, and makes nothing', async () => {
    const ada = await app.guest()
    const refusals = await Promise.all([
      refusalOf(send(ada, '{', 'application/json')),
      refusalOf(send(ada, '[]', 'application/json')),
      refusalOf(send(ada, '', 'text/markdown')),
      refusalOf(send(ada, '<xml/>', 'application/xml')),
      refusalOf(send(ada, JSON.stringify({ notes: [], x: 'x'.repeat(100_000) }), 'application/json')),
      refusalOf(
        app.request('/api/import', {
          method: 'POST',
          headers: { 'content-type': 'text/markdown' },
          body: '# x',
        }),
      ),
    ])
    expect(refusals).toEqual([
      '400 invalid_body',
      '422 refused_content',
      '422 refused_content',
      '415 unsupported_media_type',
      '413 body_too_large',
      '401 not_signed_in',
    ])
    const listed = await app.as(ada).api.canvases.$get({ query: {} })
    expect((await listed.json()) as unknown).toEqual({ items: [] })
  })

  it('cannot be brought by whoever may start no canvas', async () => {
    const closed = await openTestApp({ invitationCode: 'sesame', limits: { canvasesPerHourPerUser: 2 } })
    const eve = await closed.guest()
    const bring = (query = ''): Promise<Response> =>
      closed.request(`/api/import${query}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${eve.token}`, 'content-type': 'text/markdown' },
        body: '# Bakery',
      })
    expect(await refusalOf(bring())).toBe('403 invitation_code_needed')
    expect((await bring('?invitationCode=sesame')).status).toBe(201)
    expect(await refusalOf(bring())).toBe('429 too_many_requests')
    await closed.close()
  })
})
