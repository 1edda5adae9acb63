/** All tests that need no browser: unit tests beside their source, the sync tests, and the tools' own. */
import { defineConfig } from 'vitest/config'

const node = (name: string, include: string[]) => ({
  extends: true as const,
  test: { name, include, environment: 'node' as const },
})

export default defineConfig({
  test: {
    // Tests wait for conditions, so a limit is reached only by a fault (or on a very busy machine).
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // As for the browser tests: told of at the end of the run.
    retry: process.env.CI ? 1 : 0,
    projects: [
      node('shared', ['packages/shared/src/**/*.test.ts']),
      node('server', ['apps/server/src/**/*.test.ts']),
      node('sync', ['tests/sync/**/*.test.ts']),
      node('tools', [
        'scripts/**/*.test.ts',
        'tests/{runner,support}/**/*.test.ts',
        'bench/*.test.ts',
        'bench/{lib,engine}/**/*.test.ts',
      ]),
      './apps/web/vitest.config.ts',
    ],
  },
})
