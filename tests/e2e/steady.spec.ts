/** A canvas that opens for the first time: the sheet stands where it will stand before its notes are there. */
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { BLOCK_IDS } from '@ninefold/shared'
import type { Page } from '@playwright/test'
import type { TestServer } from '../support/server.ts'
import { expect, phone, test, type Person } from '../support/test.ts'
import { StockPeer } from '../sync/support/stock-peer.ts'

const SIZES = [
  { ...phone, name: 'a phone' },
  { viewport: { width: 768, height: 1024 }, name: 'a tablet' },
  { viewport: { width: 1440, height: 900 }, name: 'a computer' },
]
/** The sum of all layout shifts, as browsers count it, under which nobody sees anything move. */
const STEADY = 0.005

interface Watched {
  shifts?: number
}

/** Lets the page count its layout shifts from its first moment on. */
async function countShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const watched = window as Watched
    watched.shifts = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { readonly value?: number })[])
        watched.shifts = (watched.shifts ?? 0) + (entry.value ?? 0)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return () => page.evaluate(() => (window as Watched).shifts ?? NaN)
}

/** Holds back what the server says over the socket until the returned function is called. */
async function holdSocket(page: Page): Promise<() => void> {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => void released.then(() => socket.send(message)))
  })
  return release
}

/** Notes in every block, more than fit. */
async function fill(server: TestServer, owner: Person): Promise<void> {
  const peer = await new StockPeer(server, owner.canvas.id, owner).synced()
  const origins = { setup: null, gesture: null }
  const texts = Array.from({ length: 13 }, (_, i) => ({ text: `Thing ${i + 1} that we have to think about` }))
  for (const blockId of BLOCK_IDS) addNotes(peer.doc, { blockId }, texts, origins)
  await expect.poll(async () => (await owner.canvas.content()).notes.length).toBe(9 * 13)
  peer.destroy()
}

test('while a canvas opens, nothing on the sheet moves', async ({ person, server }) => {
  const owner = await person('Owner')
  await owner.startCanvas()
  await fill(server, owner)
  // The same person in a browser that has no copy of the canvas.
  const storageState = await owner.context.storageState()

  for (const { name, ...screen } of SIZES)
    await test.step(name, async () => {
      const { page, canvas } = await person(name, { ...screen, storageState })
      const shifts = await countShifts(page)
      const release = await holdSocket(page)
      await page.goto(`/c/${owner.canvas.id}`)
      await expect(canvas.button('Share')).toBeVisible()
      expect(await canvas.texts('Customer Segments')).toEqual([])
      // Two frames: what stands now has been painted.
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      )
      release()
      await canvas.expectSaved()
      await expect(canvas.notes('Customer Segments')).toHaveCount(13)
      expect(await shifts()).toBeLessThan(STEADY)
    })
})
