import { expectAccessibleInBothThemes } from '../support/axe.ts'
import { AT_ONCE, startTogether } from '../support/team.ts'
import { expect, phone, test, type Person } from '../support/test.ts'

async function chooseOwn({ canvas, name }: Person, item: string): Promise<void> {
  await canvas.button(`${name} (you)`).click()
  await canvas.menuItem(item).click()
}

test('a link brings the same person to another device, once, and a device can be forgotten', async ({
  person,
}) => {
  const ada = await person('Ada')
  const canvasId = await ada.startCanvas()
  await ada.canvas.addNotes('Channels', ['Web shop'])
  await ada.canvas.expectSaved()
  await chooseOwn(ada, 'Use on another device…')
  const dialog = ada.page.getByRole('dialog', { name: 'Use on another device' })
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible()
  await expect(dialog).toContainText('Good once, for 10 more minutes.')
  await expectAccessibleInBothThemes(ada.page)
  const address = await dialog.getByRole('textbox', { name: 'Link for the other device' }).inputValue()
  await ada.page.keyboard.press('Escape')

  const mobile = await person('Ada', phone)
  await mobile.page.goto(address)
  await expect(mobile.page.getByRole('heading', { name: 'Ada' })).toBeVisible()
  await expectAccessibleInBothThemes(mobile.page)
  await mobile.canvas.button('Yes, I am Ada').click()
  await mobile.page.waitForURL('**/')
  await expect(mobile.page.getByRole('list', { name: 'Your canvases' }).getByRole('listitem')).toHaveCount(1)
  await mobile.page.goto(`/c/${canvasId}`)
  await mobile.canvas.expectSaved()
  await mobile.canvas.switchTo('Channels')
  await mobile.canvas.addNotes('Channels', ['from the phone'])
  await ada.canvas.expectNotes('Channels', ['Web shop', 'from the phone'])
  expect(await ada.canvas.people()).toEqual(['Ada (you)'])

  const thief = await person('Thief')
  await thief.page.goto(address)
  await expect(thief.page.getByRole('heading', { name: 'This link has been used' })).toBeVisible()
  await expectAccessibleInBothThemes(thief.page)

  await chooseOwn(mobile, 'Forget this device…')
  const forget = mobile.page.getByRole('dialog', { name: 'Forget this device' })
  await expect(forget).toContainText('This browser forgets Ada')
  await expectAccessibleInBothThemes(mobile.page)
  await forget.getByRole('button', { name: 'Forget this device' }).click()
  await mobile.page.waitForURL('**/')
  expect(
    await mobile.page.evaluate(async () => ({
      kept: Object.entries(localStorage).filter(([, value]) => value !== '[]'),
      copies: (await indexedDB.databases()).filter(({ name }) => name?.startsWith('ninefold/')).length,
    })),
  ).toEqual({ kept: [], copies: 0 })
  await mobile.page.goto(`/c/${canvasId}`)
  await expect(mobile.page.getByRole('heading', { name: 'You are not on this canvas' })).toBeVisible()
  await ada.canvas.addNotes('Channels', ['the other device goes on'])
  await ada.canvas.expectSaved()
})

test('after five notes the owner is asked once to keep the canvas; the recovery link makes an owner, once', async ({
  person,
}) => {
  const ada = await person('Ada')
  await ada.startCanvas()
  const ask = ada.page
    .getByRole('region', { name: 'Notifications' })
    .getByText('This canvas is yours through', {
      exact: false,
    })
  await ada.canvas.addNotes('Channels', ['1', '2', '3', '4'])
  await expect(ask).toBeHidden()
  await ada.canvas.addNotes('Channels', ['5'])
  await expect(ask).toBeVisible()
  await ada.canvas.button('Keep this canvas…').click()
  const dialog = ada.page.getByRole('dialog', { name: 'Keep this canvas' })
  await dialog.getByRole('button', { name: 'Copy link' }).click()
  const field = dialog.getByRole('textbox', { name: 'Recovery link' })
  await expect(field).not.toHaveValue('')
  await expectAccessibleInBothThemes(ada.page)
  const address = await field.inputValue()
  await ada.page.keyboard.press('Escape')
  await ada.page.reload()
  await ada.canvas.addNotes('Channels', ['6'])
  await ada.canvas.expectSaved()
  await expect(ask).toBeHidden()

  const again = await person('Ada again')
  await again.joinByLink(address)
  await again.canvas.button('Ada again (you)').click()
  await expect(again.page.getByRole('menu')).toHaveAccessibleDescription('You own this canvas')
  const second = await person('Second')
  await second.page.goto(address)
  await expect(second.page.getByRole('heading', { name: 'This link is used up' })).toBeVisible()
})

test('whoever leaves for good is told what becomes of their things, and is then nobody anywhere', async ({
  person,
}) => {
  const [ada, bob] = await startTogether(person, ['Ada', 'Bob'])
  await bob.canvas.addNotes('Channels', ['of Bob'])
  await bob.canvas.expectSaved()
  await expect(ada.canvas.note('of Bob')).toHaveAttribute('data-by', 'B')
  await chooseOwn(bob, 'Leave Ninefold…')
  const dialog = bob.page.getByRole('dialog', { name: 'Leave Ninefold for good' })
  await expect(dialog.getByRole('listitem').first()).toContainText('What Bob wrote stays where it is')
  await expectAccessibleInBothThemes(bob.page)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(bob.canvas.button('Bob (you)')).toBeFocused()
  await chooseOwn(bob, 'Leave Ninefold…')
  await dialog.getByRole('button', { name: 'Leave for good' }).click()
  await bob.page.waitForURL('**/')
  await expect(bob.page.getByText('A canvas you start or join shows up here.')).toBeVisible()
  expect(await bob.page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  // "Former guest", everywhere at once.
  await expect(ada.canvas.note('of Bob')).toHaveAttribute('data-by', 'FG', { timeout: AT_ONCE })
  await expect.poll(async () => ada.canvas.people()).toEqual(['Ada (you)'])
})
