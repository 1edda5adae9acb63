/** The first ten minutes of a team: an owner, an editor, and somebody on a phone. */
import { BLOCKS } from '@ninefold/shared'
import { AT_ONCE, expectAll, expectSameOrder } from '../support/team.ts'
import { expect, phone, test } from '../support/test.ts'

/** So long a new canvas and a merge may take. */
const SOON = 2000
/** After so long without a word from somebody they are shown as away. */
const SILENCE = 40_000

test('within two seconds of "Start a canvas" nine named blocks stand ready, and writing can begin', async ({
  person,
}) => {
  const { page, canvas } = await person('Owner', { viewport: { width: 1280, height: 720 } })
  await page.goto('/')
  await canvas.button('Start a canvas').click()
  const deadline = Date.now() + SOON
  const left = () => ({ timeout: Math.max(1, deadline - Date.now()) })

  await expect(page.getByRole('textbox', { name: 'Purpose', exact: true })).toBeFocused(left())
  await expect(page.getByRole('textbox', { name: 'Canvas title', exact: true })).toBeVisible(left())
  await expect(canvas.status).toHaveText('Saved', left())
  for (const { name } of BLOCKS) await expect(canvas.block(name)).toBeVisible(left())
  await expect(canvas.block('Key Activities')).toBeInViewport({ ratio: 1 })

  const sheet = await page.getByRole('group', { name: 'Canvas', exact: true }).boundingBox()
  if (!sheet) throw new Error('the sheet is not on screen')
  const boxes = await Promise.all(
    BLOCKS.map(async ({ id, name }) => ({ id, box: await canvas.block(name).boundingBox() })),
  )
  const column = (x: number) => Math.round(((x - sheet.x) / sheet.width) * 10) + 1
  const tops = [...new Set(boxes.map(({ box }) => Math.round(box?.y ?? NaN)))].sort((a, b) => a - b)
  const bottoms = [...new Set(boxes.map(({ box }) => Math.round((box?.y ?? NaN) + (box?.height ?? NaN))))]
  bottoms.sort((a, b) => a - b)
  const places = boxes.map(({ id, box }) => {
    if (!box) throw new Error(`${id} is not on screen`)
    return {
      id,
      columns: [column(box.x), column(box.x + box.width)],
      rows: [tops.indexOf(Math.round(box.y)) + 1, bottoms.indexOf(Math.round(box.y + box.height)) + 2],
    }
  })
  expect(places).toEqual(BLOCKS.map(({ id, area }) => ({ id, ...area })))
})

