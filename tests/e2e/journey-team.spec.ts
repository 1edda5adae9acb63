/** The first ten minutes of a team: an owner, an editor, and somebody on a phone. */
import { readFile } from 'node:fs/promises'
import { BLOCKS, type CanvasContent } from '@ninefold/shared'
import type { Locator } from '@playwright/test'
import { layCable } from '../support/cable.ts'
import { AT_ONCE, expectAll, expectSameOrder } from '../support/team.ts'
import { expect, phone, test, type Person } from '../support/test.ts'

/** So long a new canvas and a merge may take. */
const SOON = 2000
/** Health and details stand beside the sheet. */
const WIDE = { width: 1440, height: 900 }

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

  await test.step('after title and purpose, suggestions for the type of business stand in all blocks and count as nothing', async () => {
    await page.keyboard.type('Planters that water themselves')
    await page.getByRole('textbox', { name: 'Canvas title', exact: true }).fill('Planter')
    const starter = page.getByRole('region', { name: 'Begin with suggestions' })
    await starter
      .getByRole('combobox', { name: 'What kind of business is it?' })
      .selectOption('Manufacturing')
    await starter.getByRole('button', { name: 'Show suggestions' }).click()
    for (const { name } of BLOCKS) {
      await expect(canvas.notes(name).first().getByRole('button', { name: 'Accept' })).toBeVisible()
      await expect(canvas.block(name).locator('.count')).toHaveCount(0)
    }
    await canvas.expectSaved()
    const { meta, notes } = await canvas.content()
    expect(meta).toMatchObject({ title: 'Planter', businessType: 'manufacturing' })
    expect(notes.filter(({ ghost }) => !ghost)).toEqual([])
  })
})

const health = ({ page }: Person): Locator => page.getByRole('region', { name: 'Health', exact: true })
const finding = (person: Person, message: string): Locator =>
  health(person).getByRole('listitem').filter({ hasText: message }).first()
const mark = ({ canvas }: Person, note: string, message: string): Locator =>
  canvas.note(note).getByRole('button', { name: message })
