/** The pages ask nobody but their own server: no fonts, no statistics, no pictures from elsewhere. */
import { expect, test } from '../support/test.ts'

test('from the first page to a shared canvas, every request goes to the own server', async ({
  person,
  server,
}) => {
  const { page, canvas } = await person('Newcomer')
  const origins = new Map<string, number>()
  const count = (address: string): void => {
    const { protocol, host } = new URL(address)
    if (protocol !== 'data:' && protocol !== 'blob:') origins.set(host, (origins.get(host) ?? 0) + 1)
  }
  page.context().on('request', (request) => count(request.url()))
  page.on('websocket', (socket) => count(socket.url()))
  await page.goto('/')
  await canvas.button('Start a canvas').click()
  await canvas.expectSaved()
  await canvas.addNotes('Key Activities', ['Roast coffee'])
  await canvas.expectSaved()
  await canvas.button('Share').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.reload()
  await canvas.expectSaved()
  await page.goto('/nothing/here')
  expect([...origins.keys()]).toEqual([new URL(server.url).host])
  expect(origins.get(new URL(server.url).host)).toBeGreaterThan(20)
})
