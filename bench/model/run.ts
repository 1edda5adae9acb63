/** `pnpm bench model`: what a person waits for on a large model, in the browser; five visits, medians. */
import { chromium, type Browser } from '@playwright/test'
import { build, type Rolldown } from 'vite'
import { join } from 'node:path'
import { CHROMIUM_FLAGS, findChromium } from '@ninefold/tests/support/chromium'
import { startServer, type TestServer } from '@ninefold/tests/support/server'
import { newCanvas, newGuest, type Guest } from '@ninefold/tests/sync/people'
import { StockPeer } from '@ninefold/tests/sync/stock-peer'
import { until } from '@ninefold/tests/sync/until'
import { rootMap } from '@ninefold/shared/document/layout'
import { fillCanvas, LINKS } from '../checks/canvas.ts'
import { saveResult, thisMachine } from '../lib/results.ts'
import { median, medians } from '../lib/stats.ts'
import { writeTables } from '../lib/tables.ts'
import type { Timed, timeChecks } from './in-page.ts'
import type { ModelFigures } from './table.ts'
import { visit, type VisitFigures } from './visit.ts'

const RUNS = Number(process.env.BENCH_RUNS ?? 5)

export async function modelBench(): Promise<void> {
  const found = await findChromium()
  if ('missing' in found) throw new Error(found.missing)
  const server = await startServer()
  const browser = await chromium.launch({ executablePath: found.path, args: [...CHROMIUM_FLAGS] })
  try {
    const script = await bundled()
    const owner = await newGuest(server, 'Owner')
    const canvasId = await filledCanvas(server, owner)
    const visits: VisitFigures[] = []
    const checks: Record<string, Timed>[] = []
    for (let i = 1; i <= RUNS; i++) {
      visits.push(await visit(browser, `${server.url}/c/${canvasId}`, owner.token))
      checks.push(await checksIn(browser, script))
      console.log(`${i}/${RUNS} ${JSON.stringify({ ...visits.at(-1), ...checks.at(-1) })}`)
    }
    const figures: ModelFigures = { runs: RUNS, ...medians(visits), checks: mediansOf(checks) }
    saveResult('model', thisMachine(browser.version()), figures)
    writeTables()
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** A canvas on the server, filled by a member's program, until all of it is there. */
async function filledCanvas(server: TestServer, owner: Guest): Promise<string> {
  const canvasId = await newCanvas(server, owner, 'Two thousand links')
  const peer = await new StockPeer(server, canvasId, owner).synced()
  fillCanvas(peer.doc)
  const reader = await new StockPeer(server, canvasId, owner).synced()
  await until('all links have arrived', () => rootMap(reader.doc, 'links').size >= LINKS, 60_000)
  for (const one of [peer, reader]) one.destroy()
  return canvasId
}

async function bundled(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: join(import.meta.dirname, 'in-page.ts'), formats: ['iife'], name: 'bench' },
    },
  })
  const [first] = Array.isArray(output) ? output : [output as Rolldown.RolldownOutput]
  const code = first?.output[0].code
  if (code === undefined) throw new Error('the page of the benchmark could not be built')
  return code
}

async function checksIn(browser: Browser, script: string): Promise<Record<string, Timed>> {
  const page = await browser.newPage()
  await page.addScriptTag({ content: script })
  const timed = await page.evaluate(() =>
    (window as unknown as { bench: { timeChecks: typeof timeChecks } }).bench.timeChecks(),
  )
  await page.close()
  return timed
}

function mediansOf(runs: readonly Record<string, Timed>[]): Record<string, Timed> {
  const names = Object.keys(runs[0] ?? {})
  const of = (name: string, field: keyof Timed): number =>
    median(runs.map((run) => run[name]?.[field] ?? NaN))
  return Object.fromEntries(
    names.map((name) => [name, { medianMs: of(name, 'medianMs'), p95Ms: of(name, 'p95Ms') }]),
  )
}
