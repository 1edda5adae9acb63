/** The start page: quiet for somebody it does not know, and up to date for somebody who comes back. */
import { expect, test } from '../support/test.ts'

test('a first visit, up to the first canvas, asks for nothing that is refused', async ({ person }) => {
  const { page, canvas } = await person('Newcomer')
  const troubles: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`)
  })
  const answered = page.waitForResponse((response) => response.url().includes('/api/'))
  await page.goto('/')
  await answered
  await expect(page.getByText('A canvas you start or join shows up here.')).toBeVisible()
  await canvas.button('Start a canvas').click()
  await canvas.expectSaved()
  expect(troubles).toEqual([])
})

test('whoever comes back from a canvas finds it by the title it was just given', async ({ person }) => {
  const { page, canvas } = await person('Owner')
  await page.goto('/')
  await canvas.button('Start a canvas').click()
  await canvas.expectSaved()
  await expect(page).toHaveTitle('Untitled canvas · Ninefold')
  for (const title of ['Bakery', 'Brewery']) {
    await page.getByRole('textbox', { name: 'Canvas title', exact: true }).fill(title)
    await expect(page).toHaveTitle(`${title} · Ninefold`)
    await canvas.expectSaved()
    await page.getByRole('link', { name: 'All canvases' }).click()
    // The first list the page paints is the one this browser remembers. This button comes with the server's.
    await expect(canvas.button('Recently deleted')).toBeVisible()
    await expect(page.getByRole('heading', { level: 3 })).toHaveText(title)
    await page.getByRole('link', { name: title }).click()
    await canvas.expectSaved()
  }
})
