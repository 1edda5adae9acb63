import type { Locator } from '@playwright/test'
import { expectAccessibleInBothThemes } from '../support/axe.ts'
import { AT_ONCE } from '../support/team.ts'
import { expect, phone, test, type Person } from '../support/test.ts'

/** The open details of a note. */
const details = ({ page }: Person, note: string): Locator =>
  page.getByRole('region', { name: `Details: ${note}`, exact: true })

/** Opens them by the menu of the note. */
async function open(person: Person, note: string): Promise<Locator> {
  await person.canvas.chooseAction(note, 'Open details')
  await expect(details(person, note)).toBeFocused()
  return details(person, note)
}

const option = (region: Locator, group: string, name: string): Locator =>
  region.getByRole('group', { name: group, exact: true }).getByRole('button', { name, exact: true })

/** Two people on one canvas with one activity: the second has a phone. */
async function withActivity(
  person: (name: string, options?: object) => Promise<Person>,
  text = 'Roast to order',
): Promise<readonly [Person, Person]> {
  const [ada, bob] = await Promise.all([person('Ada'), person('Bob', phone)])
  await ada.startCanvas()
  await ada.canvas.addNotes('Key Activities', [text])
  await bob.joinByLink(await ada.shareLink())
  await bob.canvas.switchTo('Key Activities')
  return [ada, bob]
}

test('two people have the details of one note open, and each sees what the other chooses and who is there', async ({
  person,
}) => {
  const [ada, bob] = await withActivity(person)
  const [hers, his] = [await open(ada, 'Roast to order'), await open(bob, 'Roast to order')]
  await expect(hers.getByRole('img', { name: 'Bob is here too' })).toBeVisible({ timeout: AT_ONCE })
  await expect(ada.page.getByLabel('Bob is writing')).toHaveCount(0)

  await option(hers, 'Category', 'Production').click()
  await expect(option(his, 'Category', 'Production')).toHaveAttribute('aria-pressed', 'true', {
    timeout: AT_ONCE,
  })
  await option(his, 'Importance', 'Essential').tap()
  await expect(option(hers, 'Importance', 'Essential')).toHaveAttribute('aria-pressed', 'true', {
    timeout: AT_ONCE,
  })

  // What somebody is typing stays, whatever arrives meanwhile, and so does their place in it.
  const responsible = hers.getByRole('combobox', { name: 'Responsible' })
  await responsible.click()
  await ada.page.keyboard.type('Gra')
  await option(his, 'Who does it', 'In-house').tap()
  await expect(option(hers, 'Who does it', 'In-house')).toHaveAttribute('aria-pressed', 'true', {
    timeout: AT_ONCE,
  })
  await expect(responsible).toBeFocused()
  await ada.page.keyboard.type('ce')
  await ada.page.keyboard.press('Enter')
  await expect(his.getByRole('combobox', { name: 'Responsible' })).toHaveValue('Grace', { timeout: AT_ONCE })
  await responsible.fill('bo')
  await hers.getByRole('option', { name: 'Bob' }).click()
  await expect(his.getByRole('combobox', { name: 'Responsible' })).toHaveValue('Bob', { timeout: AT_ONCE })

  // To look is not to write.
  await expect(ada.page.getByLabel('Bob is writing')).toHaveCount(0)
  await his.getByRole('textbox', { name: 'Share of effort', exact: true }).fill('30')
  await expect(ada.page.getByLabel('Bob is writing')).toHaveCount(1, { timeout: AT_ONCE })
  await option(his, 'Category', 'Production').focus()
  await expect(ada.page.getByLabel('Bob is writing')).toHaveCount(0, { timeout: AT_ONCE })

  await ada.canvas.expectSaved()
  expect((await ada.canvas.content()).notes[0]).toMatchObject({
    category: 'production',
    importance: 'essential',
    sourcing: 'in_house',
  })
})

test('a share of effort above 100 % is refused where it is typed, and the others are added up', async ({
  person,
}) => {
  const [ada, bob] = await withActivity(person)
  await ada.canvas.addNotes('Key Activities', ['Ship orders'])
  const shipping = await open(ada, 'Ship orders')
  const share = shipping.getByRole('textbox', { name: 'Share of effort', exact: true })
  await share.fill('30')
  await share.press('Enter')
  const his = await open(bob, 'Roast to order')
  await expect(his.getByText('The others take 30 %, 70 % are left.')).toBeVisible({ timeout: AT_ONCE })

  await share.fill('101')
  await expect(shipping.getByRole('alert')).toHaveText('One activity can take 100 % of the effort at most.')
  await expect(share).toHaveAttribute('aria-invalid', 'true')
  await share.press('Escape')
  await expect(share).toHaveValue('30')
  await expect(shipping.getByRole('alert')).toBeHidden()

  await his.getByRole('slider').fill('80')
  await expect(his.getByText('With the others that makes 110 %: 10 more than there is.')).toBeVisible()
  await expect(shipping.getByText('With the others that makes 110 %: 10 more than there is.')).toBeVisible({
    timeout: AT_ONCE,
  })
})

