/** The guided paths to key activities: a team goes them together, and what it answers is on the canvas. */
import { expectAccessible, expectAccessibleInBothThemes } from '../support/axe.ts'
import { fillWithLinks } from '../support/linked-example.ts'
import { AT_ONCE, startTogether } from '../support/team.ts'
import { expect, phone, test, type Person } from '../support/test.ts'

const ROAST = 'Roast to order, twice a week'
const PRICE = 'Price, farm and harvest printed on every bag'
const PORTAL = 'Run the subscription portal'

const view = ({ page }: Person, name: string) => page.getByRole('region', { name, exact: true })
const stops = ({ page }: Person) => page.getByRole('navigation', { name: 'Steps of this path' })

async function hasLink({ canvas }: Person, from: string, to: string): Promise<boolean> {
  const { notes, links } = await canvas.content()
  const id = (text: string): string | undefined => notes.find((note) => note.text === text)?.id
  return links.some(({ fromId, toId, kind }) => fromId === id(from) && toId === id(to) && kind === 'enables')
}

test('two people work backward from a proposition: one is seen, the other joins, and their answers are linked activities', async ({
  person,
  server,
}) => {
  const ana = await person('Ana')
  await ana.startCanvas()
  const bob = await person('Bob', phone)
  await bob.joinByLink(await ana.shareLink())
  await fillWithLinks(server, ana)
  const PATH = 'Work backward from a proposition'

  await test.step('by keys alone onto the path, to the first proposition that has no activity', async () => {
    await ana.canvas.button('More').focus()
    await ana.page.keyboard.press('Enter')
    await ana.canvas.menuItem('Find key activities').press('Enter')
    await ana.canvas.menuItem('Work backward from a proposition…').press('Enter')
    await expect(view(ana, PATH)).toContainText('2 of 3 propositions have an activity')
    await expect(stops(ana).locator('[aria-current=step]')).toHaveAccessibleName(
      new RegExp(`^${PRICE} No activity yet not begun`),
    )
  })

  await test.step('others see where, and join there', async () => {
    const invitation = bob.page.getByRole('region', { name: 'Others on a path' })
    await expect(invitation).toContainText(`Ana is working backward from ${PRICE}`, { timeout: AT_ONCE })
    await invitation.getByRole('button', { name: /^Join/ }).click()
    await expect(bob.page.getByRole('heading', { name: PRICE })).toBeVisible()
    await expect(invitation).toBeHidden()
    await expect(stops(ana).locator('[aria-current=step]')).toHaveAccessibleName(/here: Bob$/)
  })

  await test.step('an answer is a linked activity on all screens, and one undo takes it away', async () => {
    const field = ana.page.getByRole('textbox', { name: `Activity without which “${PRICE}” cannot exist` })
    await field.fill('Print lots on bags')
    await field.press('Enter')
    await expect(bob.page.getByRole('checkbox', { name: 'Print lots on bags' })).toBeChecked({
      timeout: AT_ONCE,
    })
    await expect(view(bob, PATH)).toContainText('3 of 3 propositions have an activity')
    expect(await hasLink(ana, 'Print lots on bags', PRICE)).toBe(true)
    await ana.canvas.step('Undo')
    await expect(view(bob, PATH)).toContainText('2 of 3 propositions have an activity')
  })

  await test.step('what is there already is ticked, by finger too, and never written twice', async () => {
    await bob.page.getByRole('checkbox', { name: PORTAL }).check()
    await expect(ana.page.getByRole('checkbox', { name: PORTAL })).toBeChecked({ timeout: AT_ONCE })
    const field = ana.page.getByRole('textbox', { name: /^Activity without which/ })
    await field.fill(`${ROAST.toUpperCase()} `)
    await field.press('Enter')
    await expect(ana.page.getByRole('checkbox', { name: ROAST })).toBeChecked()
    await expect.poll(() => hasLink(ana, ROAST, PRICE)).toBe(true)
    expect(
      (await ana.canvas.content()).notes.filter(({ text }) => /roast to order/i.test(text)),
    ).toHaveLength(1)
  })

  await test.step('Enter on an empty line goes on, to the rating that all share', async () => {
    await ana.page.getByRole('textbox', { name: /^Activity without which/ }).press('Enter')
    await expect(ana.page.getByRole('heading', { name: 'How different are we?' })).toBeFocused()
    const rate = ({ page }: Person) => page.getByRole('group', { name: `How different: ${ROAST}` })
    await bob.page.getByRole('button', { name: 'Next' }).tap()
    await expect(rate(bob).getByRole('radio', { name: '4', exact: true })).toBeChecked()
    await rate(ana).getByRole('radio', { name: '4', exact: true }).focus()
    await ana.page.keyboard.press('ArrowRight')
    await expect(rate(bob).getByRole('radio', { name: /^5,/ })).toBeChecked({ timeout: AT_ONCE })
    await expectAccessibleInBothThemes(ana.page)
    await expectAccessibleInBothThemes(bob.page)
  })

  await test.step('it survives a reload, and at its end the sheet is there again', async () => {
    await ana.page.reload()
    await expect(view(ana, PATH)).toContainText('3 of 3 propositions have an activity')
    await stops(ana)
      .getByRole('button', { name: /^How different/ })
      .click()
    await ana.canvas.button('Done').click()
    await expect(ana.canvas.note(ROAST)).toBeVisible()
    await expect(stops(ana)).toBeHidden()
  })
})

