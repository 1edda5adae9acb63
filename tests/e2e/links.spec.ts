/** Links between notes: drawn by hand, picked from a list and by keyboard, seen by everybody, taken back. */
import type { Locator } from '@playwright/test'
import { expectAccessibleInBothThemes } from '../support/axe.ts'
import { fillWithLinks } from '../support/linked-example.ts'
import { AT_ONCE, startTogether } from '../support/team.ts'
import { expect, phone, test, type Person } from '../support/test.ts'

/** The links the server has, as "text kind text". */
async function links({ canvas }: Person): Promise<string[]> {
  const { notes, links } = await canvas.content()
  const text = (id: string): string => notes.find((note) => note.id === id)?.text ?? '?'
  return links.map(({ fromId, kind, toId }) => `${text(fromId)} ${kind} ${text(toId)}`).sort()
}

const chip = ({ page }: Person, note: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^(Link|\\d+ links? of) ${note}$`) })

const picker = ({ page }: Person, note: string): Locator =>
  page.getByRole('dialog', { name: `Links of “${note}”`, exact: true })

/** Drags from the chip of a note onto another note; what is said on the way. */
async function draw(person: Person, from: string, to: string): Promise<string> {
  const { page, canvas } = person
  await canvas.note(from).hover()
  const [start, end] = [await chip(person, from).boundingBox(), await canvas.note(to).boundingBox()]
  if (!start || !end) throw new Error('both must be on screen')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + 20, end.y + 14, { steps: 6 })
  const said = await page.getByRole('status', { name: 'Link being drawn' }).innerText()
  await page.mouse.up()
  return said
}

test('a link drawn from one note to another shows on both at everybody, and undo takes back just that', async ({
  person,
}) => {
  const [owner, editor] = await startTogether(person, ['Owner', 'Editor'])
  const { canvas } = owner
  await canvas.addNotes('Key Activities', ['Roast', 'Pack'])
  await canvas.addNotes('Value Propositions', ['Fresh coffee'])
  await canvas.addNotes('Key Resources', ['Roaster'])
  await canvas.addNotes('Customer Segments', ['Offices'])

  await test.step('letting go says beforehand what it does', async () => {
    expect(await draw(owner, 'Roast', 'Fresh coffee')).toBe('Let go: Roast makes possible Fresh coffee')
    await expect(canvas.toast('Linked: Roast makes possible Fresh coffee')).toBeVisible()
    for (const one of [owner, editor])
      for (const note of ['Roast', 'Fresh coffee'])
        await expect(chip(one, note)).toHaveAccessibleName(`1 link of ${note}`, { timeout: AT_ONCE })
  })

  await test.step('from either end it is the same link, and there is one of it', async () => {
    expect(await draw(owner, 'Fresh coffee', 'Roast')).toBe(
      'Linked already: Roast makes possible Fresh coffee',
    )
    await canvas.expectSaved()
    expect(await links(owner)).toEqual(['Roast enables Fresh coffee'])
  })

  await test.step('two that do not belong together are refused with a sentence, and a way to relate them', async () => {
    const words = 'Key Resources and Customer Segments have no link of their own'
    expect(await draw(owner, 'Roaster', 'Offices')).toBe(words)
    await expect(canvas.toast(`${words}. They can be related in a loose way.`)).toBeVisible()
    expect(await links(owner)).toEqual(['Roast enables Fresh coffee'])
    await canvas.button('Relate them').click()
    await expect.poll(() => links(owner)).toContain('Roaster relates_to Offices')
  })

  await test.step('notes stay where they are when a link is drawn over them', async () => {
    await canvas.expectBoard({
      'Key Activities': ['Roast', 'Pack'],
      'Value Propositions': ['Fresh coffee'],
      'Key Resources': ['Roaster'],
      'Customer Segments': ['Offices'],
    })
  })

  await test.step('undo takes back one’s own links, one at a time, and no one else’s', async () => {
    await draw(editor, 'Pack', 'Fresh coffee')
    await expect(chip(owner, 'Fresh coffee')).toHaveAccessibleName('2 links of Fresh coffee')
    await canvas.step('Undo')
    await expect.poll(() => links(owner)).toEqual(['Pack enables Fresh coffee', 'Roast enables Fresh coffee'])
    await canvas.step('Undo')
    await expect.poll(() => links(owner)).toEqual(['Pack enables Fresh coffee'])
    await canvas.step('Redo')
    await expect(chip(editor, 'Fresh coffee')).toHaveAccessibleName('2 links of Fresh coffee')
  })

  await test.step('a deleted note takes its links off the others, and brings them back', async () => {
    await canvas.chooseAction('Pack', 'Delete')
    await expect(chip(editor, 'Fresh coffee')).toHaveAccessibleName('1 link of Fresh coffee')
    await canvas.undoByToast()
    await expect(chip(editor, 'Fresh coffee')).toHaveAccessibleName('2 links of Fresh coffee')
  })
})

test('by keyboard alone: L opens the links of a note, what is missing first, and Enter links', async ({
  person,
}) => {
  const owner = await person('Owner')
  await owner.startCanvas()
  const { page, canvas } = owner
  await canvas.addNotes('Value Propositions', ['Fresh coffee', 'Fair prices'])
  await canvas.addNotes('Key Resources', ['Roaster'])
  await canvas.addNotes('Key Activities', ['Pack', 'Roast'])
  const dialog = picker(owner, 'Roast')
  const field = page.getByRole('combobox', { name: 'Search notes to link' })

  await test.step('the gaps stand first, in words, each above what would close it', async () => {
    await canvas.note('Roast').focus()
    await page.keyboard.press('l')
    await expect(field).toBeFocused()
    await expect(dialog.getByRole('group').first()).toHaveAccessibleName(
      /Roast needs no resource yet|Roast makes/,
    )
    await expect(dialog.getByText('Roast makes nothing possible yet')).toBeVisible()
    await expect(dialog.getByText('Roast needs no resource yet')).toBeVisible()
    await expectAccessibleInBothThemes(page)
  })

  await test.step('a word narrows the list, Enter links and stays for the next', async () => {
    await page.keyboard.type('fair')
    await expect(page.getByRole('option')).toHaveText(['Fair prices', /Fair prices/, /Fair prices/])
    await page.keyboard.press('Enter')
    const linked = dialog.getByRole('list', { name: 'Linked' })
    await expect(linked.getByRole('listitem')).toHaveText([/makes possible\s*Fair prices/])
    await expect(field).toBeFocused()
    await field.fill('')
    await expect(dialog.getByText('Roast makes nothing possible yet')).toBeHidden()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('roaster')
    await page.keyboard.press('Enter')
    await expect.poll(() => links(owner)).toEqual(['Roast enables Fair prices', 'Roast requires Roaster'])
  })

  await test.step('strength and a few words are set in place', async () => {
    const strength = dialog.getByRole('group', { name: 'Strength: Roast makes possible Fair prices' })
    await strength.getByRole('radio', { name: 'Clear' }).focus()
    await page.keyboard.press('ArrowRight')
    await dialog.getByRole('textbox', { name: 'A few words on: Roast makes possible Fair prices' }).focus()
    await page.keyboard.type('by buying direct')
    await page.keyboard.press('Tab')
    await expect(
      dialog.getByRole('button', { name: 'Remove link: Roast makes possible Fair prices' }),
    ).toBeFocused()
    await canvas.expectSaved()
    const stored = (await canvas.content()).links.find(({ kind }) => kind === 'enables')
    expect(stored).toMatchObject({ strength: 3, label: 'by buying direct' })
  })

  await test.step('a link taken away leaves the focus in the list', async () => {
    await page.keyboard.press('Enter')
    await expect.poll(() => links(owner)).toEqual(['Roast requires Roaster'])
    await expect(dialog.getByRole('button', { name: 'Remove link: Roast needs Roaster' })).toBeFocused()
  })

  await test.step('Escape returns to the note, which says in words what it is linked to', async () => {
    await page.keyboard.press('Escape')
    await expect(canvas.note('Roast')).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowDown')
    await expect(canvas.note('Roast')).toHaveAccessibleDescription(
      /Linked: needs Roaster\. Leads to none of .*Press Enter to write in this note$/,
    )
  })

  await test.step('the menu of the note leads there too, and "?" names the key', async () => {
    await canvas.chooseAction('Pack', 'Links…')
    await expect(picker(owner, 'Pack')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByText('Link the note to others')).toBeVisible()
  })
})

test('on a phone a link is picked from the chip, and drawn by finger over the switcher', async ({
  person,
  server,
}) => {
  const owner = await person('Owner', phone)
  await owner.startCanvas()
  await fillWithLinks(server, owner)
  const { page, canvas } = owner
  await canvas.switchTo('Key Resources')
  const note = 'Two licensed Q graders'

  await test.step('the chip is large enough for a finger and opens the links', async () => {
    await expect(chip(owner, note)).toHaveText('1')
    await chip(owner, note).tap()
    await expect(picker(owner, note)).toBeVisible()
    await page.getByRole('option', { name: 'Roast to order, twice a week' }).tap()
    await expect.poll(() => links(owner)).toContain(`Roast to order, twice a week requires ${note}`)
    await expectAccessibleInBothThemes(page)
    await canvas.button('Close').tap()
    await expect(chip(owner, note)).toHaveText('2')
  })

  await test.step('dragged over the name of a block, that block comes up and its notes take the link', async () => {
    const start = await chip(owner, note).boundingBox()
    const blocks = page.getByRole('navigation', { name: 'Blocks', exact: true })
    const button = await blocks.getByRole('button', { name: /^Value Propositions/ }).boundingBox()
    if (!start || !button) throw new Error('both must be on screen')
    const touch = await page.context().newCDPSession(page)
    const send = (type: string, x: number, y: number) =>
      touch.send('Input.dispatchTouchEvent', {
        type: type as 'touchMove',
        touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
      })
    await send('touchStart', start.x + start.width / 2, start.y + start.height / 2)
    for (let i = 1; i <= 5; i++)
      await send(
        'touchMove',
        start.x + ((button.x + 20 - start.x) * i) / 5,
        start.y + ((button.y + 20 - start.y) * i) / 5,
      )
    const target = canvas.note('Price, farm and harvest printed on every bag')
    await expect(target).toBeVisible()
    const end = await target.boundingBox()
    if (!end) throw new Error('the note must be on screen')
    await send('touchMove', end.x + 60, end.y + 20)
    await send('touchMove', end.x + 62, end.y + 21)
    await send('touchEnd', 0, 0)
    await expect
      .poll(() => links(owner))
      .toContain(`${note} supports Price, farm and harvest printed on every bag`)
  })
})

test('who may only read sees the links and changes none', async ({ person, server }) => {
  const owner = await person('Owner')
  const viewer = await person('Viewer')
  await owner.startCanvas()
  await fillWithLinks(server, owner)
  await viewer.page.goto(await owner.shareLink('viewer'))
  await viewer.page.getByRole('textbox', { name: 'Your name' }).fill('Viewer')
  await viewer.canvas.button('Join').click()
  await expect(chip(viewer, 'Two licensed Q graders')).toHaveText('1')
  await chip(viewer, 'Two licensed Q graders').click()
  const dialog = picker(viewer, 'Two licensed Q graders')
  await expect(dialog.getByRole('listitem')).toHaveText([/is needed by\s*Cup and choose each new crop/])
  for (const role of ['combobox', 'textbox', 'radio'] as const)
    await expect(dialog.getByRole(role)).toHaveCount(0)
})
