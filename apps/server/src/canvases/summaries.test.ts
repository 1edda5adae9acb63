import { BLOCKS, type BlockId } from '@ninefold/shared'
import { afterEach, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../http/test-app.ts'
import type { DocumentSummary } from '../sync/ports.ts'
import { createSummaries } from './summaries.ts'

let app: TestApp | null = null
afterEach(async () => {
  await app?.close()
  app = null
})

async function newCanvas(ada: ReturnType<TestApp['as']>): Promise<string> {
  const made = await ada.api.canvases.$post({ json: {} })
  if (made.status !== 201) throw new Error(`no canvas: ${made.status}`)
  return (await made.json()).id
}

const counts = Object.fromEntries(BLOCKS.map(({ id }) => [id, 0])) as Record<BlockId, number>
const summary = (title: string): DocumentSummary => ({
  ...{ title, purpose: '', perspective: 'scenario', baseCanvasId: null },
  ...{ counts, changedAt: 1, hidden: 0 },
})

test('of many canvases that change at once the list holds the last of each', async () => {
  app = await openTestApp()
  const ada = app.as(await app.guest())
  const ids: string[] = []
  for (let i = 0; i < 40; i++) ids.push(await newCanvas(ada))
  const { onChanged, settled } = createSummaries(app.store.db, app.deps.log, 30)
  for (const title of ['first', 'last'])
    for (const id of ids) void onChanged(id, summary(`${title} of ${id}`))
  await settled()
  const rows = await app.store.db.selectFrom('canvases').select(['id', 'title']).execute()
  expect(rows.map(({ id, title }) => [id, title]).sort()).toEqual(
    ids.map((id) => [id, `last of ${id}`]).sort(),
  )
})

test('a list that cannot be written is logged, and what comes later is written', async () => {
  app = await openTestApp()
  const ada = app.as(await app.guest())
  const id = await newCanvas(ada)
  const { onChanged, settled } = createSummaries(app.store.db, app.deps.log, 30)
  // No database keeps this as a title.
  void onChanged(id, summary(Symbol('no title') as unknown as string))
  await settled()
  expect(app.logged.some((line) => line.includes('the list of canvases is behind'))).toBe(true)
  await onChanged(id, summary('Better'))
  await settled()
  const row = await app.store.db
    .selectFrom('canvases')
    .select('title')
    .where('id', '=', id)
    .executeTakeFirst()
  expect(row?.title).toBe('Better')
})
