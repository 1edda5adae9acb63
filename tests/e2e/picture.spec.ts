import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { StockPeer } from '../sync/support/stock-peer.ts'
import { fillWithExample } from '../support/example.ts'
import { expect, test } from '../support/test.ts'

const README_PICTURE = join(import.meta.dirname, '../../docs/canvas.png')

/** `PICTURE=1 pnpm test picture` puts it where the README shows it. */
test('a filled canvas fits one screen, as in the picture of the README', async ({ person, server }, info) => {
  const owner = await person('Mara Lindqvist', {
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 2,
  })
  const editor = await person('Jonas Weber')
  const canvasId = await owner.startCanvas()
  await editor.joinByLink(await owner.shareLink())

  const filler = new StockPeer(server, canvasId, { token: owner.token })
  await filler.synced()
  fillWithExample(filler.doc)
  await expect(owner.canvas.notes('Revenue Streams')).toHaveCount(3)
  filler.destroy()

  await editor.canvas.edit('Web shop with subscriptions')
  await expect(owner.canvas.peopleHere).toHaveCount(2)
  await expect(owner.page.getByText('Jonas Weber', { exact: false }).first()).toBeVisible()
  await owner.canvas.expectSaved()
  for (const block of ['Key Partners', 'Customer Segments', 'Cost Structure', 'Revenue Streams'] as const)
    await expect(owner.canvas.notes(block).last()).toBeInViewport()

  // A new canvas waits in the purpose; a picture of a finished one should not.
  await owner.page.locator(':focus').blur()
  const picture = info.outputPath('canvas.png')
  await owner.page.screenshot({ path: picture, animations: 'disabled' })
  if (process.env.PICTURE) copyFileSync(picture, README_PICTURE)
})
