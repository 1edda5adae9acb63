import { addEntity } from '@ninefold/shared/document/entities'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, refusalOf, type TestApp } from '../http/test-app.ts'

let app: TestApp
let ada: Awaited<ReturnType<TestApp['guest']>>
let id: string
beforeAll(async () => {
  app = await openTestApp()
  ada = await app.guest('Ada')
  id = ((await (await app.as(ada).api.canvases.$post({ json: {} })).json()) as { id: string }).id
  await app.deps.rooms.edit(id, ada, (doc) => {
    addNotes(doc, { blockId: 'key_activities' }, [{ id: 'a' }], { gesture: null, setup: null })
    for (const kpi of ['k1', 'k2']) addEntity(doc, 'kpis', { noteId: 'a', name: kpi }, null, kpi)
  })
})
afterAll(() => app.close())

const canvas = () => app.as(ada).api.canvases[':id']
const add = (kpiId: string, json: { at: string; value: number; explanation?: string; action?: string }) =>
  canvas().kpis[':kpiId'].readings.$post({ param: { id, kpiId }, json })
const list = async (query: { kpiId?: string; latest?: string } = {}) =>
  (await (await canvas().readings.$get({ param: { id }, query })).json()) as {
    items: { kpiId: string; at: string; value: number }[]
    rev: number
  }

it('a reading is added with who entered it and why, and told as an event', async () => {
  const answer = await add('k1', { at: '2026-02-28', value: 12.5, explanation: 'Holidays', action: 'Hire' })
  expect(answer.status).toBe(201)
  const by = { userId: ada.userId, name: 'Ada', color: ada.color }
  const reading = (await answer.json()) as { id: string }
  expect(reading).toMatchObject({
    kpiId: 'k1',
    at: '2026-02-28',
    value: 12.5,
    enteredBy: by,
    explanation: 'Holidays',
    action: 'Hire',
  })
  expect(app.told.at(-1)).toMatchObject({
    kind: 'reading.added',
    data: { kpiId: 'k1', readingId: reading.id },
  })
})

it('readings are listed by measure and day, the latest of each, and none is ever changed', async () => {
  for (const [at, value] of [
    ['2026-04-01', 3],
    ['2026-03-01', 2],
    ['2026-03-01', 2.5],
  ] as const)
    await add('k1', { at, value })
  await add('k2', { at: '2026-01-01', value: -7 })
  const values = async (query = {}) => (await list(query)).items.map(({ kpiId, value }) => [kpiId, value])
  expect(await values()).toEqual([
    ['k1', 12.5],
    ['k1', 2],
    ['k1', 2.5],
    ['k1', 3],
    ['k2', -7],
  ])
  expect(await values({ latest: '2' })).toEqual([
    ['k1', 2.5],
    ['k1', 3],
    ['k2', -7],
  ])
  expect(await values({ kpiId: 'k2' })).toEqual([['k2', -7]])
})

it('a reading that is none, or of no measure, is refused', async () => {
  const wrong = [
    add('k1', { at: '2026-02-30', value: 1 }),
    add('k1', { at: 'yesterday', value: 1 }),
    add('k1', { at: '2026-01-01', value: 'many' as unknown as number }),
    add('k1', { at: '2026-01-01', value: 1, explanation: ' ' }),
    add('k9', { at: '2026-01-01', value: 1 }),
  ]
  expect(await Promise.all(wrong.map((one) => refusalOf(one)))).toEqual([
    '400 invalid_body',
    '400 invalid_body',
    '400 invalid_body',
    '400 invalid_body',
    '404 kpi_not_found',
  ])
})

it('a trigger is raised, handled once, and told each time', async () => {
  const { triggers } = canvas()
  const raised = await triggers.$post({
    param: { id },
    json: { kind: 'new_entrant', text: 'A rival opened next door', noteId: 'a' },
  })
  const trigger = (await raised.json()) as { id: string }
  const told = app.told.length
  const one = () => triggers[':triggerId'].handled.$post({ param: { id, triggerId: trigger.id } })
  const handled = (await (await one()).json()) as { handledAt: string }
  expect(handled.handledAt).toBe(new Date(app.deps.now()).toISOString())
  app.pass(1000)
  expect(await (await one()).json()).toMatchObject({ handledAt: handled.handledAt })
  expect(app.told).toHaveLength(told + 1)
  const { items } = (await (await triggers.$get({ param: { id } })).json()) as { items: unknown[] }
  expect(items).toMatchObject([{ id: trigger.id, kind: 'new_entrant', noteId: 'a', by: { name: 'Ada' } }])
  const none = triggers[':triggerId'].handled.$post({ param: { id, triggerId: 'no' } })
  expect(await refusalOf(none)).toBe('404 trigger_not_found')
})

it('what was measured goes with the canvas', async () => {
  const count = async () =>
    (await app.deps.db.selectFrom('kpi_readings').select('id').where('canvas_id', '=', id).execute()).length
  expect(await count()).toBeGreaterThan(0)
  await app.deps.rooms.deleteDocument(id)
  expect(await count()).toBe(0)
})
