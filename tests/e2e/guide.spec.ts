/** The Guide: questions that are answered by notes, suggestions that are taken or left, and learning that acts. */
import type { Locator } from '@playwright/test'
import { expectAccessibleInBothThemes } from '../support/axe.ts'
import { AT_ONCE, startTogether } from '../support/team.ts'
import { expect, test, type Person } from '../support/test.ts'

const WIDE = { width: 1440, height: 900 }
const guide = ({ page }: Person): Locator => page.getByRole('region', { name: 'Guide', exact: true })
const question = (person: Person, text: string): Locator =>
  guide(person).getByRole('listitem', { name: text, exact: true })

/** Presses Tab until the focus is there, as somebody without a mouse does. */
async function tabTo({ page }: Person, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let i = 0; i < 60; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test('what one answers is ticked at both, and suggestions come and go for both, by keyboard and by mouse', async ({
  person,
}) => {
  const [ada, bob] = await startTogether(person, ['Ada', 'Bob'])
  for (const { page } of [ada, bob]) await page.setViewportSize(WIDE)

  await test.step('an empty canvas offers suggestions for its type of business, which count as nothing', async () => {
    const starter = ada.page.getByRole('region', { name: 'Begin with suggestions' })
    await starter
      .getByRole('combobox', { name: 'What kind of business is it?' })
      .selectOption('Manufacturing')
    await starter.getByRole('button', { name: 'Show suggestions' }).click()
    for (const one of [ada, bob]) {
      await expect(one.canvas.note('Manage stock').getByRole('button', { name: 'Accept' })).toBeVisible({
        timeout: AT_ONCE,
      })
      await expect(one.canvas.block('Key Activities').locator('.count')).toHaveCount(0)
    }
    await expect(starter).toBeHidden()
  })

  await test.step('Bob opens the Guide by a key, and answers a question without a mouse', async () => {
    await bob.canvas.note('Manage stock').focus()
    await bob.page.keyboard.press('g')
    await expect(guide(bob)).toBeFocused()
    await expect(guide(bob)).toContainText('What we must do well.')
    await expect(guide(bob)).toContainText('0 of 6 answered')
    const first = question(bob, 'Which activities do our propositions need?')
    await tabTo(bob, first.getByRole('button', { name: /^Answer: / }))
    await bob.page.keyboard.press('Enter')
    await bob.page.keyboard.type('Test each batch')
    await bob.page.keyboard.press('Enter')
    await expect(guide(bob)).toContainText('1 of 6 answered')
    await bob.page.keyboard.press('Escape')
    await expect(first.getByRole('button', { name: /^Answer again: / })).toBeFocused()
  })

  await test.step('Ada sees the note, and the tick when she opens the Guide at the block', async () => {
    await expect(ada.canvas.note('Test each batch')).toBeVisible({ timeout: AT_ONCE })
    await ada.canvas.block('Key Activities').hover()
    await ada.canvas.button('Block actions: Key Activities').click()
    await ada.canvas.menuItem('Guide to this block').click()
    await expect(guide(ada)).toContainText('1 of 6 answered')
    await expect(
      question(ada, 'Which activities do our propositions need?').getByRole('img', { name: 'Answered' }),
    ).toBeVisible()
    await expectAccessibleInBothThemes(ada.page)
  })

  await test.step('an illustration becomes a suggestion of Ada’s, and Bob accepts it by keyboard', async () => {
    await guide(ada).getByText('Production', { exact: true }).first().click()
    await guide(ada).getByRole('button', { name: 'Suggest: Make cars' }).click()
    const ghost = bob.canvas.note('Make cars')
    await expect(ghost).toBeVisible({ timeout: AT_ONCE })
    await ghost.focus()
    await bob.page.keyboard.press('Tab')
    await expect(ghost.getByRole('button', { name: 'Accept' })).toBeFocused()
    await bob.page.keyboard.press('Enter')
    await expect(ada.canvas.note('Make cars').getByRole('button', { name: 'Accept' })).toHaveCount(0, {
      timeout: AT_ONCE,
    })
  })

  await test.step('the details of a relationship offer what it entails; who says something of a suggestion accepts it', async () => {
    await ada.canvas.chooseAction('Trade support', 'Open details')
    const details = ada.page.getByRole('region', { name: 'Details: Trade support' })
    await details.getByText('Activities it usually entails').click()
    await details.getByRole('button', { name: 'Suggest: Look after key accounts' }).click()
    await expect(bob.canvas.note('Look after key accounts')).toBeVisible({ timeout: AT_ONCE })
    await details.getByRole('button', { name: 'Keep', exact: true }).click()
    await expect(bob.canvas.note('Trade support').getByRole('button', { name: 'Accept' })).toHaveCount(0, {
      timeout: AT_ONCE,
    })
    await ada.page.keyboard.press('Escape')
    await expect(guide(ada)).toBeVisible()
  })

  await test.step('one press removes the suggestions nobody took, and one brings them back', async () => {
    const remove = guide(ada).getByRole('button', { name: /^Remove \d+ suggestions$/ })
    await remove.click()
    await expect(bob.canvas.note('Manage stock')).toHaveCount(0, { timeout: AT_ONCE })
    for (const one of [ada, bob])
      await one.canvas.expectNotes('Key Activities', ['Test each batch', 'Make cars'])
    await ada.canvas.undoByToast()
    await expect(bob.canvas.note('Manage stock')).toBeVisible({ timeout: AT_ONCE })
    await remove.click()
    await expect(bob.canvas.note('Manage stock')).toHaveCount(0, { timeout: AT_ONCE })
  })

  await test.step('learning acts on this canvas: Bob sets categories from it without a mouse', async () => {
    await bob.canvas.note('Test each batch').focus()
    await bob.page.keyboard.press('g')
    await expect(guide(bob)).toBeFocused()
    const learn = guide(bob).getByRole('tab', { name: 'Learn' })
    await tabTo(bob, guide(bob).getByRole('tab', { name: 'This block' }))
    await bob.page.keyboard.press('ArrowRight')
    await expect(learn).toBeFocused()
    await bob.page.keyboard.press('Enter')
    await tabTo(bob, guide(bob).locator('summary', { hasText: 'Which kinds are there?' }))
    await bob.page.keyboard.press('Enter')
    await tabTo(bob, guide(bob).getByRole('button', { name: 'Set categories' }))
    await bob.page.keyboard.press('Enter')
    await expect(guide(bob)).toContainText('1 of 2 settled')
    const row = guide(bob).getByRole('group', { name: 'Choose for Test each batch' })
    await tabTo(bob, row.getByRole('button', { name: 'Production' }))
    await bob.page.keyboard.press('Enter')
    await expect(guide(bob)).toContainText('2 of 2 settled')
    await expect(ada.canvas.note('Test each batch')).toContainText('Production', { timeout: AT_ONCE })
    await bob.page.keyboard.press('Escape')
    await expect(guide(bob).getByRole('button', { name: 'Set categories' })).toBeFocused()
  })

  await test.step('a word of theirs is everybody’s', async () => {
    for (const one of [ada, bob]) await guide(one).getByRole('tab', { name: 'Our words' }).click()
    await guide(bob).getByRole('button', { name: 'Add a word' }).click()
    await bob.page.keyboard.type('Batch')
    await bob.page.keyboard.press('Tab')
    await bob.page.keyboard.type('What one oven bakes')
    await bob.page.keyboard.press('Enter')
    await expect(guide(ada)).toContainText('What one oven bakes', { timeout: AT_ONCE })
    await guide(ada).getByRole('button', { name: 'Remove: Batch' }).click()
    await expect(guide(bob)).toContainText('No words yet', { timeout: AT_ONCE })
    await bob.page.keyboard.press('Escape')
    await expect(guide(bob)).toBeHidden()
    await expect(bob.canvas.note('Test each batch')).toBeFocused()
  })
})

/** What each action of learning must lead to, by its button. */
const LEADS_TO: Readonly<Record<string, (person: Person) => Locator>> = {
  'Work backward from a proposition': ({ page }) =>
    page.getByRole('heading', { name: 'Work backward from a proposition' }),
  'Start the three steps': ({ page }) => page.getByRole('heading', { name: 'Three steps to key activities' }),
  'Show effort and cost': ({ page }) => page.getByRole('region', { name: 'Where effort and cost go' }),
  'Rate effort and differentiation': ({ page }) =>
    page.getByRole('region', { name: 'Effort and difference' }),
  'Show dependencies': ({ page }) => page.getByRole('region', { name: 'Activities and what they depend on' }),
  'Check wording': ({ page }) => page.getByRole('region', { name: 'Health' }).getByText('Check wording'),
  'Show missing links': ({ page }) =>
    page.getByRole('region', { name: 'Health' }).getByText('Show missing links'),
  'Raise a trigger': ({ page }) => page.getByRole('region', { name: 'Signals and reviews' }),
  'Plan the review': ({ page }) => page.getByRole('region', { name: 'Signals and reviews' }),
  ...Object.fromEntries(
    [
      ...['Prune', 'Set categories', 'Tell essential from nice to have', 'Show sourcing'],
      ...['Find work that repeats', 'Compare skills', 'Write down an improvement'],
      ...['Write down the steps', 'Add a measure'],
    ].map((label) => [label, (person: Person) => guide(person).getByRole('heading', { name: label })]),
  ),
}

test('every item of learning leads to something on this canvas', async ({ person }) => {
  const ada = await person('Ada')
  await ada.startCanvas()
  const { page, canvas } = ada
  await page.setViewportSize(WIDE)
  await canvas.addNotes('Key Activities', ['Factory', 'Pack parcels'])
  await canvas.addNotes('Value Propositions', ['Next-day parcels'])

  expect(Object.keys(LEADS_TO)).toHaveLength(18)
  for (const [label, leadsTo] of Object.entries(LEADS_TO))
    await test.step(label, async () => {
      await canvas.button('More').click()
      await canvas.menuItem('Guide').click()
      await guide(ada).getByRole('tab', { name: 'Learn' }).click()
      const button = guide(ada).getByRole('button', { name: label, exact: true }).first()
      // Its item is closed until somebody wants to read it.
      const item = guide(ada)
        .locator('details', { has: page.locator('.button', { hasText: label }) })
        .first()
      await item.locator('summary').click()
      await button.click()
      await expect(leadsTo(ada).first()).toBeVisible()
    })
})
