/** Templates and examples: where a canvas begins when it does not begin empty, and what there is to learn from. */
import { exampleContent, templateGhosts } from '@ninefold/shared/catalogue/content'
import { expectAccessibleInBothThemes } from '../support/axe.ts'
import { expect, phone, test } from '../support/test.ts'

test('the start page shows five templates and seven examples, and axe finds nothing on it', async ({
  person,
}) => {
  const { page } = await person('Newcomer')
  await page.goto('/')
  await expect(page.getByRole('list', { name: 'Templates' }).getByRole('listitem')).toHaveCount(5)
  const examples = page.getByRole('list', { name: 'Examples' })
  await expect(examples.getByRole('listitem')).toHaveCount(7)
  await expect(examples.getByRole('listitem').filter({ hasText: 'LinkedIn' })).toContainText('not endorsed')
  await expect(examples.getByRole('listitem').filter({ hasText: 'Harbour Ops' })).not.toContainText(
    'endorsed',
  )
  await expectAccessibleInBothThemes(page)
})

test('a template starts a canvas of its type, whose notes are suggestions and count as nothing', async ({
  person,
}) => {
  const { page, canvas } = await person('Owner')
  await page.goto('/')
  await canvas.button('Use template: Manufacturing').click()
  await canvas.expectSaved()
  const content = await canvas.content()
  expect(content.meta).toMatchObject({ title: '', businessType: 'manufacturing' })
  expect(content.notes.map(({ text, ghost }) => ({ text, ghost }))).toEqual(
    templateGhosts('manufacturing')?.notes.map(({ text }) => ({ text, ghost: true })),
  )
  await page.goto('/')
  const mine = page.getByRole('list', { name: 'Your canvases' }).getByRole('listitem')
  await expect(mine).toContainText('no notes yet')
})

test('an example can be read without a canvas: a note tells its links, and leads along them', async ({
  person,
}) => {
  const { page, faults } = await person('Reader')
  await page.goto('/')
  await page.getByRole('link', { name: 'Open example: Hosiery maker' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hosiery maker')
  await expect(page.getByText('Illustration from published teaching cases, not endorsed')).toBeVisible()
  await expect(page.getByRole('main').getByRole('region')).toHaveCount(9)
  const run = page.getByRole('button', { name: /^Run and control knitting production/ })
  await run.press('Enter')
  await expect(run).toHaveAttribute('aria-expanded', 'true')
  const chips = page.getByRole('list', { name: 'Links of Run and control knitting production' })
  await expect(chips.getByRole('listitem').first()).toHaveText(
    'makes possible Lasts longer, so fewer replacements to buy',
  )
  await expect(page.getByText('Cost per pair')).toBeVisible()
  await chips.getByRole('button', { name: 'needs Knitting machines and plant' }).click()
  const machines = page.getByRole('button', { name: /^Knitting machines and plant/ })
  await expect(machines).toBeFocused()
  await expect(machines).toHaveAttribute('aria-expanded', 'true')
  await expect(run).toHaveAttribute('aria-expanded', 'false')
  await expectAccessibleInBothThemes(page)
  expect(faults).toEqual([])
})

test('a copy of an example is a canvas of one’s own, with its notes, links and measures', async ({
  person,
}) => {
  const { page, canvas } = await person('Owner')
  await page.goto('/e/aea')
  await canvas.button('Make a copy').click()
  await canvas.expectSaved()
  await expect(page).toHaveTitle('Copy of Agile Enterprise Architecture · Ninefold')
  const example = exampleContent('aea')
  const copy = await canvas.content()
  expect(copy.notes).toEqual(example?.notes)
  expect(copy.links).toHaveLength(example?.links.length ?? 0)
  expect(copy.kpis).toHaveLength(example?.kpis.length ?? 0)
})

test('the activities of an example can be guessed: hidden with all that leads to them, then told', async ({
  person,
}) => {
  const { page, canvas } = await person('Player')
  await page.goto('/e/jiffylube')
  await canvas.button('Guess the activities').click()
  const activities = page.getByRole('region', { name: 'Key Activities' })
  await expect(activities).toContainText('5 activities are hidden.')
  await page.getByRole('button', { name: /^Trained technicians/ }).click()
  await expect(page.getByRole('main')).not.toContainText('Train technicians')
  const field = page.getByRole('textbox', { name: 'An activity' })
  for (const guess of ['Oil changes', 'Washing cars', 'Training technicians']) {
    await field.fill(guess)
    await field.press('Enter')
  }
  await expect(page.getByRole('list', { name: 'Your guesses' }).getByRole('listitem')).toHaveCount(3)
  await expectAccessibleInBothThemes(page)
  await canvas.button('Reveal').click()
  await expect(page.getByText('You found 2 of 5')).toBeVisible()
  await expect(activities).toContainText('You said: Oil changes')
  await expect(page.getByText('Washing cars')).toBeVisible()
  await canvas.button('I meant this: Do other maintenance work').click()
  await expect(page.getByText('You found 3 of 5')).toBeVisible()
  await expectAccessibleInBothThemes(page)
  await canvas.button('Stop guessing').click()
  await expect(activities.getByRole('listitem')).toHaveCount(5)
})

test('the faults of the teaching canvas can be marked and are told, on a phone too', async ({ person }) => {
  const { page, canvas } = await person('Player', phone)
  await page.goto('/e/gadgetgarden')
  await page.getByRole('button', { name: /^Everyone/ }).click()
  await page.getByRole('button', { name: /^Online shop/ }).click()
  await canvas.button('Mark this block: Customer Relationships').click()
  await expect(page.getByText('3 places marked')).toBeVisible()
  await expectAccessibleInBothThemes(page)
  await canvas.button('Show the faults').click()
  await expect(page.getByRole('status').filter({ hasText: 'You found 2 of 15 places' })).toBeInViewport()
  await expect(page.getByText('Everything is done in-house', { exact: false })).toBeVisible()
  const segments = page.getByRole('region', { name: 'Customer Segments' })
  await expect(segments).toContainText('Nothing is offered to this segment.')
  await expect(page.getByRole('region', { name: 'Channels' })).toContainText('nothing is wrong here')
  await expect(page.getByRole('region', { name: 'Customer Relationships' })).toContainText(
    'the block is empty',
  )
  await expectAccessibleInBothThemes(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('an address that names no example leads nowhere', async ({ person }) => {
  const { page } = await person('Lost')
  const response = await page.goto('/e/nothing')
  expect(response?.status()).toBe(404)
})
