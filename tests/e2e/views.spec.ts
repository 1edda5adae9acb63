/** The views beside the sheet: what each shows, that it is live for everybody, and that hands, keys and fingers work it. */
import type { Locator } from '@playwright/test'
import { expectAccessibleInBothThemes } from '../support/axe.ts'
import { fillWithLinks } from '../support/linked-example.ts'
import { AT_ONCE, startTogether } from '../support/team.ts'
import { expect, phone, test, type Person } from '../support/test.ts'

const ROAST = 'Roast to order, twice a week'
const OFFICES = 'Offices of 20 to 200 people'
const PRICE = 'Price, farm and harvest printed on every bag'

/** Goes to a view by the switch in the bar. */
async function show({ page }: Person, view: 'Sheet' | 'Focus' | 'Matrix' | 'Map'): Promise<void> {
  await page
    .getByRole('navigation', { name: 'View', exact: true })
    .getByRole('button', { name: view })
    .click()
}

async function hasLink({ canvas }: Person, from: string, kind: string, to: string): Promise<boolean> {
  const { notes, links } = await canvas.content()
  const id = (text: string): string | undefined => notes.find((note) => note.text === text)?.id
  return links.some((link) => link.fromId === id(from) && link.kind === kind && link.toId === id(to))
}

/** The cell where a row and a column of the matrix meet, found by their headers. */
async function cell({ page }: Person, row: string, column: string): Promise<Locator> {
  const grid = page.getByRole('grid')
  const heads = await grid.locator('thead tr').last().locator('th').allInnerTexts()
  const at = heads.findIndex((text) => text.startsWith(column.slice(0, 12)))
  expect(at).toBeGreaterThan(0)
  return grid
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: row }) })
    .getByRole('gridcell')
    .nth(at - 1)
}

test('in the matrix a cell is a link: by mouse and by keys, and everybody sees it at once', async ({
  person,
  server,
}) => {
  const [owner, editor] = await startTogether(person, ['Owner', 'Editor'])
  await fillWithLinks(server, owner)
  for (const one of [owner, editor]) await show(one, 'Matrix')
  const { page } = owner
  const own = await cell(owner, ROAST, PRICE)
  const others = await cell(editor, ROAST, PRICE)

  await test.step('a click links, and again unlinks', async () => {
    await expect(own).toHaveAccessibleName('not linked')
    await own.click()
    for (const one of [own, others])
      await expect(one).toHaveAccessibleName('linked, Clear', { timeout: AT_ONCE })
    expect(await hasLink(owner, ROAST, 'enables', PRICE)).toBe(true)
    await own.click()
    await expect(others).toHaveAccessibleName('not linked', { timeout: AT_ONCE })
  })

  await test.step('arrows go from cell to cell, digits say how strongly, Space unlinks', async () => {
    await expect(own).toBeFocused()
    await page.keyboard.press('3')
    await expect(others).toHaveAccessibleName('linked, Strong', { timeout: AT_ONCE })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await expect(own).toBeFocused()
    await page.keyboard.press('1')
    await expect(others).toHaveAccessibleName('linked, Weak')
    await page.keyboard.press('Space')
    await expect(others).toHaveAccessibleName('not linked')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(others).toHaveAccessibleName('linked, Weak')
    await page.keyboard.press('Control+Home')
    await expect(await cell(owner, ROAST, 'A different single')).toBeFocused()
  })

  await test.step('axe finds nothing', async () => {
    await expectAccessibleInBothThemes(page)
  })

  await test.step('the address leads to the view, and N leads back to the sheet and a new note', async () => {
    expect(new URL(page.url()).hash).toBe('#view=matrix')
    await page.reload()
    await expect(page.getByRole('grid')).toBeVisible()
    await page.keyboard.press('n')
    await expect(owner.canvas.editor).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('grid')).toBeHidden()
    await page.goBack()
    await expect(page.getByRole('grid')).toBeVisible()
  })
})

