import { expect, it } from 'vitest'
import { codePaths, links } from './references.ts'

it('finds relative links and pictures, and leaves out addresses, anchors and code', () => {
  const page = '![a](docs/canvas.png) [b](../x.md#part "title") [c](https://a.example/b) [d](#e) `[f](g)`'
  expect(links(page)).toEqual(['docs/canvas.png', '../x.md'])
})

it('finds paths written as code, and leaves out other code', () => {
  expect(codePaths('`apps/server/src/sync/` `room.ts` `pnpm test apps/web` `packages/shared`')).toEqual([
    'apps/server/src/sync/',
    'packages/shared',
  ])
})
