/** The same live canvas as lists: read by headings, worked by buttons alone, beside somebody who works on the sheet. */
import type { Locator } from '@playwright/test'
import { BLOCKS_IN_GUIDED_ORDER } from '@ninefold/shared'
import { expectAccessibleInBothThemes } from '../support/axe.ts'
import { fillWithLinks } from '../support/linked-example.ts'
import { AT_ONCE, startTogether } from '../support/team.ts'
import { expect, test, type Person } from '../support/test.ts'

const ROAST = 'Roast to order, twice a week'
const CUP = 'Cup and choose each new crop'
const TUNE = 'Set up and tune office machines'
const PORTAL = 'Run the subscription portal'

/** Presses Tab, and nothing else, until something has the focus. */
async function tabTo({ page }: Person, target: Locator): Promise<void> {
  const wanted = await target.elementHandle()
  for (let i = 0; i < 60; i++) {
    if (await wanted?.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

const press = async (person: Person, target: Locator): Promise<void> => {
  await tabTo(person, target)
  await person.page.keyboard.press('Enter')
}

const buttonOf = ({ canvas }: Person, note: string, name: string): Locator =>
  canvas.note(note).getByRole('button', { name, exact: true })

test('somebody with a keyboard and a screen reader works in lists while another works on the sheet', async ({
  person,
  server,
}) => {
  const [owner, ana] = await startTogether(person, ['Owner', 'Ana'])
  await fillWithLinks(server, owner)
  const { page, canvas } = ana
  const heading = (block: string): Locator =>
    page.getByRole('heading', { level: 3, name: new RegExp(`^\\d ${block},`) })
  const said = page.locator('[aria-live=polite]').last()
  const skip = page.getByRole('link', { name: 'Skip to Key Activities' })

  await test.step('nine headings in guided order say what each block holds', async () => {
    await press(ana, page.getByRole('button', { name: 'List', exact: true }))
    await expect(heading('Key Activities')).toHaveAccessibleName('7 Key Activities, 4 items, 3 findings')
    const blocks = await page.getByRole('heading', { level: 3 }).allInnerTexts()
    expect(blocks.map((text) => text.split(/,|\n/)[0])).toEqual(
      BLOCKS_IN_GUIDED_ORDER.map(({ order, name }) => `${order} ${name}`),
    )
    await expect(page.getByRole('heading', { level: 4 })).toHaveCount(26)
  })

  await test.step('a note says in words what it is, what it is linked to and what was found', async () => {
    const portal = canvas.note(PORTAL)
    await expect(portal.getByRole('heading', { name: PORTAL })).toBeVisible()
    await expect(portal).toContainText('Platform or network')
    await expect(portal).toContainText('supports Web shop with subscriptions')
    await expect(portal).toContainText('What does Run the subscription portal run on?')
    await expectAccessibleInBothThemes(page)
  })

  await test.step('the skip link leads to Key Activities; a note is written in place, and seen at once', async () => {
    await skip.focus()
    await page.keyboard.press('Enter')
    await expect(heading('Key Activities')).toBeFocused()
    await press(ana, buttonOf(ana, ROAST, 'Edit'))
    await expect(canvas.editor).toBeFocused()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type(', by hand')
    await expect(owner.canvas.note(`${ROAST}, by hand`).getByLabel('Ana is writing')).toBeVisible({
      timeout: AT_ONCE,
    })
    await page.keyboard.press('Escape')
    await expect(canvas.note(`${ROAST}, by hand`)).toBeFocused()
  })

  await test.step('what others do to other notes moves no focus, and is said in one sentence', async () => {
    await skip.focus()
    await press(ana, page.getByRole('button', { name: 'All', exact: true }))
    await skip.focus()
    await page.keyboard.press('Enter')
    await tabTo(ana, buttonOf(ana, TUNE, 'Details'))
    await owner.canvas.chooseAction(CUP, 'Delete')
    await expect(canvas.note(CUP)).toBeHidden({ timeout: AT_ONCE })
    await expect(buttonOf(ana, TUNE, 'Details')).toBeFocused()
    await expect(said).toHaveText(`Owner deleted “${CUP}” from Key Activities`)
  })

  await test.step('the focus goes along with a note that is moved, and to the next when it is deleted', async () => {
    await owner.canvas.chooseAction(TUNE, 'Move to…', 'Key Resources')
    await expect(canvas.block('Key Resources').getByRole('listitem', { name: TUNE })).toBeVisible({
      timeout: AT_ONCE,
    })
    await expect(buttonOf(ana, TUNE, 'Details')).toBeFocused()
    await expect(said).toHaveText(`Owner moved “${TUNE}” to Key Resources`)
    await owner.canvas.chooseAction(TUNE, 'Delete')
    await expect(buttonOf(ana, 'Direct contracts with growers', 'Details')).toBeFocused({ timeout: AT_ONCE })
  })

  await test.step('a note is judged and moved by buttons, added and deleted, each seen on the sheet', async () => {
    await skip.focus()
    await page.keyboard.press('Enter')
    await press(ana, buttonOf(ana, PORTAL, 'More…'))
    await press(ana, buttonOf(ana, PORTAL, 'Essential'))
    await expect(buttonOf(ana, PORTAL, 'Essential')).toHaveAttribute('aria-pressed', 'true')
    await expect(canvas.note(PORTAL)).toContainText('Essential')
    await skip.focus()
    await page.keyboard.press('Enter')
    await press(ana, buttonOf(ana, PORTAL, 'Move to…'))
    const dialog = page.getByRole('dialog', { name: `Move “${PORTAL}”` })
    await press(ana, dialog.getByRole('button', { name: 'One up', exact: true }))
    await owner.canvas.expectNotes('Key Activities', [PORTAL, `${ROAST}, by hand`], AT_ONCE)
    await press(ana, dialog.getByRole('button', { name: '3 Channels', exact: true }))
    await expect(dialog).toBeHidden()
    await expect(buttonOf(ana, PORTAL, 'Move to…')).toBeFocused()
    await owner.canvas.expectNotes('Key Activities', [`${ROAST}, by hand`], AT_ONCE)
    await skip.focus()
    await page.keyboard.press('Enter')
    await press(ana, canvas.block('Key Activities').getByRole('button', { name: /^Add note/ }))
    await page.keyboard.type('Pack')
    await page.keyboard.press('Escape')
    await owner.canvas.expectNotes('Key Activities', [`${ROAST}, by hand`, 'Pack'], AT_ONCE)
    await press(ana, buttonOf(ana, 'Pack', 'Delete'))
    await owner.canvas.expectNotes('Key Activities', [`${ROAST}, by hand`], AT_ONCE)
    await expect(canvas.note(`${ROAST}, by hand`)).toBeFocused()
  })

  await test.step('a lock is said in words and takes the buttons along, the focus stays; the choice is kept', async () => {
    await tabTo(ana, buttonOf(ana, `${ROAST}, by hand`, 'Edit'))
    await owner.canvas.button('Block actions: Key Activities').click()
    await owner.canvas.menuItem('Lock this block').click()
    await expect(canvas.block('Key Activities')).toContainText(
      'Key Activities is locked. You can read here, not write.',
      { timeout: AT_ONCE },
    )
    await expect(buttonOf(ana, `${ROAST}, by hand`, 'Edit')).toBeHidden()
    await expect(canvas.note(`${ROAST}, by hand`)).toBeFocused()
    await page.goto(new URL(page.url()).pathname)
    await expect(heading('Key Activities')).toBeVisible()
  })
})
