/** Notes gathered under titles, what matters most among them, and the lens on the first version. */
import { expectAccessibleInBothThemes } from '../support/axe.ts'
import { AT_ONCE, startTogether } from '../support/team.ts'
import { expect, phone, test, type Person } from '../support/test.ts'

const title = ({ page }: Person) => page.getByRole('textbox', { name: 'Title of the group' })

test('notes are grouped under a title that is written live, moved in and out by menu and drag, and stay when it goes', async ({
  person,
}) => {
  const [ana, bob] = await startTogether(person, ['Ana', 'Bob'])
  const { canvas } = ana
  // What is dragged and where it goes are both on the screen.
  await ana.page.setViewportSize({ width: 1280, height: 1000 })
  await canvas.addNotes('Channels', ['Web shop', 'Market stall', 'Newsletter', 'Fairs'])

  await test.step('a new group with two notes, by keys', async () => {
    await canvas.note('Web shop').focus()
    await ana.page.keyboard.press('Shift+F10')
    await canvas.menuItem('Group').press('Enter')
    await canvas.menuItem('New group…').press('Enter')
    const dialog = ana.page.getByRole('dialog', { name: 'New group in Channels' })
    await expect(dialog.getByRole('textbox', { name: 'Title' })).toBeFocused()
    await ana.page.keyboard.type('Online')
    await dialog.getByRole('checkbox', { name: 'Newsletter' }).press('Space')
    await ana.page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    for (const one of [ana, bob]) {
      await expect(title(one)).toHaveValue('Online', { timeout: AT_ONCE })
      await one.canvas.expectNotes('Channels', shown('Group Online'))
    }
  })

  await test.step('its title is written by one and read by the other', async () => {
    await title(bob).press('End')
    await title(bob).pressSequentially(' sales')
    await expect(title(ana)).toHaveValue('Online sales', { timeout: AT_ONCE })
    await title(bob).press('Enter')
    await expect(bob.canvas.note('Web shop')).toBeFocused()
    await expect(bob.canvas.note('Web shop')).toHaveAccessibleDescription(/^In the group Online sales/)
  })

  await test.step('the next note after one of a group begins in it', async () => {
    await canvas.edit('Web shop')
    await ana.page.keyboard.press('Enter')
    await ana.page.keyboard.type('App')
    await ana.page.keyboard.press('Escape')
    await bob.canvas.expectNotes('Channels', [...shown().slice(0, 4), 'App', 'Newsletter'], AT_ONCE)
  })

  await test.step('dragged under the title a note is in, out above it again', async () => {
    await canvas.drag('Fairs', canvas.note('App'))
    await bob.canvas.expectNotes(
      'Channels',
      ['Market stall', TITLE, 'Web shop', 'Fairs', 'App', 'Newsletter'],
      AT_ONCE,
    )
    await canvas.drag('Fairs', canvas.note('Market stall'))
    await bob.canvas.expectNotes(
      'Channels',
      ['Fairs', 'Market stall', TITLE, 'Web shop', 'App', 'Newsletter'],
      AT_ONCE,
    )
    await canvas.chooseAction('App', 'Group', 'Take out of Online sales')
    await bob.canvas.expectNotes(
      'Channels',
      ['Fairs', 'Market stall', 'App', TITLE, 'Web shop', 'Newsletter'],
      AT_ONCE,
    )
    await expectAccessibleInBothThemes(ana.page)
  })

  await test.step('without its title the notes stand as they did, and undo brings it back with them', async () => {
    await canvas.button('Group actions: Online sales').click()
    await canvas.menuItem('Ungroup').click()
    await bob.canvas.expectNotes(
      'Channels',
      ['Web shop', 'Fairs', 'Market stall', 'App', 'Newsletter'],
      AT_ONCE,
    )
    await canvas.undoByToast()
    await expect(title(bob)).toHaveValue('Online sales', { timeout: AT_ONCE })
    await bob.canvas.expectNotes('Channels', [
      'Fairs',
      'Market stall',
      'App',
      TITLE,
      'Web shop',
      'Newsletter',
    ])
    await canvas.step('Undo')
    await expect(title(bob)).toHaveCount(0)
    await canvas.step('Undo')
    await expect(title(bob)).toHaveValue('Online sales', { timeout: AT_ONCE })
    await ana.page.reload()
    await expect(title(ana)).toHaveValue('Online sales')
  })
})

/** A title stands in the list among the notes. */
const TITLE = 'Group Online sales'
const shown = (title = TITLE): string[] => ['Market stall', 'Fairs', title, 'Web shop', 'Newsletter']

test('essential activities wear a star and can be put first; the MVP lens fades the rest for one person alone', async ({
  person,
}) => {
  const ana = await person('Ana')
  await ana.startCanvas()
  const bob = await person('Bob', phone)
  await bob.joinByLink(await ana.shareLink())
  const { canvas, page } = ana
  await canvas.addNotes('Key Activities', ['Pack', 'Roast'])
  await canvas.chooseAction('Roast', 'Importance', 'Essential')
  await bob.canvas.switchTo('Key Activities')
  await expect(bob.canvas.note('Roast')).toHaveAttribute('data-essential', '', { timeout: AT_ONCE })
  await canvas.expectNotes('Key Activities', ['Pack', 'Roast'])
  await canvas.chooseAction('Pack', 'Importance', 'Put essential ones first')
  await bob.canvas.expectNotes('Key Activities', ['Roast', 'Pack'], AT_ONCE)

  await canvas.chooseAction('Roast', 'In the MVP')
  await canvas.button('More').click()
  await canvas.menuItem('MVP lens').click()
  const lens = page.getByRole('region', { name: 'MVP lens' })
  await expect(lens).toContainText('1 note is in the MVP')
  await expect(canvas.note('Roast')).toHaveAttribute('data-mvp', '')
  await expect(canvas.note('Pack')).not.toHaveAttribute('data-mvp')
  await expect(bob.page.getByRole('region', { name: 'MVP lens' })).toHaveCount(0)
  await bob.canvas.chooseAction('Pack', 'In the MVP')
  await expect(lens).toContainText('2 notes are in the MVP', { timeout: AT_ONCE })
  await expectAccessibleInBothThemes(page)
  await lens.getByRole('button', { name: 'End the lens' }).click()
  await expect(lens).toBeHidden()
})
