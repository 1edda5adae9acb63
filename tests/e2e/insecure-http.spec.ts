import * as Y from 'yjs'
import { StockPeer } from '../sync/support/stock-peer.ts'
import { expectAccessible } from '../support/axe.ts'
import { CHROMIUM_FLAGS, findChromium } from '../support/chromium.ts'
import { expect, test } from '../support/test.ts'

const HOST = 'ninefold.test'
const chromium = await findChromium()

// A name that no browser takes for this computer, as a colleague's browser has it on the network.
test.use({
  launchOptions: {
    ...('path' in chromium ? { executablePath: chromium.path } : {}),
    args: [...CHROMIUM_FLAGS, `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
  },
})

test('over plain http on a network two people work together, and the page says what is missing there', async ({
  person,
  ownServer,
}) => {
  test.setTimeout(90_000)
  const server = await ownServer({ env: { HOST: '0.0.0.0' } })
  const baseURL = `http://${HOST}:${server.port}`
  const ada = await person('Ada', { baseURL })
  const bob = await person('Bob', { baseURL })
  await ada.page.goto('/')
  expect(await ada.page.evaluate(() => isSecureContext)).toBe(false)
  await ada.canvas.button('Start a canvas').click()
  await ada.page.waitForURL('**/c/*')
  await ada.canvas.expectSaved()
  const banner = ada.page.getByText('This address is not encrypted', { exact: false })
  await expect(banner).toContainText('cannot open without the network')
  await expectAccessible(ada.page)

  // No clipboard: the link stands in a field, selected, and the page says how to take it.
  await ada.canvas.button('Share').click()
  const dialog = ada.page.getByRole('dialog', { name: 'Share' })
  await dialog.getByRole('button', { name: 'Copy link' }).click()
  const field = dialog.getByRole('textbox', { name: 'Link', exact: true })
  await expect(field).toHaveValue(new RegExp(`^${baseURL}/j/.+`))
  await expect(field).toBeFocused()
  const selected = await field.evaluate((input) => {
    const { value, selectionStart, selectionEnd } = input as HTMLInputElement
    return value.slice(selectionStart ?? 0, selectionEnd ?? 0)
  })
  expect(selected).toBe(await field.inputValue())
  await expect(dialog.getByRole('paragraph').filter({ hasText: 'The link is selected.' })).toBeVisible()
  await expect(dialog.getByText('This address works only on this computer.')).toBeHidden()
  await expectAccessible(ada.page)
  await ada.page.keyboard.press('Escape')

  await bob.joinByLink(selected)
  await Promise.all([
    ada.canvas.addNotes('Key Activities', ['Ship orders']),
    bob.canvas.addNotes('Channels', ['Web shop']),
  ])
  for (const { canvas } of [ada, bob]) {
    await canvas.expectNotes('Key Activities', ['Ship orders'])
    await canvas.expectNotes('Channels', ['Web shop'])
    await canvas.expectSaved()
  }

  // Without Web Locks nobody can know that an id is free: each load takes a fresh one.
  const cookies = await ada.context.cookies()
  const token = cookies.find(({ name }) => name === 'ninefold')?.value ?? ''
  const writingIds = async (): Promise<number> => {
    const peer = await new StockPeer(server, ada.canvas.id, { token }).synced()
    const ids = Y.decodeStateVector(Y.encodeStateVector(peer.doc)).size
    peer.destroy()
    return ids
  }
  const before = await writingIds()
  for (const text of ['after a reload', 'after another']) {
    await ada.page.reload()
    await ada.canvas.expectNotes('Key Activities', ['Ship orders'])
    await ada.canvas.addNotes('Cost Structure', [text])
    await ada.canvas.expectSaved()
  }
  expect(await writingIds()).toBe(before + 2)

  await ada.page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(banner).toBeHidden()
})
