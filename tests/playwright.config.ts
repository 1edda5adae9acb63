/** Browser tests: real pages in a real Chromium against the real server. Started by `pnpm test`. */
import { defineConfig } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from './support/chromium.ts'

const chromium = await findChromium()

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // On a shared machine one try may meet a stall. A test that needs its second is told of at the end of the run.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./runner/playwright-reporter.ts']],
  use: {
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
    // Recording takes a fifth of the time. On a shared machine only a second try is worth it.
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    launchOptions: {
      ...('path' in chromium ? { executablePath: chromium.path } : {}),
      args: [...CHROMIUM_FLAGS],
    },
  },
})
