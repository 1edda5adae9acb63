/** What a person waits for on a canvas of 500 notes and 2,000 links: a note's details, and the chain of a segment. */
import type { Browser, CDPSession, Page } from '@playwright/test'
import { NOTES } from '../checks/canvas.ts'
import { median } from '../lib/stats.ts'

/** Beside what the clock shows stands what the page's main thread had of the processor: the two are one on a quiet machine. */
export type VisitFigures = {
  /** The first time on this page, from the key press to the end of the frame that shows it. */
  readonly firstDrawerMs: number
  readonly firstDrawerCpuMs: number
  /** The same from then on. */
  readonly drawerMs: number
  readonly drawerCpuMs: number
  readonly traceMs: number
  readonly traceCpuMs: number
  /** Frames until the chain is lit; 1 is the frame of the press. */
  readonly traceFrames: number
}

const OPENINGS = 9
const VIEWPORT = { width: 1440, height: 900 }

export async function visit(browser: Browser, url: string, token: string): Promise<VisitFigures> {
  const context = await browser.newContext({ viewport: VIEWPORT })
  try {
    await context.addCookies([{ name: 'ninefold', value: token, url: new URL(url).origin }])
    const page = await context.newPage()
    await page.goto(url)
    await page.waitForFunction((notes) => document.querySelectorAll('[data-note]').length >= notes, NOTES)
    // Links are on the notes once all that comes when the page is idle has come; then health, the last of it.
    await page.locator('.linkchip').first().waitFor()
    await page.locator('.healthmark').first().waitFor()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const on: On = { page, cdp }
    const drawers = await repeat(OPENINGS, () => openDrawer(on))
    const traces = await repeat(OPENINGS, () => lightChain(on))
    const [first, ...others] = drawers
    return {
      firstDrawerMs: first?.ms ?? NaN,
      firstDrawerCpuMs: first?.cpuMs ?? NaN,
      drawerMs: median(others.map(({ ms }) => ms)),
      drawerCpuMs: median(others.map(({ cpuMs }) => cpuMs)),
      traceMs: median(traces.map(({ ms }) => ms)),
      traceCpuMs: median(traces.map(({ cpuMs }) => cpuMs)),
      traceFrames: median(traces.map(({ frames }) => frames)),
    }
  } finally {
    await context.close()
  }
}

async function repeat<T>(count: number, run: () => Promise<T>): Promise<T[]> {
  const all: T[] = []
  for (let i = 0; i < count; i++) all.push(await run())
  return all
}

async function openDrawer({ page, cdp }: On): Promise<Timed> {
  await page.locator('[data-block=key_activities] [data-note]').first().focus()
  const timed = await time(
    { page, cdp },
    press('Enter', true),
    `document.querySelector('.details [data-section]')`,
  )
  await page.keyboard.press('Escape')
  await page.locator('.details').waitFor({ state: 'detached' })
  return timed
}

async function lightChain({ page, cdp }: On): Promise<Timed> {
  await page.locator('[data-block=customer_segments] [data-note]').first().focus()
  const timed = await time({ page, cdp }, press('t', false), `document.querySelector('[data-lit]')`)
  await page.keyboard.press('Escape')
  await page.locator('[data-lit]').first().waitFor({ state: 'detached' })
  return timed
}

const press = (key: string, shiftKey: boolean): string =>
  `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', ` +
  `${JSON.stringify({ key, shiftKey, bubbles: true, cancelable: true })}))`

interface Shown {
  readonly ms: number
  readonly frames: number
}
type Timed = Shown & { readonly cpuMs: number }

interface On {
  readonly page: Page
  readonly cdp: CDPSession
}

/** `act` is a statement, `shown` an expression; both are run in the page, where they need no leave of its policy. */
async function time({ page, cdp }: On, act: string, shown: string): Promise<Timed> {
  const before = await busy(cdp)
  const timed: Shown = await page.evaluate(
    `(${inPage.toString()})(() => { ${act} }, () => (${shown}) !== null)`,
  )
  return { ...timed, cpuMs: ((await busy(cdp)) - before) * 1000 }
}

/** Seconds of the processor that the page's main thread has had. */
async function busy(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN
}

/** Begun at the start of a frame, so that waiting for the screen does not count. */
function inPage(act: () => void, shown: () => boolean): Promise<Shown> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const start = performance.now()
      let frames = 0
      const look = (): void => {
        frames++
        // Asked at the end of each frame: what is there then is painted with it.
        const { port1, port2 } = new MessageChannel()
        port2.onmessage = () => {
          if (shown()) resolve({ ms: performance.now() - start, frames })
          else requestAnimationFrame(look)
        }
        port1.postMessage(0)
      }
      act()
      look()
    })
  })
}
