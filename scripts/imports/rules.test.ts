import { expect, it } from 'vitest'
import { readModule } from './graph.ts'
import { importFaults, type Package } from './rules.ts'

const pkg = (
  name: string,
  folder: string,
  dependencies: string[] = [],
  devDependencies: string[] = [],
): Package => ({
  name,
  folder,
  dependencies: new Set(dependencies),
  devDependencies: new Set(devDependencies),
})

const packages = [
  pkg('ninefold', '', [], ['typescript']),
  pkg('@ninefold/shared', 'packages/shared', ['yjs', 'zod', 'hono'], ['vitest']),
  pkg(
    '@ninefold/server',
    'apps/server',
    ['@ninefold/shared', '@ninefold/web', 'hono', 'ws', 'kysely'],
    ['vitest'],
  ),
  pkg('@ninefold/web', 'apps/web', ['@ninefold/shared', 'svelte'], ['@ninefold/server', 'vite']),
]

function faultsOf(files: Record<string, string>): string[] {
  const modules = Object.entries(files).map(([path, source]) => readModule(path, source))
  return importFaults({ packages, modules })
}

it('lets a tree pass that keeps to the rules', () => {
  const files = {
    'packages/shared/src/index.ts': `export * from './ids.ts'`,
    'packages/shared/src/document/read.ts': `import * as Y from 'yjs'\nimport { newId } from '../ids.ts'`,
    'apps/server/src/app.ts': `import { Hono } from 'hono'\nimport { newId } from '@ninefold/shared'`,
    'apps/server/src/sync/socket.ts': `import { WebSocketServer } from 'ws'`,
    'apps/web/src/lib/api.ts': `import type { AppType } from '@ninefold/server/app'`,
    'apps/web/vite.config.ts': `import { defineConfig } from 'vite'`,
  }
  expect(faultsOf(files)).toEqual([])
})

it.each([
  [
    'shared imports a framework',
    'packages/shared/src/a.ts',
    `import { Hono } from 'hono'`,
    /stands below all/,
  ],
  [
    'plain shared code loads Yjs',
    'packages/shared/src/a.ts',
    `import * as Y from 'yjs'`,
    /plain shared code/,
  ],
  ['the server imports the web app', 'apps/server/src/a.ts', `import '@ninefold/web'`, /imports the web app/],
  [
    'the web app imports the server by value',
    'apps/web/src/lib/api.ts',
    `import { x } from '@ninefold/server/app'`,
    /only its types/,
  ],
  [
    'a second place of the web app names the server',
    'apps/web/src/lib/b.ts',
    `import type { AppType } from '@ninefold/server/app'`,
    /only apps\/web\/src\/lib\/api.ts/,
  ],
  ['the engine imports Hono', 'apps/server/src/sync/a.ts', `import { Hono } from 'hono'`, /HTTP framework/],
  [
    'the engine imports a storage',
    'apps/server/src/sync/a.ts',
    `import { x } from '../store/sqlite/a.ts'`,
    /a storage/,
  ],
  ['the engine imports node:sqlite', 'apps/server/src/sync/a.ts', `import 'node:sqlite'`, /a storage/],
  [
    'a path leaves its package',
    'apps/web/src/a.ts',
    `import '../../server/src/a.ts'`,
    /another package by path/,
  ],
  ['a package is not declared', 'apps/web/src/a.ts', `import 'left-pad'`, /does not declare/],
  ['shipped code loads a build tool', 'apps/web/src/a.ts', `import 'vite'`, /does not declare/],
  [
    'a component imports the server',
    'apps/web/src/A.svelte',
    `<script lang="ts">\nimport '@ninefold/server'\n</script>`,
    /:2 /,
  ],
])('catches that %s', (_name, path, source, fault) => {
  expect(faultsOf({ [path]: source })).toContainEqual(expect.stringMatching(fault))
})

it('catches a second module of the engine that touches sockets', () => {
  const files = {
    'apps/server/src/sync/a.ts': `import 'ws'`,
    'apps/server/src/sync/b.ts': `import type { W } from 'ws'`,
  }
  expect(faultsOf(files)).toContainEqual(expect.stringMatching(/one module/))
})

it('catches a cycle that exists at run time, and no other', () => {
  const a = 'packages/shared/src/a.ts'
  const b = 'packages/shared/src/b.ts'
  expect(faultsOf({ [a]: `import './b.ts'`, [b]: `export * from './a.ts'` })).toHaveLength(1)
  expect(faultsOf({ [a]: `import './b.ts'`, [b]: `import type { A } from './a.ts'` })).toEqual([])
  expect(faultsOf({ [a]: `import './b.ts'`, [b]: `import { type A } from './a.ts'` })).toEqual([])
  expect(faultsOf({ [a]: `import './b.ts'`, [b]: `void import('./a.ts')` })).toEqual([])
})
