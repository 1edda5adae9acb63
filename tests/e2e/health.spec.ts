/** Health: where the model does not hold together, live for everybody, each with a way to put it right. */
import type { Locator } from '@playwright/test'
import { expectAccessibleInBothThemes } from '../support/axe.ts'
import { AT_ONCE, startTogether } from '../support/team.ts'
import { expect, phone, test, type Person } from '../support/test.ts'

const WIDE = { width: 1440, height: 900 }
const NOT_OFFERED = 'Nothing is offered to Schools yet. Which proposition is for them?'
const NO_VALUE_FOR = 'Who is Class sets for?'

const button = ({ page }: Person): Locator => page.getByRole('button', { name: 'Health', exact: true })
const panel = ({ page }: Person): Locator => page.getByRole('region', { name: 'Health', exact: true })
const finding = (person: Person, message: string): Locator =>
  panel(person).getByRole('listitem').filter({ hasText: message })
const mark = (person: Person, note: string): Locator =>
  person.canvas.note(note).getByRole('button', { name: /Nothing is offered|Who is/ })

async function openHealth(person: Person): Promise<void> {
  await button(person).click()
  await expect(panel(person)).toBeFocused()
}

async function more(person: Person, message: string, item: string): Promise<void> {
  await finding(person, message)
    .getByRole('button', { name: `More for: ${message}` })
    .click()
  await person.canvas.menuItem(item).click()
}

test('what one person links is no finding any more at either, and what is waived is listed apart with its reason', async ({
  person,
}) => {
  const [owner, editor] = await startTogether(person, ['Owner', 'Editor'])
  const both = [owner, editor]
  // Wide enough for the panel to stand beside the sheet.
  for (const { page } of both) await page.setViewportSize(WIDE)
  await owner.canvas.addNotes('Customer Segments', ['Schools', 'Offices'])
  await owner.canvas.addNotes('Value Propositions', ['Class sets'])

  await test.step('nothing is marked on the sheet before somebody asks', async () => {
    await expect(button(owner)).toHaveAccessibleDescription(/findings$/)
    await expect(mark(owner, 'Schools')).toHaveCount(0)
  })

  await test.step('both see the finding, and who has asked sees a mark on the note', async () => {
    for (const one of both) {
      await openHealth(one)
      await expect(finding(one, NOT_OFFERED).first()).toBeVisible({ timeout: AT_ONCE })
      await expect(mark(one, 'Schools')).toBeVisible({ timeout: AT_ONCE })
    }
    await expectAccessibleInBothThemes(owner.page)
  })

  await test.step('its fix opens the picker with what can be linked, and the finding goes at both', async () => {
    await finding(owner, NOT_OFFERED).getByRole('button', { name: 'Link a proposition' }).first().click()
    const picker = owner.page.getByRole('dialog', { name: 'Links of “Schools”' })
    await expect(picker.getByRole('option', { name: /Class sets/ })).toBeVisible()
    await owner.page.keyboard.press('Enter')
    await owner.page.keyboard.press('Escape')
    for (const one of both) {
      await expect(finding(one, NOT_OFFERED)).toHaveCount(0, { timeout: AT_ONCE })
      await expect(finding(one, NO_VALUE_FOR)).toHaveCount(0, { timeout: AT_ONCE })
      await expect(mark(one, 'Schools')).toHaveCount(0, { timeout: AT_ONCE })
    }
  })

  const other = 'Nothing is offered to Offices yet. Which proposition is for them?'
  await test.step('a waiver needs a reason', async () => {
    await more(editor, other, 'Waive…')
    const form = panel(editor).getByRole('form', { name: `Waive: ${other}` })
    await expect(form.getByRole('textbox', { name: 'Reason' })).toBeFocused()
    await editor.page.keyboard.press('Enter')
    await expect(form.getByText('Say why, so that others can follow.')).toBeVisible()
    await editor.page.keyboard.type('Added next week')
    await editor.page.keyboard.press('Enter')
  })

  await test.step('then the finding is listed apart at both, with name, reason and end', async () => {
    for (const one of both) {
      await panel(one).getByText('1 waived').click({ timeout: AT_ONCE })
      const waived = finding(one, 'Added next week')
      await expect(waived).toContainText(other)
      await expect(waived).toContainText(/Editor.*, until the next review/)
      await expect(mark(one, 'Offices')).toHaveCount(0)
    }
  })

  await test.step('it ends when the note says something else', async () => {
    await owner.canvas.edit('Offices')
    await owner.page.keyboard.type(' in town')
    await owner.page.keyboard.press('Escape')
    for (const one of both)
      await expect(finding(one, 'Nothing is offered to Offices in town yet').first()).toBeVisible({
        timeout: AT_ONCE,
      })
  })
})

test('each fix leads to the right place, and can be taken back', async ({ person }) => {
  const owner = await person('Owner')
  await owner.startCanvas()
  const { page, canvas } = owner
  await page.setViewportSize(WIDE)
  await canvas.addNotes('Value Propositions', ['Class sets'])
  await canvas.addNotes('Key Activities', ['Factory'])
  await openHealth(owner)

  await test.step('details open at the field, and the panel is there again when they close', async () => {
    const message = 'Which pain does Class sets relieve, or which gain does it create?'
    await panel(owner).getByText('Coherence').click()
    await finding(owner, message).getByRole('button', { name: 'Add a pain or gain' }).first().click()
    const details = page.getByRole('region', { name: 'Details of Class sets' }).or(page.locator('.details'))
    await expect(details.first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(panel(owner)).toBeVisible()
  })

  await test.step('a note that sounds like a resource moves there', async () => {
    const message = 'Factory sounds like a resource. Move to Key Resources?'
    await finding(owner, message).getByRole('button', { name: 'Move to Key Resources' }).first().click()
    await canvas.expectBoard({ 'Value Propositions': ['Class sets'], 'Key Resources': ['Factory'] })
    await expect(finding(owner, message)).toHaveCount(0)
    await canvas.undoByToast()
    await canvas.expectBoard({ 'Value Propositions': ['Class sets'], 'Key Activities': ['Factory'] })
  })

  await test.step('Escape closes the panel, and the focus is on its button', async () => {
    await panel(owner).focus()
    await page.keyboard.press('Escape')
    await expect(panel(owner)).toHaveCount(0)
    await expect(button(owner)).toBeFocused()
  })
})

test.describe('on a phone', () => {
  test.use(phone)

  test('Health is a page of its own, and a fix leads out of it', async ({ person }) => {
    const owner = await person('Owner')
    await owner.startCanvas()
    await owner.canvas.addNotes('Customer Segments', ['Schools'])
    await button(owner).click()
    await expect(panel(owner)).toBeFocused()
    const box = await panel(owner).boundingBox()
    expect(box?.width).toBe(owner.page.viewportSize()?.width)
    await expectAccessibleInBothThemes(owner.page)
    await owner.page.keyboard.press('Escape')
    await expect(panel(owner)).toHaveCount(0)
  })
})
