import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, refusalOf, type TestApp } from '../http/test-app.ts'

let app: TestApp
let ada: Awaited<ReturnType<TestApp['guest']>>
let id: string
beforeAll(async () => {
  app = await openTestApp()
  ada = await app.guest('Ada')
  id = ((await (await app.as(ada).api.canvases.$post({ json: {} })).json()) as { id: string }).id
})
afterAll(() => app.close())

const locks = () => app.as(ada).api.canvases[':id'].locks
const param = () => ({ id, blockId: 'channels' as const })
const list = async () =>
  (await (await locks().$get({ param: { id } })).json()) as { items: unknown[]; rev: number }

it('a lock is set, changed, shown with who set it and why, and taken away, each told as an event', async () => {
  const at = app.deps.now()
  const by = { userId: ada.userId, name: 'Ada', color: ada.color }
  const first = await locks()[':blockId'].$put({ param: param(), json: {} })
  expect(await first.json()).toEqual({
    blockId: 'channels',
    by,
    at: new Date(at).toISOString(),
    forAll: false,
  })
  await locks()[':blockId'].$put({ param: param(), json: { forAll: true, reason: 'Agreed on' } })
  const { items, rev } = await list()
  expect(items).toMatchObject([{ blockId: 'channels', by, forAll: true, reason: 'Agreed on' }])
  expect((await locks()[':blockId'].$delete({ param: param() })).status).toBe(204)
  expect(await list()).toEqual({ items: [], rev: rev + 1 })
  const lock = { blockId: 'channels', by: ada.userId, at, forAll: false }
  expect(app.told.map(({ kind, data }) => ({ kind, data }))).toEqual(
    [lock, { ...lock, forAll: true, reason: 'Agreed on' }, null].map((one) => ({
      kind: 'lock.changed',
      data: { blockId: 'channels', lock: one },
    })),
  )
})

it('a block that is not locked cannot be unlocked, and one that is none cannot be locked', async () => {
  expect(await refusalOf(locks()[':blockId'].$delete({ param: param() }))).toBe('404 lock_not_found')
  const unknown = { id, blockId: 'tenth' as 'channels' }
  expect(await refusalOf(locks()[':blockId'].$put({ param: unknown, json: {} }))).toBe('400 invalid_id')
})

it('a lock holds for a room that is loaded later, until it is taken away', async () => {
  await locks()[':blockId'].$put({ param: param(), json: { forAll: true } })
  const edits = [{ op: 'addNote' as const, blockId: 'channels' as const, text: 'x' }]
  const edit = () => app.as(ada).api.canvases[':id'].content.edits.$post({ param: { id }, json: { edits } })
  expect(await refusalOf(edit())).toBe('422 refused_content')
  await locks()[':blockId'].$delete({ param: param() })
  expect((await edit()).status).toBe(200)
})