test('three steps: promises, people and cost, each as far as the canvas says', async ({ person, server }) => {
  const [ana, bob] = await startTogether(person, ['Ana', 'Bob'])
  await fillWithLinks(server, ana)
  await ana.canvas.button('More').click()
  await ana.canvas.menuItem('Find key activities').click()
  await ana.canvas.menuItem('Go through three steps…').click()
  const { page } = ana
  const step = (name: RegExp) => stops(ana).getByRole('button', { name })
  await expect(step(/^Start from/)).toHaveAccessibleName(/2 of 3 propositions have an activity begun/)

  await test.step('a segment tells what is behind serving, reaching and keeping it', async () => {
    await step(/^Go through/).click()
    await expect(step(/^Go through/)).toHaveAccessibleName(/0 of 2 segments are served, reached and kept/)
    const field = page.getByRole('textbox', {
      name: 'Activity behind “Tasting notes from the roaster with each parcel”',
    })
    await field.fill('Write tasting notes')
    await field.press('Enter')
    await expect(step(/^Go through/)).toHaveAccessibleName(/1 of 2 segments are served/)
    await expectAccessibleInBothThemes(page)
  })

  await test.step('an activity is weighed, and what is not worth it becomes part of another', async () => {
    await step(/^End with/).click()
    await page.getByRole('combobox', { name: `Importance of ${ROAST}` }).selectOption('Essential')
    await expect(step(/^End with/)).toHaveAccessibleName(/1 of 5 activities are weighed/)
    await page.getByRole('button', { name: 'Trim Write tasting notes' }).click()
    await ana.canvas.menuItem('Merge into').click()
    await ana.canvas.menuItem('Cup and choose each new crop').click()
    await expect(page.getByRole('button', { name: 'Trim Write tasting notes' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: `Trim ${PORTAL}` })).toBeFocused()
    await expect(bob.canvas.note('Write tasting notes')).toHaveCount(0, { timeout: AT_ONCE })
    await expect(step(/^Go through/)).toHaveAccessibleName(/1 of 2 segments are served/)
    await expectAccessibleInBothThemes(page)
  })

  await test.step('how a proposition fits a segment is told on their link, by both', async () => {
    await ana.canvas.button('Done').click()
    await ana.canvas.note('Home brewers who read the label').focus()
    await page.keyboard.press('l')
    await page.getByRole('button', { name: /^How it fits: A different/ }).click()
    const fit = page.getByRole('region', { name: /^Fit of A different/ })
    await expect(fit).toContainText('Begin with what they want done')
    await fit.getByRole('textbox', { name: 'Add: What they want done' }).fill('Brew well at home')
    await page.keyboard.press('Enter')
    await expect(fit).toContainText('nothing says yet which pain this eases')
    await fit.getByRole('textbox', { name: 'Add: Pains it eases' }).fill('Stale beans')
    await page.keyboard.press('Enter')
    await expect(fit).toContainText('Both sides are told')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    const notes = async () => (await bob.canvas.content()).notes
    await expect
      .poll(async () =>
        (await notes())
          .map(({ jobs, pains }) => jobs ?? pains ?? [])
          .flat()
          .sort(),
      )
      .toEqual(['Brew well at home', 'Stale beans'])
  })
})
