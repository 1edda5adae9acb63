/** Suggestions that a team takes or leaves, and notes that it puts aside. */
import { expect, phone, test } from '../support/test.ts'

test('a template comes as suggestions that count for nothing until somebody accepts or rewrites them', async ({
  person,
  server,
}) => {
  const ada = await person('Ada')
  await ada.page.goto(server.url)
  await ada.page.getByRole('button', { name: /^Use template: Manufacturing/ }).click()
  await ada.page.waitForURL(/\/c\//)
  const { canvas } = ada
  const block = canvas.block('Key Activities')
  await expect(canvas.notes('Key Activities').first()).toBeVisible()
  const first = (await canvas.texts('Key Activities'))[0] ?? ''
  expect(await block.locator('.count').count()).toBe(0)

  await canvas.note(first).getByRole('button', { name: 'Accept' }).click()
  await expect(block.locator('.count')).toContainText('1')
  await expect(canvas.note(first).getByRole('button', { name: 'Accept' })).toHaveCount(0)
  const second = (await canvas.texts('Key Activities'))[1] ?? ''
  await canvas.edit(second)
  await canvas.editor.press('End')
  await canvas.editor.pressSequentially(' daily')
  await canvas.editor.press('Escape')
  await expect(block.locator('.count')).toContainText('2')
  await canvas.expectSaved()
  const { notes } = await canvas.content()
  expect(notes.filter(({ ghost }) => !ghost)).toHaveLength(2)
})

test('a parked note leaves the sheet of everybody, is kept, and is put back by anybody', async ({
  person,
}) => {
  const ada = await person('Ada')
  await ada.startCanvas()
  await ada.canvas.addNotes('Channels', ['Shop', 'Web'])
  await ada.canvas.expectSaved()
  const bob = await person('Bob', phone)
  await bob.joinByLink(await ada.shareLink())

  await ada.canvas.chooseAction('Shop', 'Park')
  await ada.canvas.expectNotes('Channels', ['Web'])
  await bob.canvas.switchTo('Channels')
  await bob.canvas.expectNotes('Channels', ['Web'])
  await bob.page.getByRole('button', { name: 'More', exact: true }).click()
  await bob.page.getByRole('menuitem', { name: 'Parked notes' }).click()
  const dialog = bob.page.getByRole('dialog', { name: 'Parked notes' })
  await dialog.getByRole('button', { name: 'Put back: Shop' }).click()
  await expect(dialog).toContainText('Nothing is parked')
  await ada.canvas.expectNotes('Channels', ['Shop', 'Web'])
})
