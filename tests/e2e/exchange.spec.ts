/** Canvases as files: taken away from the canvas, brought back on the start page. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { readyForOffline } from '../support/local-copy.ts'
import { expect, test } from '../support/test.ts'

async function exported(page: Page, format: string): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: format }).click()
  const file = await download
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

const choose = (page: Page, name: string, text: string): Promise<void> =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })

test('a canvas leaves as a file, also without a network, and comes back as one that is equal', async ({
  person,
}) => {
  const ada = await person('Ada')
  const { page, canvas, context } = ada
  await ada.startCanvas()
  await canvas.addNotes('Key Activities', ['Mould pots', 'Paint pots'])
  await canvas.expectSaved()
  await readyForOffline(canvas)
  await context.setOffline(true)
  const json = await exported(page, 'Everything, to import again (JSON)')
  const markdown = await exported(page, 'For people (Markdown)')
  await context.setOffline(false)
  expect(json.name).toMatch(/\.json$/)
  expect(markdown.text).toContain('## Key Activities\n\n- Mould pots\n- Paint pots')

  for (const [name, text] of [
    ['pots.json', json.text],
    ['pots.md', markdown.text],
  ] as const) {
    await page.goto('/')
    await choose(page, name, text)
    await page.waitForURL(/\/c\//)
    await canvas.expectNotes('Key Activities', ['Mould pots', 'Paint pots'])
  }
})

test('what a file holds that cannot stay is told before its canvas opens, and one that is none is refused', async ({
  person,
  server,
}) => {
  const { page, canvas } = await person('Ada')
  await page.goto(server.url)
  await choose(page, 'notes.txt', '{')
  await expect(page.getByRole('alert').filter({ hasText: 'no JSON' })).toBeVisible()
  await choose(page, 'bakery.md', '# Bakery\n\n## Channels\n\n- Shop\n\n## Weather\n\n- Rain\n')
  const dialog = page.getByRole('dialog', { name: 'Your canvas is here, but not all of it' })
  await expect(dialog).toContainText('line 7: Weather')
  await dialog.getByRole('button', { name: 'Open the canvas' }).click()
  await page.waitForURL(/\/c\//)
  await canvas.expectNotes('Channels', ['Shop'])
})
