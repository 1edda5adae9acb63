/** Measures with their readings, signals from outside, and what calls for a review: live for everybody. */
import type { Locator } from '@playwright/test'
import { expectAccessibleInBothThemes } from '../support/axe.ts'
import { AT_ONCE, startTogether } from '../support/team.ts'
import { expect, test, type Person } from '../support/test.ts'

const WIDE = { width: 1440, height: 900 }
const NOTE = 'Roast to order'

const details = ({ page }: Person): Locator =>
  page.getByRole('region', { name: `Details: ${NOTE}`, exact: true })
const measure = (person: Person, name: string): Locator =>
  details(person).getByRole('article', { name, exact: true })
const tray = ({ page }: Person): Locator =>
  page.getByRole('region', { name: 'Signals and reviews', exact: true })
const signal = (person: Person, text: string): Locator =>
  tray(person).getByRole('listitem', { name: `Signal: ${text}`, exact: true })

async function enter(card: Locator, value: string): Promise<void> {
  await card.getByRole('textbox', { name: /^Value/ }).fill(value)
  await card.getByRole('button', { name: 'Enter', exact: true }).click()
}

/** By mouse, as a hand does it: a browser tells of a drag only while it moves. */
async function drag({ page: { mouse } }: Person, from: Locator, to: Locator): Promise<void> {
  await from.hover({ position: { x: 6, y: 6 } })
  await mouse.down()
  const box = await to.boundingBox()
  if (!box) throw new Error('the place to drop at is not on screen')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await mouse.move(x, y, { steps: 5 })
  await mouse.move(x, y + 1)
  await mouse.up()
}

test('a measure that one person sets up is read by the other, told in words, and kept through an offline try', async ({
  person,
}) => {
  const [ada, bob] = await startTogether(person, ['Ada', 'Bob'])
  for (const { page } of [ada, bob]) await page.setViewportSize(WIDE)
  await ada.canvas.addNotes('Key Activities', [NOTE])
  for (const one of [ada, bob]) await one.canvas.chooseAction(NOTE, 'Open details')

  await test.step('a suggested one comes with its kind; its target is typed and seen by both', async () => {
    await details(ada).getByRole('button', { name: 'Production', exact: true }).click()
    await details(ada).getByRole('button', { name: 'Add measure', exact: true }).click()
    await details(ada).getByRole('button', { name: 'Add Cost per unit', exact: true }).click()
    const card = measure(ada, 'Cost per unit')
    await expect(card.getByRole('textbox', { name: 'Target', exact: true })).toBeFocused()
    await ada.page.keyboard.type('cheap')
    await expect(card.getByText('Type a number.')).toBeVisible()
    await card.getByRole('textbox', { name: 'Target', exact: true }).fill('12')
    await card.getByRole('textbox', { name: 'Unit', exact: true }).fill('€')
    await expect(measure(bob, 'Cost per unit').getByText('Planned 12 €, not measured yet.')).toBeVisible({
      timeout: AT_ONCE,
    })
  })

  await test.step('a miss is asked why, entered by one, and stands in words at the other', async () => {
    const card = measure(bob, 'Cost per unit')
    await card.getByRole('textbox', { name: 'Value in €' }).fill('a lot')
    await expect(card.getByText('Type a number.')).toBeVisible()
    await card.getByRole('textbox', { name: 'Value in €' }).fill('14')
    await expect(card.getByText('2 € above target: missed')).toBeVisible()
    await card.getByRole('textbox', { name: 'Why it missed' }).fill('Beans rose')
    await card.getByRole('textbox', { name: 'What is done about it' }).fill('Buy ahead')
    await card.getByRole('button', { name: 'Enter', exact: true }).click()
    for (const one of [ada, bob]) {
      const table = measure(one, 'Cost per unit').getByRole('table')
      await expect(table.getByRole('row', { name: /14 € 2 € above target: missed/ })).toBeVisible({
        timeout: AT_ONCE,
      })
      await expect(table.getByText('Why: Beans rose')).toBeVisible()
      await expect(
        measure(one, 'Cost per unit').getByRole('img', { name: /Chart of Cost per unit: 1 reading/ }),
      ).toBeVisible()
    }
    await expectAccessibleInBothThemes(ada.page)
  })

  await test.step('without the server what is typed stays, with a sentence, and is entered later', async () => {
    const card = measure(ada, 'Cost per unit')
    await ada.page.route('**/readings', (route) => route.abort())
    await enter(card, '11.5')
    await expect(card.getByRole('alert')).toContainText('What you typed stays here')
    await ada.page.keyboard.press('Escape')
    await ada.canvas.chooseAction(NOTE, 'Open details')
    await expect(card.getByRole('textbox', { name: 'Value in €' })).toHaveValue('11.5')
    await ada.page.unroute('**/readings')
    await card.getByRole('button', { name: 'Enter', exact: true }).click()
    await expect(measure(bob, 'Cost per unit').getByText(/Planned 12 €, measured 11.5 €/)).toBeVisible({
      timeout: AT_ONCE,
    })
  })
})