const chip = ({ page }: Person, note: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^(Link|\\d+ links? of) ${note}$`) })

async function openHealth(person: Person): Promise<void> {
  await person.canvas.button('Health').click()
  await expect(health(person)).toBeFocused()
}

/** What a canvas says, whatever its ids: notes by block, and links between their texts. */
function said({ notes, links }: CanvasContent): unknown {
  const text = (id: string): string => notes.find((note) => note.id === id)?.text ?? '?'
  return {
    notes: notes.map((note) => [note.blockId, note.text, note.category, note.effortShare]),
    links: links.map(({ fromId, kind, toId }) => `${text(fromId)} ${kind} ${text(toId)}`).sort(),
  }
}

test('three people, one of them on a phone, fill a canvas together and lose nothing', async ({
  person,
  server,
}) => {
  test.setTimeout(120_000)
  const owner = await person('Owner', { viewport: WIDE })
  const editor = await person('Editor', { viewport: WIDE })
  const mobile = await person('Phone user', phone)
  const everybody = [owner, editor, mobile]
  const { canvas } = owner
  const network = await layCable(server)

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
    await mobile.joinByLink(link.replace(server.url, network.url))
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

  const activity = 'Owner one daily'
  await test.step('what the owner says of an activity in its details shows on the note at all, and in the bar of efforts', async () => {
    await canvas.chooseAction(activity, 'Open details')
    const details = owner.page.getByRole('region', { name: `Details: ${activity}`, exact: true })
    for (const [group, choice] of [
      ['Category', 'Production'],
      ['Importance', 'Essential'],
      ['Who does it', 'In-house'],
    ] as const)
      await details
        .getByRole('group', { name: group, exact: true })
        .getByRole('button', { name: choice, exact: true })
        .click()
    await details.getByRole('textbox', { name: 'Share of effort', exact: true }).fill('40')
    await owner.page.keyboard.press('Enter')
    await expect(details.getByRole('img', { name: /^This one 40 %/ })).toBeVisible()
    for (const one of everybody) {
      const fact = one.canvas.note(activity).getByRole('button', { name: 'Production' })
      await expect(fact).toBeVisible({ timeout: AT_ONCE })
      await expect(fact.locator('svg')).toBeVisible()
      await expect(one.canvas.note(activity)).toHaveAttribute('data-essential', '')
    }
    await owner.page.keyboard.press('Escape')
    const views = editor.page.getByRole('navigation', { name: 'View', exact: true })
    await views.getByRole('button', { name: 'Focus' }).click()
    await expect(editor.page.getByRole('list', { name: 'Effort', exact: true })).toHaveText(
      new RegExp(`${activity}: 40%.*Not given: 60%`),
    )
    await views.getByRole('button', { name: 'Sheet' }).click()
  })

  const proposition = 'Green all summer'
  await test.step('the editor links it by keyboard: the chip is everywhere, and its findings go', async () => {
    await canvas.addNotes('Value Propositions', [proposition])
    const noActivity = `No activity makes ${proposition} possible.`
    const supportsNothing = `${activity} supports nothing on the canvas.`
    for (const one of [owner, editor]) {
      await openHealth(one)
      await expect(finding(one, noActivity)).toBeVisible({ timeout: AT_ONCE })
      await expect(mark(one, activity, supportsNothing)).toBeVisible({ timeout: AT_ONCE })
    }
    await editor.canvas.note(activity).focus()
    await editor.page.keyboard.press('l')
    await expect(editor.page.getByRole('combobox', { name: 'Search notes to link' })).toBeFocused()
    await editor.page.keyboard.type('green')
    await editor.page.keyboard.press('Enter')
    await editor.page.keyboard.press('Escape')
    for (const one of everybody)
      await expect(chip(one, activity)).toHaveAccessibleName(`1 link of ${activity}`, { timeout: AT_ONCE })
    for (const one of [owner, editor]) {
      await expect(finding(one, noActivity)).toHaveCount(0, { timeout: AT_ONCE })
      await expect(mark(one, activity, supportsNothing)).toHaveCount(0, { timeout: AT_ONCE })
    }
  })

  const notOffered = 'Nothing is offered to Schools yet. Which proposition is for them?'
  await test.step('a segment nothing is offered to is found at all at once, and marked for who has opened Health', async () => {
    await canvas.addNotes('Customer Segments', ['Schools'])
    await openHealth(mobile)
    for (const one of everybody) {
      await health(one).getByText('Coherence').click()
      await expect(finding(one, notOffered)).toBeVisible({ timeout: AT_ONCE })
    }
    await mobile.page.keyboard.press('Escape')
    await mobile.canvas.switchTo('Customer Segments')
    for (const one of everybody)
      await expect(mark(one, 'Schools', notOffered)).toBeVisible({ timeout: AT_ONCE })
  })

  await test.step('the editor waives it with a reason, which all see with the name', async () => {
    await mark(editor, 'Schools', notOffered).click()
    await finding(editor, notOffered)
      .getByRole('button', { name: `More for: ${notOffered}` })
      .click()
    await editor.canvas.menuItem('Waive…').click()
    await expect(health(editor).getByRole('textbox', { name: 'Reason' })).toBeFocused()
    await editor.page.keyboard.type('Added next week')
    await editor.page.keyboard.press('Enter')
    await openHealth(mobile)
    for (const one of everybody) {
      await expect(mark(one, 'Schools', notOffered)).toHaveCount(0, { timeout: AT_ONCE })
      const waived = health(one).getByRole('group').filter({ hasText: '1 waived' })
      await expect(waived).toContainText('Added next week', { timeout: AT_ONCE })
      await expect(waived).toContainText(/Editor.*, until the next review/)
    }
    await mobile.page.keyboard.press('Escape')
    await mobile.canvas.switchTo('Key Activities')
  })

  await test.step('without a network the phone says what waits, and the others see that it is away', async () => {
    await mobile.context.setOffline(true)
    network.cut()
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
    await expect
      .poll(() => canvas.people(), { timeout: AT_ONCE })
      .toEqual(['Owner (you)', 'Editor', 'Phone user, away'])
  })

  await test.step('back online everything is merged at all within two seconds, and saved', async () => {
    network.mend()
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
            'Customer Segments': ['Tenants', 'Schools'],
            'Value Propositions': [proposition],
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

  await test.step('as Markdown it leaves, and comes back as a canvas with the same notes and links', async () => {
    const before = await canvas.content()
    await canvas.button('More').click()
    await canvas.menuItem('Export').click()
    const download = owner.page.waitForEvent('download')
    await canvas.menuItem('For people (Markdown)').click()
    const buffer = await readFile(await (await download).path())
    const again = await owner.openTab('/')
    const file = { name: 'planter.md', mimeType: 'text/markdown', buffer }
    await again.page.locator('input[type=file]').setInputFiles(file)
    await again.page.waitForURL(/\/c\//)
    expect(said(await again.content())).toEqual(said(before))
    await again.page.close()
  })

  await test.step('the owner revokes the link: both are out within two seconds, and what they send is refused', async () => {
    await canvas.button('Share').click()
    const dialog = owner.page.getByRole('dialog', { name: 'Share', exact: true })
    await dialog.getByRole('button', { name: 'Remove all 2 who came…' }).click()
    await dialog.getByRole('button', { name: 'Remove 2 people', exact: true }).click()
    for (const one of [editor, mobile])
      await expect(one.page.getByRole('alert')).toContainText('Your access to this canvas has ended.', {
        timeout: SOON,
      })
    const { origin } = new URL(editor.page.url())
    const refused = await editor.context.request.post(`/api/canvases/${canvas.id}/content/edits`, {
      data: { edits: [{ op: 'addNote', blockId: 'channels', text: 'too late' }] },
      headers: { origin },
    })
    expect(refused.status()).toBe(403)
    expect((await canvas.content()).notes.map(({ text }) => text)).not.toContain('too late')
  })
  network.end()
})

/** The board with one note's text changed. */
function replaced(board: Readonly<Record<string, readonly string[]>>, from: string, to: string) {
  return Object.fromEntries(
    Object.entries(board).map(([block, texts]) => [block, texts.map((text) => (text === from ? to : text))]),
  )
}
