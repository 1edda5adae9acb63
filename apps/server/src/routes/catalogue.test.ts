import { BLOCKS } from '@ninefold/shared'
import { catalogueView } from '@ninefold/shared/api/catalogue'
import { expect, it } from 'vitest'
import { openTestApp } from '../http/test-app.ts'

it('the catalogue tells anyone the blocks, the categories and the limits in force', async () => {
  const app = await openTestApp({ limits: { connectionsPerUser: 77 } })
  const catalogue = catalogueView.parse(await (await app.request('/api/catalogue')).json())
  expect(catalogue.blocks.map((block) => block.id)).toEqual(BLOCKS.map((block) => block.id))
  expect(catalogue.categories.map((category) => category.id)).toEqual([
    'production',
    'problem_solving',
    'platform_network',
  ])
  expect(catalogue.limits).toMatchObject({ connectionsPerUser: 77, noteTextLength: 140 })
  await app.close()
})
