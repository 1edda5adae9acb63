/** Unit tests of the web app, in jsdom. Run from the root with all others. */
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte()],
  // Without it Svelte resolves to its server half, which renders strings.
  resolve: { conditions: ['browser'] },
  test: {
    name: 'web',
    include: ['{src,build}/**/*.test.ts', 'src/**/*.test.svelte.ts'],
    environment: 'jsdom',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    retry: process.env['CI'] ? 1 : 0,
  },
})
