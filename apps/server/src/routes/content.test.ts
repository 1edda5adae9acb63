import { contentView } from '@ninefold/shared/api/content'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, refusalOf, type TestApp } from '../http/test-app.ts'

const BY_TEST = { gesture: 'test', setup: 'test' }

let app: TestApp
beforeAll(async () => void (app = await openTestApp()))
afterAll(() => app.close())

describe('GET /api/canvases/:id/content', () => {
  it('answers what is on the canvas as plain data, with its place in the log', async () => {
    const ada = await app.guest()
    const made = await app.as(ada).api.canvases.$post({ json: { title: 'Bakery' } })
    const { id } = (await made.json()) as { id: string }
    const before = await app.as(ada).api.canvases[':id'].content.$get({ param: { id } })
    await app.deps.rooms.edit(id, ada, (doc) =>
      addNotes(doc, { blockId: 'key_activities' }, [{ text: 'Bake bread' }], BY_TEST),
    )
    const after = await app.as(ada).api.canvases[':id'].content.$get({ param: { id } })
    expect(Number(after.headers.get('x-seq'))).toBeGreaterThan(Number(before.headers.get('x-seq')))
    const content = contentView.parse(await after.json())
    expect(content.meta.title).toBe('Bakery')
    expect(content.notes).toMatchObject([{ blockId: 'key_activities', text: 'Bake bread' }])
  })

  it('is for members alone', async () => {
    const made = await app.as(await app.guest()).api.canvases.$post({ json: {} })
    const { id } = (await made.json()) as { id: string }
    const content = app.as(await app.guest()).api.canvases[':id'].content
    expect(await refusalOf(content.$get({ param: { id } }))).toBe('403 forbidden')
    expect(await refusalOf(content.$get({ param: { id: 'nobodyKnowsThisOne' } }))).toBe(
      '404 canvas_not_found',
    )
  })
})
