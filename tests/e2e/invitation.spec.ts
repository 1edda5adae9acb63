import { expectAccessibleInBothThemes } from '../support/axe.ts'
import { expect, test } from '../support/test.ts'

test('where canvases are started by invitation the code is asked for once', async ({ person, ownServer }) => {
  const server = await ownServer({ env: { CREATE: 'code', INVITATION_CODE: 'nine-blocks-please' } })
  const ada = await person('Ada', { baseURL: server.url })
  await ada.page.goto('/')
  await ada.canvas.button('Start a canvas').click()
  const dialog = ada.page.getByRole('dialog', { name: 'Canvases by invitation' })
  const code = dialog.getByRole('textbox', { name: 'Invitation code' })
  await expect(code).toBeFocused()
  await code.fill('guessed-and-wrong')
  await ada.page.keyboard.press('Enter')
  await expect(dialog).toContainText('That is not the code.')
  await expectAccessibleInBothThemes(ada.page)
  await code.fill('nine-blocks-please')
  await ada.page.keyboard.press('Enter')
  await ada.page.waitForURL('**/c/*')
  await ada.canvas.expectSaved()

  await ada.page.goto('/')
  await ada.canvas.button('Start a canvas').click()
  await ada.page.waitForURL('**/c/*')
  await ada.canvas.expectSaved()
})