test('a trace lights what a segment rests on, says its gaps, and follows what others change', async ({
  person,
  server,
}) => {
  const [owner, editor] = await startTogether(person, ['Owner', 'Editor'])
  await fillWithLinks(server, owner)
  const { page, canvas } = owner
  const trace = page.getByRole('region', { name: 'Trace', exact: true })
  const gap = 'Set up and tune office machines needs no resource yet'

  await test.step('T on a segment lights its chain and nothing else', async () => {
    await canvas.note(OFFICES).focus()
    await page.keyboard.press('t')
    await expect(trace).toBeVisible()
    await expect(canvas.note(ROAST)).toHaveAttribute('data-lit', 'yes')
    await expect(canvas.note('Machine maintenance partner')).toHaveAttribute('data-lit', 'yes')
    await expect(canvas.note('Home brewers who read the label')).not.toHaveAttribute('data-lit')
    await expect(canvas.note('Tastings and courses')).not.toHaveAttribute('data-lit')
    await expectAccessibleInBothThemes(page)
  })

  await test.step('a gap is a sentence with the way to close it, and closed by somebody else it goes', async () => {
    const gaps = trace.getByRole('list', { name: 'Gaps in the chain' })
    await expect(gaps.getByText(gap)).toBeVisible()
    await show(editor, 'Sheet')
    await editor.canvas.note('Set up and tune office machines').focus()
    await editor.page.keyboard.press('l')
    await editor.page.keyboard.type('graders')
    await expect(editor.page.getByRole('option').first()).toHaveText(/Two licensed/)
    await editor.page.keyboard.press('Enter')
    await expect(gaps.getByText(gap)).toBeHidden({ timeout: AT_ONCE })
    await trace.getByRole('button', { name: /^Link it: No channel delivers/ }).click()
    await page.getByRole('option', { name: 'Saturday bar at the roastery' }).click()
    await page.keyboard.press('Escape')
    await expect(trace.getByText('100% complete')).toBeVisible()
    await expect(canvas.note('Saturday bar at the roastery')).toHaveAttribute('data-lit', 'yes')
  })

  await test.step('Escape ends it', async () => {
    await canvas.note(ROAST).focus()
    await page.keyboard.press('Escape')
    await expect(trace).toBeHidden()
    await expect(canvas.note(ROAST)).not.toHaveAttribute('data-lit')
  })
})

test('on a phone the matrix is one activity with a switch for each note', async ({ person, server }) => {
  const owner = await person('Owner', phone)
  await owner.startCanvas()
  await fillWithLinks(server, owner)
  const { page, canvas } = owner
  await canvas.button('View').tap()
  await canvas.menuItem('Matrix').tap()
  const toggle = page.getByRole('switch', { name: PRICE })
  await expect(toggle).not.toBeChecked()
  await toggle.tap()
  await expect(toggle).toBeChecked()
  await expect.poll(() => hasLink(owner, ROAST, 'enables', PRICE)).toBe(true)
  await canvas.button('Next activity').tap()
  await expect(toggle).not.toBeChecked()
  await expectAccessibleInBothThemes(page)
  await page
    .getByRole('navigation', { name: 'Blocks', exact: true })
    .getByRole('button', { name: /^Key Partners/ })
    .tap()
  await expect(canvas.note('Machine maintenance partner')).toBeVisible()
})

test('the focus view shows where effort and cost go, refuses more than all, and moves points for everybody', async ({
  person,
  server,
}) => {
  const [owner, editor] = await startTogether(person, ['Owner', 'Editor'])
  await fillWithLinks(server, owner)
  for (const one of [owner, editor]) await show(one, 'Focus')
  const { page, canvas } = owner
  const effort = page.getByRole('spinbutton', { name: `Effort of ${ROAST} in per cent` })
  const point = (one: Person): Locator =>
    one.page.getByRole('button', { name: new RegExp(`^${ROAST}: effort`) })

  await test.step('efforts add up, and what costs more than it takes is said in words', async () => {
    const allocation = page.getByRole('region', { name: 'Where effort and cost go' })
    await expect(allocation.getByText('Adds up to 100%')).toBeVisible()
    await expect(allocation.getByText('€25,500.00 a month arises from activities')).toBeVisible()
    await expect(
      allocation.getByText(`${ROAST} causes 71% of the cost but takes 40% of the effort`),
    ).toBeVisible()
  })

  await test.step('more than all of the effort is refused where it is typed', async () => {
    await effort.fill('90')
    await effort.press('Tab')
    await expect(page.getByRole('alert')).toHaveText(/40% is left for this activity/)
    await effort.fill('35')
    await effort.press('Tab')
    await expect(page.getByRole('alert')).toBeHidden()
    await expect(point(editor)).toHaveAccessibleName(`${ROAST}: effort 35%, difference 4 of 5`, {
      timeout: AT_ONCE,
    })
  })

  await test.step('a point moves by keys and by hand, at everybody', async () => {
    await point(owner).focus()
    await page.keyboard.press('ArrowUp')
    await expect(point(editor)).toHaveAccessibleName(`${ROAST}: effort 35%, difference 5 of 5`, {
      timeout: AT_ONCE,
    })
    const box = await point(owner).boundingBox()
    if (!box) throw new Error('the point must be on screen')
    await page.mouse.move(box.x + 12, box.y + 12)
    await page.mouse.down()
    await page.mouse.move(box.x - 60, box.y + 190, { steps: 5 })
    await page.mouse.up()
    await expect(point(editor)).toHaveAccessibleName(/effort (1|2)\d%, difference [1-2] of 5/, {
      timeout: AT_ONCE,
    })
  })

  await test.step('the whole drag is taken back with one undo', async () => {
    await page.keyboard.press('ControlOrMeta+z')
    await expect(point(editor)).toHaveAccessibleName(`${ROAST}: effort 35%, difference 5 of 5`, {
      timeout: AT_ONCE,
    })
  })

  await test.step('axe finds nothing, and a neighbour leads to its note on the sheet', async () => {
    await expectAccessibleInBothThemes(page)
    await page.getByRole('button', { name: 'Go to 15 kg roaster and cupping lab' }).click()
    await expect(canvas.note('15 kg roaster and cupping lab')).toBeFocused()
  })
})