test('undo takes back one’s own choices one by one, and never the other’s', async ({ person }) => {
  const [ada, bob] = await withActivity(person)
  const [hers, his] = [await open(ada, 'Roast to order'), await open(bob, 'Roast to order')]
  await option(hers, 'Category', 'Production').click()
  await option(his, 'Importance', 'Supporting').tap()
  await option(hers, 'Who does it', 'Mixed').click()
  await expect(option(hers, 'Importance', 'Supporting')).toHaveAttribute('aria-pressed', 'true', {
    timeout: AT_ONCE,
  })
  await ada.page.keyboard.press('ControlOrMeta+z')
  await expect(option(hers, 'Who does it', 'Mixed')).toHaveAttribute('aria-pressed', 'false')
  await expect(option(hers, 'Category', 'Production')).toHaveAttribute('aria-pressed', 'true')
  await ada.page.keyboard.press('ControlOrMeta+z')
  await expect(option(hers, 'Category', 'Production')).toHaveAttribute('aria-pressed', 'false')
  await expect(option(hers, 'Importance', 'Supporting')).toHaveAttribute('aria-pressed', 'true')
})

test('everything can be done by keyboard, and Escape gives the focus back to the note', async ({
  person,
}) => {
  const ada = await person('Ada')
  await ada.startCanvas()
  await ada.canvas.addNotes('Key Activities', ['Roast to order'])
  const { keyboard } = ada.page
  await ada.canvas.note('Roast to order').focus()
  await keyboard.press('Shift+Enter')
  const region = details(ada, 'Roast to order')
  await expect(region).toBeFocused()
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await expect(region.getByRole('textbox', { name: 'Text of the note' })).toBeFocused()
  await keyboard.press('Tab')
  await expect(option(region, 'Category', 'Production')).toBeFocused()
  await keyboard.press('ArrowRight')
  await keyboard.press('Space')
  await expect(option(region, 'Category', 'Problem solving')).toHaveAttribute('aria-pressed', 'true')
  // What goes with a category stands behind it, closed.
  await keyboard.press('Tab')
  await expect(region.locator('summary', { hasText: 'Typical activities' })).toBeFocused()
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await expect(option(region, 'Importance', 'Essential')).toBeFocused()
  await keyboard.press('Escape')
  await expect(region).toBeHidden()
  await expect(ada.canvas.note('Roast to order')).toBeFocused()
})

test('a function is found by a word, the usual ones of the business first', async ({ person }) => {
  const [ada, bob] = await withActivity(person)
  const region = await open(ada, 'Roast to order')
  await region.getByRole('button', { name: 'Add function' }).click()
  const picker = region.getByRole('combobox', { name: 'Function' })
  await expect(picker).toBeFocused()
  await picker.fill('stock')
  await ada.page.keyboard.press('Enter')
  await expect(picker).toHaveValue('Control stock')
  const his = await open(bob, 'Roast to order')
  await expect(his.getByRole('combobox', { name: 'Function' })).toHaveValue('Control stock', {
    timeout: AT_ONCE,
  })
  await picker.fill('no such thing')
  await picker.press('Enter')
  await expect(region.getByRole('alert')).toHaveText('Choose one from the list.')
})

test('who may only read sees what is said, and why it cannot be changed', async ({ person }) => {
  const [ada, bob] = await Promise.all([person('Ada'), person('Bob')])
  await ada.startCanvas()
  await ada.canvas.addNotes('Key Activities', ['Roast to order'])
  const hers = await open(ada, 'Roast to order')
  await option(hers, 'Importance', 'Essential').click()
  await bob.page.goto(await ada.shareLink('viewer'))
  await bob.page.getByRole('textbox', { name: 'Your name' }).fill('Bob')
  await bob.canvas.button('Join').click()
  await bob.canvas.note('Roast to order').dblclick()
  const his = details(bob, 'Roast to order')
  await expect(his.getByText('You can read this, not change it.')).toBeVisible()
  await expect(his.getByText('Essential', { exact: true })).toBeVisible()
  await expect(his.getByRole('textbox')).toHaveCount(0)
  await expect(his.getByRole('group')).toHaveCount(0)
  await expectAccessibleInBothThemes(bob.page)
})

test('axe finds nothing on the details of an activity, beside the sheet and on a phone', async ({
  person,
}) => {
  const [ada, bob] = await withActivity(person)
  const hers = await open(ada, 'Roast to order')
  await hers.getByRole('button', { name: 'More…' }).click()
  await open(bob, 'Roast to order')
  await expectAccessibleInBothThemes(ada.page)
  await expectAccessibleInBothThemes(bob.page)
})