test('a signal is put onto notes by mouse and by keyboard, a trigger is raised and dealt with, and both see it', async ({
  person,
}) => {
  const [ada, bob] = await startTogether(person, ['Ada', 'Bob'])
  for (const { page } of [ada, bob]) await page.setViewportSize(WIDE)
  await ada.canvas.addNotes('Key Activities', [NOTE])
  await ada.canvas.addNotes('Customer Segments', ['Offices'])
  for (const one of [ada, bob]) {
    await one.page.getByRole('banner').getByRole('button', { name: 'More', exact: true }).click()
    await one.canvas.menuItem('Signals and reviews').click()
  }

  await test.step('what one writes the other reads, by kind', async () => {
    await tray(ada).getByRole('button', { name: 'Add a signal' }).click()
    await expect(tray(ada).getByRole('textbox', { name: 'What we heard or saw' })).toBeFocused()
    await ada.page.keyboard.type('Offices ask for decaf')
    await tray(ada).getByRole('combobox', { name: 'Kind' }).selectOption('Gap')
    await tray(ada).getByRole('button', { name: 'Done' }).click()
    await expect(signal(bob, 'Offices ask for decaf').getByText('Gap')).toBeVisible({ timeout: AT_ONCE })
  })

  await test.step('dragged onto a note, and ticked in the list', async () => {
    await drag(ada, signal(ada, 'Offices ask for decaf'), ada.canvas.note('Offices'))
    await expect(
      signal(bob, 'Offices ask for decaf').getByRole('button', { name: 'Open the details: Offices' }),
    ).toBeVisible({ timeout: AT_ONCE })
    await signal(bob, 'Offices ask for decaf')
      .getByRole('button', { name: /^Link to notes/ })
      .press('Enter')
    const picker = bob.page.getByRole('dialog')
    await expect(picker.getByRole('textbox', { name: 'Find a note' })).toBeFocused()
    await bob.page.keyboard.type('roast')
    await bob.page.keyboard.press('Tab')
    await bob.page.keyboard.press('Space')
    await expect(picker.getByRole('checkbox', { name: NOTE })).toBeChecked()
    await bob.page.keyboard.press('Escape')
    const chip = signal(ada, 'Offices ask for decaf').getByRole('button', {
      name: `Open the details: ${NOTE}`,
    })
    await expect(chip).toBeVisible({ timeout: AT_ONCE })
    await expectAccessibleInBothThemes(ada.page)
    await chip.click()
    await expect(details(ada).getByText('1 signal, and no review has looked at it yet.')).toBeVisible()
    await ada.page.keyboard.press('Escape')
  })

  await test.step('a trigger on a note waits at both until one has dealt with it', async () => {
    await ada.canvas.chooseAction(NOTE, 'Raise a trigger…')
    await expect(tray(ada).getByRole('textbox', { name: 'What happened' })).toBeFocused()
    await ada.page.keyboard.type('A chain opened next door')
    await tray(ada).getByRole('combobox', { name: 'What has changed' }).selectOption('A new rival')
    await tray(ada).getByRole('button', { name: 'Raise it' }).click()
    const waits = tray(bob).getByRole('listitem').filter({ hasText: 'A chain opened next door' })
    await expect(waits.getByRole('button', { name: `About “${NOTE}”` })).toBeVisible({ timeout: AT_ONCE })
    await waits.getByRole('button', { name: 'Mark as dealt with: A chain opened next door' }).click()
    await expect(tray(ada).getByText('A chain opened next door')).toHaveCount(0, { timeout: AT_ONCE })
    await expect(tray(ada).getByRole('button', { name: 'Show 1 dealt with' })).toBeVisible()
  })

  await test.step('the canvas is looked over, and says at both when next', async () => {
    await tray(ada).getByRole('combobox', { name: 'Look over the canvas' }).selectOption('Every month')
    await tray(bob).getByRole('button', { name: 'Reviewed today' }).click()
    for (const one of [ada, bob])
      await expect(tray(one).getByText(/^Last reviewed on/)).toBeVisible({ timeout: AT_ONCE })
    await expect(tray(bob).getByRole('combobox', { name: 'Look over the canvas' })).toHaveValue('monthly')
  })
})
