import type { Locator } from '@playwright/test'
import { expectAccessibleInBothThemes } from '../support/axe.ts'
import { AT_ONCE } from '../support/team.ts'
import { expect, phone, test, type Person } from '../support/test.ts'

/** Two people with the details of one activity open, the second on a phone. */
async function inside(
  person: (name: string, options?: object) => Promise<Person>,
): Promise<{ ada: Person; bob: Person; hers: Locator; his: Locator }> {
  const [ada, bob] = await Promise.all([person('Ada'), person('Bob', phone)])
  await ada.startCanvas()
  await ada.canvas.addNotes('Key Activities', ['Roast'])
  await bob.joinByLink(await ada.shareLink())
  await bob.canvas.switchTo('Key Activities')
  const [hers, his] = [ada, bob].map(({ page }) =>
    page.getByRole('region', { name: 'Details: Roast', exact: true }),
  )
  for (const { canvas } of [ada, bob]) await canvas.chooseAction('Roast', 'Open details')
  return { ada, bob, hers: hers as Locator, his: his as Locator }
}

const stepsOf = (region: Locator): Promise<string[]> =>
  region
    .getByRole('textbox', { name: /^Step \d+$/ })
    .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value))

test('two people write, add and move the steps of one activity, and keep the field they type in', async ({
  person,
}) => {
  const { ada, bob, hers, his } = await inside(person)
  await hers.getByRole('button', { name: 'Add steps' }).click()
  await expect(hers.getByRole('textbox', { name: 'Step 1', exact: true })).toBeFocused()
  await ada.page.keyboard.type('Weigh')
  await ada.page.keyboard.press('Enter')
  await expect(hers.getByRole('textbox', { name: 'Step 2', exact: true })).toBeFocused()
  await ada.page.keyboard.type('Heat')
  await expect(his.getByRole('textbox', { name: 'Step 2', exact: true })).toHaveValue('Heat', {
    timeout: AT_ONCE,
  })

  await his.getByRole('textbox', { name: 'Step 1', exact: true }).tap()
  await bob.page.keyboard.press('End')
  await bob.page.keyboard.type(' it')
  await ada.page.keyboard.type(' up')
  await expect.poll(() => stepsOf(hers), { timeout: AT_ONCE }).toEqual(['Weigh it', 'Heat up'])
  await expect(hers.getByRole('textbox', { name: 'Step 2', exact: true })).toBeFocused()

  // Moved by somebody else while it is written in.
  await his.getByRole('button', { name: 'Move with the arrow keys: Heat up' }).focus()
  await bob.page.keyboard.press('ArrowUp')
  await expect.poll(() => stepsOf(hers), { timeout: AT_ONCE }).toEqual(['Heat up', 'Weigh it'])
  await expect(hers.getByRole('textbox', { name: 'Step 1', exact: true })).toBeFocused()
  await ada.page.keyboard.type(' well')
  await expect.poll(() => stepsOf(his), { timeout: AT_ONCE }).toEqual(['Heat up well', 'Weigh it'])

  await ada.canvas.expectSaved()
  const { procedures } = await ada.canvas.content()
  expect(procedures.map(({ steps }) => steps?.map(({ text }) => text))).toEqual([
    ['Heat up well', 'Weigh it'],
  ])
})

test('a risk says how bad it is in words, and what is done then', async ({ person }) => {
  const { hers, his } = await inside(person)
  await hers.getByRole('button', { name: 'Add risk' }).click()
  await hers.getByRole('textbox', { name: 'What could go wrong' }).fill('The roaster breaks')
  const scale = (region: Locator, name: string): Locator => region.getByRole('group', { name, exact: true })
  await scale(hers, 'How likely').getByRole('button', { name: '4' }).click()
  await scale(hers, 'How bad').getByRole('button', { name: '5' }).click()
  await expect(his.getByText('20 of 25: high')).toBeVisible({ timeout: AT_ONCE })
  await expect(his.getByText('Nothing is said yet about what we do then.')).toBeVisible()
  await his.getByRole('textbox', { name: 'What we do then' }).fill('Rent one')
  await expect(hers.getByRole('textbox', { name: 'What we do then' })).toHaveValue('Rent one', {
    timeout: AT_ONCE,
  })
  await expect(hers.getByText('Nothing is said yet about what we do then.')).toBeHidden()
})

test('break-even follows what both type, and what is no number is refused', async ({ person }) => {
  const { hers, his } = await inside(person)
  await hers.getByRole('button', { name: 'More…' }).click()
  await hers.getByRole('button', { name: 'Add capacity' }).click()
  const field = (region: Locator, name: string): Locator => region.getByRole('textbox', { name, exact: true })
  await field(hers, 'Fixed cost per period').fill('1000')
  await field(hers, 'Price of one').fill('15')
  await field(hers, 'Price of one').press('Enter')
  await expect(field(his, 'Price of one')).toHaveValue('15', { timeout: AT_ONCE })
  await field(his, 'Cost of one').fill('five')
  await expect(his.getByRole('alert')).toHaveText('Type a number.')
  await field(his, 'Cost of one').fill('5')
  await field(his, 'Cost of one').press('Enter')
  await expect(hers.getByRole('img', { name: /^Breaks even at 100 units per period\./ })).toBeVisible({
    timeout: AT_ONCE,
  })
  await field(hers, 'We can make per period').fill('80')
  await field(hers, 'We can make per period').press('Enter')
  await expect(his.getByText(/That is more than can be made\. .*200 are missing per period\./)).toBeVisible({
    timeout: AT_ONCE,
  })
})

test('the description is written together, and shown as what its Markdown means and nothing more', async ({
  person,
}) => {
  const { ada, bob, hers, his } = await inside(person)
  await hers.getByRole('button', { name: 'More…' }).click()
  await hers.getByRole('button', { name: 'Add description' }).click()
  await hers.getByRole('button', { name: 'Edit the description' }).click()
  const text = hers.getByRole('textbox', { name: 'Description' })
  await expect(text).toBeFocused()
  await ada.page.keyboard.type('Roast **slowly** <b>here</b>')
  await ada.page.keyboard.press('Enter')
  await ada.page.keyboard.type('[site](https://example.com)')
  await expect(his.getByText('slowly', { exact: true })).toBeVisible({ timeout: AT_ONCE })
  await expect(his.getByText('<b>')).toBeVisible()
  await expect(his.getByRole('link', { name: 'site' })).toHaveAttribute('href', 'https://example.com')
  await his.getByRole('button', { name: 'Edit the description' }).tap()
  await expect(his.getByRole('textbox', { name: 'Description' })).toContainText('**slowly**')
  await bob.page.keyboard.press('Escape')
  await expect(his).toBeVisible()
  await expect(his.getByRole('button', { name: 'Edit the description' })).toBeFocused()
})

test('axe finds nothing on steps, risks, experiments, capacity and value analysis', async ({ person }) => {
  const { ada, bob, hers } = await inside(person)
  await hers.getByRole('button', { name: 'More…' }).click()
  for (const name of [
    'steps',
    'risk',
    'experiment',
    'capacity',
    'value analysis',
    'people',
    'research',
    'dates',
  ])
    await hers.getByRole('button', { name: `Add ${name}`, exact: true }).click()
  await expect(hers.getByRole('table')).toBeVisible()
  await expectAccessibleInBothThemes(ada.page)
  await expectAccessibleInBothThemes(bob.page)
})