test('three people, one of them on a phone, fill a canvas together and lose nothing', async ({ person }) => {
  test.setTimeout(120_000)
  const owner = await person('Owner')
  const editor = await person('Editor')
  const mobile = await person('Phone user', phone)
  const everybody = [owner, editor, mobile]
  const { canvas } = owner

  const link =
    await test.step('the owner names the canvas and copies a link that lets others edit', async () => {
      await owner.startCanvas()
      await owner.page.getByRole('textbox', { name: 'Purpose', exact: true }).fill('Planters for balconies')
      await owner.page.getByRole('textbox', { name: 'Canvas title', exact: true }).fill('Planter')
      await canvas.addNotes('Customer Segments', ['Tenants'])
      await owner.context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await canvas.button('Share').click()
      const dialog = owner.page.getByRole('dialog', { name: 'Share', exact: true })
      const role = dialog.getByRole('combobox', { name: 'Whoever has the link' })
      await role.selectOption('can edit')
      const expiry = dialog.getByRole('combobox', { name: 'It lets people in' })
      await expect(expiry).toHaveValue('never')
      await dialog.getByRole('button', { name: 'Copy link', exact: true }).click()
      const links = dialog.getByRole('region', { name: 'Links so far' }).getByRole('listitem')
      await expect(links).toHaveCount(1)
      await expect(links).toContainText('Can edit')
      await expect(links.getByRole('button', { name: 'Delete the link…', exact: true })).toBeVisible()
      const copied = await owner.page.evaluate(() => navigator.clipboard.readText())
      await owner.page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      return copied
    })

  await test.step('the editor joins by name, is seen within a second, sees everything and cannot delete the canvas', async () => {
    await editor.joinByLink(link)
    await expect.poll(() => canvas.people(), { timeout: AT_ONCE }).toEqual(['Owner (you)', 'Editor'])
    await expectAll([owner, editor], { 'Customer Segments': ['Tenants'] })
    await expect(editor.page.getByRole('textbox', { name: 'Canvas title' })).toHaveValue('Planter')
    await expect(editor.page.getByRole('textbox', { name: 'Purpose' })).toHaveValue('Planters for balconies')
    await editor.canvas.button('More').click()
    await expect(editor.page.getByRole('menuitem').first()).toBeVisible()
    expect(
      (await editor.page.getByRole('menuitem').allTextContents()).filter((item) => /delete/i.test(item)),
    ).toEqual([])
    await editor.page.keyboard.press('Escape')
  })

  await test.step('the phone shows one block, and a switcher with notes and people of all nine', async () => {
    await canvas.block('Key Partners').getByRole('button', { name: 'Add note to Key Partners' }).focus()
    await editor.canvas.block('Channels').getByRole('button', { name: 'Add note to Channels' }).focus()
    await mobile.joinByLink(link)
    await expect(mobile.page.getByRole('region', { name: /^(Key|Cust|Value|Chan|Cost|Rev)/ })).toHaveCount(1)
    await expect(mobile.canvas.block('Customer Segments')).toBeVisible()
    await mobile.canvas.expectBoard({ 'Customer Segments': ['Tenants'] }, AT_ONCE)
    await expect
      .poll(() => mobile.canvas.switcher(), { timeout: AT_ONCE })
      .toEqual([
        'Customer Segments, 1 note',
        'Value Propositions, 0 notes',
        'Channels, 0 notes, 1 person here',
        'Customer Relationships, 0 notes',
        'Revenue Streams, 0 notes',
        'Key Resources, 0 notes',
        'Key Activities, 0 notes',
        'Key Partners, 0 notes, 1 person here',
        'Cost Structure, 0 notes',
      ])
  })

  const order =
    await test.step('six notes that three people add at once are all there, in one order', async () => {
      await mobile.canvas.switchTo('Key Activities')
      const texts = everybody.map(({ name }) => [`${name} one`, `${name} two`])
      // addNotes fails when the focus of the typist is anywhere but in the field that opened.
      await Promise.all(
        everybody.map((one, i) => one.canvas.addNotes('Key Activities', texts[i] as string[])),
      )
      return expectSameOrder(everybody, 'Key Activities', texts.flat())
    })
  const board = { 'Customer Segments': ['Tenants'], 'Key Activities': order }

  const shared = 'Owner one'
  await test.step('owner and editor write in the same note, and the letters of both stay', async () => {
    await canvas.edit(shared)
    await editor.canvas.edit(shared)
    await editor.page.keyboard.press('ControlOrMeta+Home')
    await expect(canvas.caretsOfOthers).toHaveCount(1, { timeout: AT_ONCE })
    await expect(editor.canvas.caretsOfOthers).toHaveCount(1, { timeout: AT_ONCE })
    await Promise.all([
      owner.page.keyboard.type(' daily', { delay: 20 }),
      editor.page.keyboard.insertText('Pot '),
    ])
    await expectAll([owner, editor], replaced(board, shared, 'Pot Owner one daily'))
    await mobile.canvas.expectBoard(
      { 'Key Activities': order.map((text) => (text === shared ? 'Pot Owner one daily' : text)) },
      AT_ONCE,
    )
    await expect(owner.page.getByRole('dialog')).toHaveCount(0)
    await owner.page.keyboard.press('Escape')
    await editor.page.keyboard.press('Escape')
  })

  await test.step('three times Undo takes back the editor’s last three changes and nobody else’s', async () => {
    await editor.canvas.button('Set category: Editor one').click()
    await editor.canvas.menuItem('Production').click()
    await expect(canvas.note('Editor one').getByRole('button', { name: 'Production' })).toBeVisible()
    await editor.canvas.chooseAction('Editor two', 'Delete')
    await expect(canvas.note('Editor two')).toHaveCount(0)
    for (let i = 0; i < 3; i++) await editor.canvas.step('Undo')
    await expectAll([owner, editor], replaced(board, shared, 'Owner one daily'))
    await expect(canvas.note('Editor one').getByRole('button', { name: 'Production' })).toHaveCount(0)
  })

  await test.step('the phone moves a note to another block: the same note, everywhere within a second, with Undo', async () => {
    await mobile.canvas.expectSaved()
    const id = await canvas.noteId('Phone user one')
    await mobile.canvas.chooseAction('Phone user one', 'Move to…', 'Key Resources')
    const moved = {
      'Customer Segments': ['Tenants'],
      'Key Activities': order
        .filter((text) => text !== 'Phone user one')
        .map((text) => (text === shared ? 'Owner one daily' : text)),
      'Key Resources': ['Phone user one'],
    }
    await expectAll([owner, editor], moved)
    await mobile.canvas.expectBoard({ 'Key Activities': moved['Key Activities'] }, AT_ONCE)
    await expect(mobile.canvas.toast('Moved to Key Resources')).toBeVisible()
    await expect(
      mobile.page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo' }),
    ).toBeVisible()
    await mobile.canvas.expectSaved()
    expect(await canvas.noteId('Phone user one')).toBe(id)
  })

  await test.step('without a network the phone says what waits, and the others see that it is away', async () => {
    await mobile.context.setOffline(true)
    await mobile.canvas.addNotes('Key Activities', ['Water'])
    await canvas.edit('Phone user two')
    await mobile.canvas.edit('Phone user two')
    await mobile.page.keyboard.press('ControlOrMeta+Home')
    await mobile.page.keyboard.insertText('My ')
    await mobile.page.keyboard.press('Escape')
    await owner.page.keyboard.insertText(' and more')
    await owner.page.keyboard.press('Escape')
    await expect(mobile.canvas.status).toHaveText('Offline – 2 changes waiting')
    await expect(canvas.note('Phone user two and more')).toBeVisible()
    await expect(mobile.canvas.note('My Phone user two')).toBeVisible()
    await expect(canvas.note('Water')).toHaveCount(0)
    // Nobody is told that a network is gone; it shows in the silence.
    await expect
      .poll(() => canvas.people(), { timeout: SILENCE })
      .toEqual(['Owner (you)', 'Editor', 'Phone user, away'])
  })

  await test.step('back online everything is merged at all within two seconds, and saved', async () => {
    await mobile.context.setOffline(false)
    const activities = [
      ...order
        .filter((text) => text !== 'Phone user one')
        .map((text) =>
          text === shared
            ? 'Owner one daily'
            : text === 'Phone user two'
              ? 'My Phone user two and more'
              : text,
        ),
      'Water',
    ]
    await Promise.all([
      ...[owner, editor].map((one) =>
        one.canvas.expectBoard(
          {
            'Customer Segments': ['Tenants'],
            'Key Activities': activities,
            'Key Resources': ['Phone user one'],
          },
          SOON,
        ),
      ),
      mobile.canvas.expectBoard({ 'Key Activities': activities }, SOON),
      mobile.canvas.expectSaved(SOON),
    ])
    await expect.poll(() => canvas.people()).toEqual(['Owner (you)', 'Editor', 'Phone user'])
    const stored = (await canvas.content()).notes.filter((note) => note.blockId === 'key_activities')
    expect(stored.map((note) => note.text)).toEqual(activities)
  })
})

/** The board with one note's text changed. */
function replaced(board: Readonly<Record<string, readonly string[]>>, from: string, to: string) {
  return Object.fromEntries(
    Object.entries(board).map(([block, texts]) => [block, texts.map((text) => (text === from ? to : text))]),
  )
}
