/** Lighthouse's mobile run of one page, in a browser that already is who it has to be. */
import { createRequire } from 'node:module'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { CHROMIUM_FLAGS } from '@ninefold/tests/support/chromium'
import type { Running } from './subject.ts'

export type LighthouseFigures = {
  /** 0–100. */
  readonly performance: number
  readonly accessibility: number
  readonly firstPaintS: number
  readonly largestPaintS: number
  readonly blockingMs: number
  readonly layoutShift: number
}

/** What is read of Lighthouse's report. */
interface Report {
  readonly lhr: {
    readonly categories: Readonly<Record<string, { readonly score: number | null } | undefined>>
    readonly audits: Readonly<Record<string, { readonly numericValue?: number } | undefined>>
  }
}
type Lighthouse = (url: string, flags: object) => Promise<Report | undefined>

/** Installed with the peers, not with the product. */
async function load(): Promise<Lighthouse> {
  const require = createRequire(join(import.meta.dirname, '../peers/package.json'))
  const module = (await import(pathToFileURL(require.resolve('lighthouse')).href)) as { default: Lighthouse }
  return module.default
}

export async function lighthouse(executablePath: string, running: Running): Promise<LighthouseFigures> {
  const run = await load()
  const port = await freePort()
  const profile = mkdtempSync(join(tmpdir(), 'ninefold-bench-'))
  const args = [...CHROMIUM_FLAGS, `--remote-debugging-port=${port}`]
  const context = await chromium.launchPersistentContext(profile, { executablePath, args })
  try {
    await running.prepare(context)
    // A fresh profile is empty already; resetting it would throw away the identity.
    const flags = {
      port,
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility'],
      disableStorageReset: true,
    }
    const report = await run(running.url, flags)
    if (!report) throw new Error('Lighthouse gave no report')
    return readReport(report)
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

function readReport({ lhr }: Report): LighthouseFigures {
  const score = (name: string): number => Math.round((lhr.categories[name]?.score ?? NaN) * 100)
  const value = (name: string): number => lhr.audits[name]?.numericValue ?? NaN
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    firstPaintS: value('first-contentful-paint') / 1000,
    largestPaintS: value('largest-contentful-paint') / 1000,
    blockingMs: value('total-blocking-time'),
    layoutShift: value('cumulative-layout-shift'),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, 'localhost', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => {
        resolve(port)
      })
    })
  })
}
