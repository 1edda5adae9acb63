import { NOTE_COLORS } from '@ninefold/shared'
import { StockPeer } from '../sync/support/stock-peer.ts'
import { expectAccessibleInBothThemes } from '../support/axe.ts'
import { fillWithExample } from '../support/example.ts'
import type { TestServer } from '../support/server.ts'
import { expect, phone, test, type Person } from '../support/test.ts'

/** A canvas as after an hour of work. */
async function fill(server: TestServer, owner: Person): Promise<void> {
  const filler = await new StockPeer(server, owner.canvas.id, owner).synced()
  fillWithExample(filler.doc)
  await expect.poll(async () => (await owner.canvas.content()).notes.length).toBeGreaterThan(20)
  filler.destroy()
}

/** Opens what an item of the page's own menu leads to. */
async function openFromMore(owner: Person, item: string): Promise<void> {
  await owner.canvas.button('More').click()
  await owner.page.getByRole('menuitem', { name: item, exact: true }).click()
}

test('axe finds nothing on the start page, empty and with canvases, nor on its menus and dialogs', async ({
  person,
}) => {
  const ada = await person('Ada')
  await ada.page.goto('/')
  await expect(ada.page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessibleInBothThemes(ada.page)
  await ada.startCanvas()
  await ada.page.goto('/')
  await expect(ada.page.getByRole('list', { name: 'Your canvases' }).getByRole('listitem')).toHaveCount(1)
  await expectAccessibleInBothThemes(ada.page)
  await ada.page.getByRole('button', { name: /^Actions: / }).click()
  await expectAccessibleInBothThemes(ada.page)
  await ada.page.getByRole('menuitem', { name: 'Rename…' }).click()
  await expect(ada.page.getByRole('dialog', { name: 'Rename canvas' })).toBeVisible()
  await expectAccessibleInBothThemes(ada.page)
  await ada.page.keyboard.press('Escape')
  await ada.page.getByRole('button', { name: /Change name/ }).click()
  await expect(ada.page.getByRole('dialog', { name: 'Your name' })).toBeVisible()
  await expectAccessibleInBothThemes(ada.page)
  await ada.page.keyboard.press('Escape')
  await ada.page.getByRole('button', { name: /^Actions: / }).click()
  await ada.page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(ada.page.getByText('is deleted', { exact: false }).first()).toBeVisible()
  await ada.canvas.button('Recently deleted').click()
  await expect(ada.page.getByRole('dialog').getByRole('button', { name: /Bring back/ })).toBeVisible()
  await expectAccessibleInBothThemes(ada.page)
})

test('axe finds nothing on the join page, for strangers and for those known here', async ({ person }) => {
  const ada = await person('Ada')
  const bob = await person('Bob')
  await ada.startCanvas()
  const link = await ada.shareLink()
  await bob.page.goto(link)
  await expect(bob.page.getByRole('textbox', { name: 'Your name' })).toBeVisible()
  await expectAccessibleInBothThemes(bob.page)
  await bob.canvas.button('Join').click()
  await expect(bob.page.getByText('Type a name', { exact: false })).toBeVisible()
  await expectAccessibleInBothThemes(bob.page)
  await bob.startCanvas()
  await bob.page.goto(link)
  await expect(bob.canvas.button('Join as Bob')).toBeVisible()
  await expectAccessibleInBothThemes(bob.page)
})

test('axe finds nothing where a link or an address leads nowhere', async ({ person }) => {
  const ada = await person('Ada')
  for (const [path, title] of [
    ['/nothing/here', 'There is no such page'],
    ['/j/abcdefghijklmnopqrstuv', 'This link leads nowhere'],
    ['/d/abcdefghijklmnopqrstuv', 'This link leads nowhere'],
    ['/c/abcdefghijklmnop', 'You are not on this canvas'],
  ] as const) {
    await ada.page.goto(path)
    await expect(ada.page.getByRole('heading', { name: title })).toBeVisible()
    await expectAccessibleInBothThemes(ada.page)
  }
})

test('axe finds nothing on the canvas, empty and full, large, while writing, and with menus open', async ({
  person,
  server,
}) => {
  test.setTimeout(120_000)
  const ada = await person('Ada')
  const bob = await person('Bob')
  const { canvas, page } = ada
  await ada.startCanvas()
  await expectAccessibleInBothThemes(page)
  await fill(server, ada)
  await bob.joinByLink(await ada.shareLink())
  await bob.canvas.edit('Web shop with subscriptions')
  await expect(canvas.peopleHere).toHaveCount(2)
  await expect(canvas.notes('Revenue Streams')).toHaveCount(3)
  await expectAccessibleInBothThemes(page)

  await test.step('writing, with somebody else in the same note', async () => {
    await canvas.edit('Web shop with subscriptions')
    await expectAccessibleInBothThemes(page)
    await page.keyboard.press('Escape')
  })
  await test.step('menus', async () => {
    await canvas.button('Note actions: Roast to order, twice a week').click()
    await expectAccessibleInBothThemes(page)
    await canvas.menuItem('Colour').click()
    await expect(page.getByRole('menuitemradio')).toHaveCount(NOTE_COLORS.length)
    await expectAccessibleInBothThemes(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await canvas.button('More').click()
    await expectAccessibleInBothThemes(page)
    await page.keyboard.press('Escape')
  })
  await test.step('with a toast, and opened large', async () => {
    await canvas.chooseAction('Saturday bar at the roastery', 'Delete')
    await expect(canvas.toast('Note deleted')).toBeVisible()
    await expectAccessibleInBothThemes(page)
    await canvas.block('Key Activities').getByRole('button', { name: 'Key Activities', exact: true }).click()
    await expect(canvas.block('Key Partners')).toBeHidden()
    await expectAccessibleInBothThemes(page)
    await page.keyboard.press('Escape')
  })
})

test('axe finds nothing on the canvas with each of its dialogs open', async ({ person, server }) => {
  test.setTimeout(120_000)
  const ada = await person('Ada')
  const bob = await person('Bob')
  const { canvas, page } = ada
  await ada.startCanvas()
  await fill(server, ada)
  await bob.joinByLink(await ada.shareLink())
  await bob.canvas.edit('Web shop with subscriptions')
  const dialog = page.getByRole('dialog')
  for (const item of ['What the colours mean', 'Keyboard shortcuts', 'People…']) {
    await openFromMore(ada, item)
    await expect(dialog).toBeVisible()
    await expectAccessibleInBothThemes(page)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
  await canvas.button('Share').click()
  await dialog.getByRole('button', { name: 'Copy link' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Link', exact: true })).not.toHaveValue('')
  await expectAccessibleInBothThemes(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+K')
  await dialog.getByRole('combobox').fill('coffee')
  await expect(dialog.getByRole('option').first()).toBeVisible()
  await expectAccessibleInBothThemes(page)
  await page.keyboard.press('Escape')
  await canvas.chooseAction('Web shop with subscriptions', 'Delete')
  await expect(dialog).toContainText('is writing in this note')
  await expectAccessibleInBothThemes(page)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
})

test('axe finds nothing on the canvas of a phone, nor on a tablet', async ({ person, server }) => {
  test.setTimeout(90_000)
  const ada = await person('Ada', phone)
  const bob = await person('Bob', { viewport: { width: 820, height: 1180 } })
  const { page, canvas } = ada
  await ada.startCanvas()
  await expectAccessibleInBothThemes(page)
  await fill(server, ada)
  await page
    .getByRole('navigation', { name: 'Blocks' })
    .getByRole('button', { name: /^Key Activities/ })
    .click()
  await expect(canvas.notes('Key Activities')).toHaveCount(4)
  await expectAccessibleInBothThemes(page)
  await canvas.button('Note actions: Roast to order, twice a week').click()
  await expectAccessibleInBothThemes(page)
  await page.keyboard.press('Escape')
  await canvas.edit('Roast to order, twice a week')
  await expectAccessibleInBothThemes(page)
  await page.keyboard.press('Escape')
  await openFromMore(ada, 'About this canvas')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessibleInBothThemes(page)
  await page.keyboard.press('Escape')
  await canvas.button('Share').click()
  await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible()
  await expectAccessibleInBothThemes(page)
  await page.keyboard.press('Escape')

  await bob.joinByLink(await ada.shareLink())
  await expect(bob.canvas.notes('Key Activities')).toHaveCount(4)
  await expectAccessibleInBothThemes(bob.page)
  await bob.context.setOffline(true)
  await expect(bob.canvas.status).toHaveText('Offline – 0 changes waiting')
  await expectAccessibleInBothThemes(bob.page)
})
