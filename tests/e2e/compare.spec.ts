/** A canvas copied as another perspective, and the two side by side: differences in words, live on the own side. */
import type { Locator } from '@playwright/test'
import { expectAccessibleInBothThemes } from '../support/axe.ts'
import { fillWithLinks } from '../support/linked-example.ts'
import { AT_ONCE } from '../support/team.ts'
import { expect, phone, test, type Person } from '../support/test.ts'

const ROAST = 'Roast to order, twice a week'
const CUP = 'Cup and choose each new crop'
const COURSES = 'Tastings and courses'

const view = ({ page }: Person): Locator => page.getByRole('region', { name: 'Two canvases side by side' })
const block = (person: Person, name: string): Locator =>
  view(person).getByRole('region', { name, exact: true })

async function fromMore({ canvas }: Person, item: string): Promise<void> {
  await canvas.button('More').click()
  await canvas.menuItem(item).click()
}

/** A copy as another perspective, made from the bar's menu; the page is then the copy's. */
async function duplicate(person: Person, perspective: string): Promise<string> {
  const { page, canvas } = person
  const original = canvas.id
  await fromMore(person, 'Duplicate as another perspective…')
  const dialog = page.getByRole('dialog', { name: 'Duplicate as another perspective' })
  await dialog.getByRole('radio', { name: perspective, exact: true }).check()
  await dialog.getByRole('button', { name: 'Create the copy' }).click()
  await page.waitForURL((url) => url.pathname.startsWith('/c/') && !url.pathname.endsWith(original))
  await canvas.expectSaved()
  return canvas.id
}

test('a copy as another perspective is held against what it was copied from, live, and the comparison can be passed on', async ({
  person,
  server,
}) => {
  const ada = await person('Ada', { viewport: { width: 1440, height: 900 } })
  const { page, canvas } = ada
  const base = await ada.startCanvas()
  await fillWithLinks(server, ada)

  await test.step('the copy holds everything, says what it shows beside its title, and so does the list', async () => {
    const before = await canvas.content()
    await expect(page.getByRole('button', { name: /^Perspective/ })).toHaveCount(0)
    const copy = await duplicate(ada, 'To be')
    const after = await canvas.content()
    expect(after.notes).toEqual(before.notes)
    expect(after.links.length).toBe(before.links.length)
    expect(after.meta).toMatchObject({ perspective: 'to_be', baseCanvasId: base })
    await expect(page.getByRole('textbox', { name: 'Canvas title' })).toHaveValue(/\(to be\)$/)
    await expect(canvas.button('Perspective: To be')).toBeVisible()
    const list = await ada.context.newPage()
    await list.goto('/')
    await expect(list.getByRole('article').filter({ hasText: '(to be)' })).toContainText(/To be\s+Changed/)
    await list.close()
    expect(copy).not.toBe(base)
  })

  const bo = await person('Bo')
  await test.step('nothing is different at first; the canvas it was copied from is offered first', async () => {
    await bo.joinByLink(await ada.shareLink())
    await fromMore(ada, 'Compare with another canvas…')
    const choice = view(ada).getByRole('combobox', { name: 'Compare with' })
    await expect(choice.locator('optgroup').first()).toHaveAttribute('label', 'It was copied from')
    await choice.selectOption({ index: 1 })
    await expect(block(ada, 'Key Activities')).toContainText('No differences.')
  })

  await test.step('what somebody else changes meanwhile is told in words, block by block', async () => {
    await bo.canvas.chooseAction(ROAST, 'Move to…', 'Key Partners')
    await bo.canvas.addNotes('Key Activities', ['Brew on the square'])
    await bo.canvas.edit(COURSES)
    await bo.page.keyboard.type(' for baristas')
    await bo.page.keyboard.press('Escape')
    await bo.canvas.chooseAction(CUP, 'Delete')
    await expect(block(ada, 'Key Activities')).toContainText('1 added, 1 removed, 1 moved to Key Partners', {
      timeout: AT_ONCE,
    })
    await expect(block(ada, 'Key Partners')).toContainText('1 moved from Key Activities')
    const row = block(ada, 'Revenue Streams').getByRole('row').last()
    await expect(row.getByRole('cell')).toContainText([COURSES, `${COURSES} for baristas`, 'Changed'])
    await expect(row.locator('ins')).toHaveText(/for baristas/)
    await expect(block(ada, 'Key Activities')).toContainText('Link removed: ')
    await expectAccessibleInBothThemes(page)
  })

  await test.step('a block can be looked at alone, and what is the same shown', async () => {
    await view(ada).getByRole('combobox', { name: 'Block', exact: true }).selectOption('Channels')
    await expect(view(ada).getByRole('heading', { level: 3 })).toHaveText(['Channels'])
    await expect(block(ada, 'Channels').getByRole('row')).toHaveCount(0)
    await view(ada).getByRole('checkbox', { name: 'Only differences' }).uncheck()
    await expect(block(ada, 'Channels').getByRole('row')).toHaveCount(1 + 3)
    await view(ada).getByRole('combobox', { name: 'Block', exact: true }).selectOption('all')
    await view(ada).getByRole('checkbox', { name: 'Only differences' }).check()
  })

  await test.step('the other canvas is read again', async () => {
    const { origin } = new URL(page.url())
    const edits = [{ op: 'addNote', blockId: 'channels', text: 'Stall at the fair' }]
    const path = `/api/canvases/${base}/content/edits`
    await ada.context.request.post(path, { data: { edits }, headers: { origin } })
    await view(ada).getByRole('button', { name: 'Read the other canvas again' }).click()
    await expect(block(ada, 'Channels')).toContainText('1 removed')
    await expect(block(ada, 'Channels').getByRole('row').last()).toContainText('Stall at the fair')
  })

  await test.step('who may read only one of the two is told so', async () => {
    await bo.page.goto('about:blank')
    await bo.page.goto(page.url())
    await expect(view(bo).getByRole('alert')).toHaveText(
      'You may not read the other canvas. Ask whoever owns it for a link to it.',
    )
  })

  await test.step('a note leads back to the sheet', async () => {
    await block(ada, 'Key Activities').getByRole('button', { name: 'Brew on the square' }).click()
    await expect(canvas.note('Brew on the square')).toBeFocused()
    await page.goBack()
    await expect(block(ada, 'Key Activities')).toContainText('1 added')
  })
})

test.describe('on a phone', () => {
  test.use(phone)

  test('a comparison is one column: the differences, or one canvas or the other', async ({ person }) => {
    const ada = await person('Ada')
    await ada.startCanvas()
    await ada.canvas.addNotes('Customer Segments', ['Schools', 'Offices'])
    await duplicate(ada, 'Scenario')
    await ada.canvas.chooseAction('Offices', 'Delete')
    await ada.canvas.addNotes('Customer Segments', ['Town halls'])
    await ada.canvas.expectSaved()
    await fromMore(ada, 'Compare with another canvas…')
    await view(ada).getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 1 })
    const segments = block(ada, 'Customer Segments')
    await expect(segments.getByRole('listitem')).toHaveText([/Removed\s*Offices/, /Added\s*Town halls/])
    await view(ada).getByRole('radio').nth(1).check()
    await expect(segments.getByRole('listitem')).toHaveText([/Schools/, /Offices/])
    await view(ada).getByRole('radio').nth(2).check()
    await expect(segments.getByRole('listitem')).toHaveText([/Schools/, /Town halls/])
    await expectAccessibleInBothThemes(ada.page)
  })
})
