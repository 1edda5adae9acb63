/** How long a letter takes from one person's key to another person's screen: through the server, commit included. */
import type { Browser, Page } from '@playwright/test'
import { median, percentile } from '../lib/stats.ts'
import type { Running } from './subject.ts'

export type KeystrokeFigures = {
  readonly keystrokeMs: number
  readonly keystrokeP95Ms: number
}

const KEYS = 60

export async function keystroke(browser: Browser, running: Running): Promise<KeystrokeFigures> {
  const writer = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const reader = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const [from, to] = await Promise.all(
      [writer, reader].map(async (context) => open(await context.newPage(), running, context)),
    )
    if (!from || !to) throw new Error('two pages are needed')
    await running.openNote(from)
    // The runs before this one wrote into the same note, and a note holds 140 letters.
    await from.keyboard.press('ControlOrMeta+a')
    await from.keyboard.press('Delete')
    // Until the larger editor has taken over and both pages are at rest.
    await from.waitForLoadState('networkidle')
    await from.evaluate(() => {
      addEventListener('keydown', () => (window.pressedAt = Date.now()), { capture: true })
    })
    const times: number[] = []
    for (let i = 0; i < KEYS; i++) {
      const shown = await watchNextChange(to)
      await from.keyboard.press('abcdefgh'.charAt(i % 8))
      times.push((await shown()) - (await from.evaluate(() => window.pressedAt)))
    }
    const settled = times.slice(10)
    return { keystrokeMs: median(settled), keystrokeP95Ms: percentile(settled, 0.95) }
  } finally {
    await writer.close()
    await reader.close()
  }
}

declare global {
  interface Window {
    pressedAt: number
  }
}

async function open(page: Page, running: Running, context: Parameters<Running['prepare']>[0]): Promise<Page> {
  await running.prepare(context)
  await page.goto(running.url)
  await page.getByRole('listitem').nth(400).waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
  return page
}

/**
 * Watches from now on; what it answers with waits for the next change of any note to be painted, and tells when that
 * was. Both pages share the machine's clock.
 */
async function watchNextChange(page: Page): Promise<() => Promise<number>> {
  const handle = await page.evaluateHandle(() => {
    const changed = new Promise<number>((resolve) => {
      const observer = new MutationObserver((records) => {
        const inNote = records.some(({ target }) =>
          (target instanceof Element ? target : target.parentElement)?.closest('li'),
        )
        if (!inNote) return
        observer.disconnect()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port2.onmessage = () => {
            resolve(Date.now())
          }
          port1.postMessage(0)
        })
      })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    return { changed }
  })
  return () => handle.evaluate(({ changed }) => changed)
}