test('the map shows what comes first and names loops; by hand and in the table dependencies come and go for all', async ({
  person,
  server,
}) => {
  const [owner, editor] = await startTogether(person, ['Owner', 'Editor'])
  await fillWithLinks(server, owner)
  for (const one of [owner, editor]) await show(one, 'Map')
  const { page } = owner
  const CUP = 'Cup and choose each new crop'
  const PORTAL = 'Run the subscription portal'
  const node = (one: Person, name: string): Locator =>
    one.page.locator('.svelte-flow__node').filter({ hasText: name })

  await test.step('what comes first stands before what needs it, and says who waits', async () => {
    await expect(node(owner, CUP)).toHaveAccessibleName(`${CUP}: 1 activity waits for it`)
    await expect(node(owner, 'Set up and tune office machines')).toHaveAccessibleName(/: Bottleneck$/)
    const [first, then] = [await node(owner, CUP).boundingBox(), await node(owner, ROAST).boundingBox()]
    expect(first && then && first.x + first.width <= then.x).toBe(true)
    await expect(page.getByText('No loops')).toBeVisible()
  })

  await test.step('a dependency drawn from dot to dot is there for everybody', async () => {
    const from = await node(owner, ROAST).locator('.svelte-flow__handle.source').boundingBox()
    const to = await node(owner, PORTAL).locator('.svelte-flow__handle.target').boundingBox()
    if (!from || !to) throw new Error('both must be on screen')
    await page.mouse.move(from.x + 6, from.y + 6)
    await page.mouse.down()
    await page.mouse.move(to.x + 20, to.y + 20, { steps: 4 })
    await page.mouse.move(to.x + 6, to.y + 6, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => hasLink(owner, PORTAL, 'depends_on', ROAST)).toBe(true)
    await expect(node(editor, ROAST)).toHaveAccessibleName(`${ROAST}: 1 activity waits for it`, {
      timeout: AT_ONCE,
    })
  })

  await test.step('a loop is shown as one, with its members, and nothing is refused', async () => {
    await editor.page.getByRole('radio', { name: 'Table' }).check()
    await editor.canvas.button(`Add what ${CUP} needs first`).click()
    await editor.page.getByRole('option', { name: PORTAL }).first().click()
    await editor.page.keyboard.press('Escape')
    await expect(page.getByText('1 loop', { exact: true })).toBeVisible({ timeout: AT_ONCE })
    await expect(node(owner, CUP)).toHaveAccessibleName(/In a loop/)
    for (const one of [owner, editor]) await expectAccessibleInBothThemes(one.page)
  })

  await test.step('taken away in the table it is gone from the map, and comes back with undo', async () => {
    await editor.canvas.button(`Remove: ${CUP} needs ${PORTAL} first`).click()
    await expect(page.getByText('No loops')).toBeVisible({ timeout: AT_ONCE })
    await editor.page.keyboard.press('ControlOrMeta+z')
    await expect(page.getByText('1 loop', { exact: true })).toBeVisible({ timeout: AT_ONCE })
  })
})
