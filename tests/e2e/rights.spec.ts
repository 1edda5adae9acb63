import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import { expectAccessibleInBothThemes } from '../support/axe.ts'
import { AT_ONCE, startTogether } from '../support/team.ts'
import { expect, test, type Person } from '../support/test.ts'

/** Opens the menu of one's own disc and presses one of its items. */
async function chooseOwn({ canvas, name }: Person, item: string): Promise<void> {
  await canvas.button(`${name} (you)`).click()
  await canvas.menuItem(item).click()
}

/** Opens the list of people from one's own menu. */
async function openPeople(person: Person): Promise<Locator> {
  await chooseOwn(person, 'People…')
  const dialog = person.page.getByRole('dialog', { name: 'People', exact: true })
  await expect(dialog.getByRole('listitem').first()).toBeVisible()
  return dialog
}

async function openShare({ canvas, page }: Person): Promise<Locator> {
  await canvas.button('Share').click()
  const dialog = page.getByRole('dialog', { name: 'Share', exact: true })
  await expect(dialog.getByRole('button', { name: 'Copy link' })).toBeVisible()
  return dialog
}

const addTo = (person: Person): Locator => person.canvas.button('Add note to Channels')

test('a role given by the owner holds at once, without a reload, and is told in words', async ({
  person,
}) => {
  const [ada, bob] = await startTogether(person, ['Ada', 'Bob'])
  await bob.canvas.addNotes('Channels', ['of Bob'])
  await bob.canvas.expectSaved()
  await bob.canvas.edit('of Bob')

  const people = await openPeople(ada)
  const role = people.getByRole('combobox', { name: 'Role of Bob' })
  await role.selectOption('Viewer')
  await expect(bob.canvas.editor).toBeHidden({ timeout: AT_ONCE })
  await expect(addTo(bob)).toBeHidden()
  await expect(bob.canvas.button('Note actions: of Bob')).toBeHidden()
  await expect(bob.canvas.button('Undo')).toBeHidden()
  await expect(bob.canvas.button('Share')).toBeHidden()
  await expect(bob.page.getByRole('textbox', { name: 'Canvas title' })).not.toBeEditable()
  await expect(bob.canvas.status).toHaveText('Read-only: you can look, not edit')
  await expect(bob.page.getByRole('region', { name: 'Notice' })).toContainText('You are viewing this canvas')
  await expect(bob.canvas.toast('You can read now, not edit')).toBeVisible()
  await bob.canvas.expectNotes('Channels', ['of Bob'])
  await bob.canvas.button('Bob (you)').click()
  await expect(bob.page.getByRole('menu')).toHaveAccessibleDescription('You can read')
  await bob.page.keyboard.press('Escape')

  await role.selectOption('Editor')
  await expect(addTo(bob)).toBeVisible({ timeout: AT_ONCE })
  await expect(bob.canvas.toast('You can edit now')).toBeVisible()
  await ada.page.keyboard.press('Escape')
  await bob.canvas.addNotes('Channels', ['again'])
  await bob.canvas.expectSaved()
  await ada.canvas.expectNotes('Channels', ['of Bob', 'again'], AT_ONCE)
})

test('what changed while a page was away it learns when it is back, role and locks alike', async ({
  person,
}) => {
  const [ada, bob] = await startTogether(person, ['Ada', 'Bob'])
  await bob.context.setOffline(true)
  await expect(bob.canvas.status).toHaveText('Offline – 0 changes waiting')
  await openPeople(ada)
  await ada.page.getByRole('combobox', { name: 'Role of Bob' }).selectOption('Facilitator')
  await ada.page.keyboard.press('Escape')
  await lock(ada, 'Lock this block')
  await bob.context.setOffline(false)
  await expect(bob.canvas.block('Channels').getByText('Locked')).toBeVisible({ timeout: AT_ONCE })
  // Who leads may write there all the same.
  await expect(addTo(bob)).toBeVisible()
})

/** Opens the menu of Channels and presses an item. */
async function lock({ canvas }: Person, item: string): Promise<void> {
  await canvas.block('Channels').hover()
  await canvas.button('Block actions: Channels').click()
  await canvas.menuItem(item).click()
}

test('a locked block shows it and has no tools for others, until it is open again', async ({ person }) => {
  const [ada, bob] = await startTogether(person, ['Ada', 'Bob'])
  await bob.canvas.addNotes('Channels', ['Web shop'])
  await bob.canvas.addNotes('Key Partners', ['Growers'])
  await bob.canvas.button('Block actions: Channels').click()
  await expect(bob.canvas.menuItem('Guide to this block')).toBeVisible()
  await expect(bob.canvas.menuItem('Lock this block')).toHaveCount(0)
  await bob.page.keyboard.press('Escape')
  await bob.canvas.edit('Web shop')

  await lock(ada, 'Lock this block')
  await expect(bob.canvas.block('Channels').getByText('Locked')).toBeVisible({ timeout: AT_ONCE })
  await expect(bob.canvas.editor).toBeHidden()
  await expect(addTo(bob)).toBeHidden()
  await expect(bob.canvas.button('Note actions: Web shop')).toBeHidden()
  await expect(bob.canvas.toast('Ada locked Channels')).toBeVisible()
  await expectAccessibleInBothThemes(bob.page)
  await bob.canvas.note('Web shop').focus()
  await bob.page.keyboard.press('Enter')
  await expect(bob.canvas.toast('Channels is locked')).toBeVisible()
  await expect(bob.canvas.editor).toBeHidden()
  await bob.canvas.button('Note actions: Growers').click()
  await bob.canvas.menuItem('Move to…').click()
  await expect(bob.canvas.menuItem('Channels')).toBeDisabled()
  await bob.page.keyboard.press('Escape')
  await bob.page.keyboard.press('Escape')
  // Who locks may still write there.
  await ada.canvas.addNotes('Channels', ['Fairs'])
  await bob.canvas.expectNotes('Channels', ['Web shop', 'Fairs'], AT_ONCE)

  await lock(ada, 'Unlock this block')
  await expect(addTo(bob)).toBeVisible({ timeout: AT_ONCE })
  await expect(bob.canvas.block('Channels').getByText('Locked')).toBeHidden()
  await bob.canvas.addNotes('Channels', ['Markets'])
  await bob.canvas.expectSaved()
  await ada.canvas.expectNotes('Channels', ['Web shop', 'Fairs', 'Markets'], AT_ONCE)

  // A tool that goes hands its focus on.
  await addTo(bob).focus()
  await lock(ada, 'Lock this block')
  await expect(addTo(bob)).toBeHidden({ timeout: AT_ONCE })
  await expect(bob.canvas.notes('Channels').and(bob.page.locator(':focus'))).toHaveCount(1)
})

test('a block is locked with a reason, which everybody reads in it and which can be changed', async ({
  person,
}) => {
  const [ada, bob] = await startTogether(person, ['Ada', 'Bob'])
  await lock(ada, 'Lock with a reason…')
  const dialog = ada.page.getByRole('dialog', { name: 'Lock Channels' })
  const reason = dialog.getByRole('textbox', { name: 'Reason' })
  await expect(reason).toBeFocused()
  await expectAccessibleInBothThemes(ada.page)
  await reason.fill('Agreed on Monday')
  await ada.page.keyboard.press('Enter')
  await expect(bob.canvas.block('Channels')).toContainText('Locked', { timeout: AT_ONCE })
  await expect(bob.canvas.block('Channels')).toContainText('Agreed on Monday')
  await expect(bob.canvas.toast('Ada locked Channels: Agreed on Monday')).toBeVisible()

  await lock(ada, 'Change the reason…')
  await expect(reason).toHaveValue('Agreed on Monday')
  await reason.fill('Open again in spring')
  await ada.page.keyboard.press('Enter')
  await expect(bob.canvas.block('Channels')).toContainText('Open again in spring', { timeout: AT_ONCE })

  // Also where a block is one of a list.
  await bob.canvas.block('Key Partners').getByRole('button', { name: 'Key Partners', exact: true }).click()
  const locked = async (): Promise<string[]> =>
    (await bob.canvas.switcher()).filter((name) => name.endsWith(', locked'))
  expect(await locked()).toEqual([expect.stringMatching(/^Channels, 0 notes/)])
  await expectAccessibleInBothThemes(bob.page)
  await bob.page.setViewportSize({ width: 390, height: 844 })
  await expect(bob.canvas.button('Back to all nine blocks')).toBeHidden()
  expect(await locked()).toEqual([expect.stringMatching(/^Channels, 0 notes/)])
  await expectAccessibleInBothThemes(bob.page)
})

test('a link gives the role it was made for, and says what that is', async ({ person }) => {
  const ada = await person('Ada')
  await ada.startCanvas()
  await ada.canvas.addNotes('Channels', ['Web shop'])
  const dialog = await openShare(ada)
  for (const [choice, may, status] of [
    ['can read', 'You can read everything.', 'Read-only: you can look, not edit'],
    ['can comment', 'You can read and comment.', 'Read-only: you can look, not edit'],
    ['can lead', 'You can edit and lead sessions.', 'Saved'],
  ] as const) {
    await dialog.getByRole('combobox', { name: 'Whoever has the link' }).selectOption(choice)
    await dialog.getByRole('button', { name: 'Copy link' }).click()
    const field = dialog.getByRole('textbox', { name: 'Link', exact: true })
    await expect(field).not.toHaveValue('')
    const guest = await person(`Guest who ${choice}`)
    await guest.page.goto(await field.inputValue())
    await expect(guest.page.getByText(may)).toBeVisible()
    await guest.page.getByRole('textbox', { name: 'Your name' }).fill(guest.name)
    await guest.canvas.button('Join').click()
    await expect(guest.canvas.status).toHaveText(status)
    await guest.canvas.expectNotes('Channels', ['Web shop'])
    await expect(addTo(guest)).toBeVisible({ visible: status === 'Saved' })
  }
  await expect(dialog.getByRole('listitem')).toHaveCount(3)
})

test('closing the door keeps those inside; removing everyone of a link ends their access and nobody else’s', async ({
  person,
}) => {
  const [ada, bob, cleo, dave] = await Promise.all(['Ada', 'Bob', 'Cleo', 'Dave'].map((name) => person(name)))
  if (!ada || !bob || !cleo || !dave) throw new Error('four people')
  await ada.startCanvas()
  const address = await ada.shareLink()
  await bob.joinByLink(address)
  await cleo.joinByLink(address)
  const other = await ada.shareLink('viewer')
  await dave.page.goto(other)
  await dave.page.getByRole('textbox', { name: 'Your name' }).fill('Dave')
  await dave.canvas.button('Join').click()
  await dave.page.waitForURL('**/c/*')

  const dialog = await openShare(ada)
  const link = dialog.getByRole('listitem').filter({ hasText: '2 people came by it' })
  await link.getByRole('button', { name: 'Close the door, 2 stay' }).click()
  await expect(link).toContainText('Closed to newcomers, 2 inside')
  const eve = await person('Eve')
  await eve.page.goto(address)
  await expect(eve.page.getByRole('heading', { name: 'The door is closed' })).toBeVisible()
  await bob.canvas.addNotes('Channels', ['still here'])
  await cleo.canvas.expectNotes('Channels', ['still here'], AT_ONCE)

  // By keyboard: the question has the focus, and gives it back to where it came from.
  const removeAll = link.getByRole('button', { name: 'Remove all 2 who came…' })
  await removeAll.press('Enter')
  const question = link.getByRole('group', { name: /^2 people came by this link and lose access at once\./ })
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expectAccessibleInBothThemes(ada.page)
  await ada.page.keyboard.press('Escape')
  await expect(removeAll).toBeFocused()
  await ada.page.keyboard.press('Enter')
  await question.getByRole('button', { name: 'Remove 2 people' }).press('Enter')
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await expect(dialog.getByRole('heading', { name: 'Share', exact: true })).toBeFocused()
  for (const one of [bob, cleo]) {
    await expect(one.page.getByRole('alert')).toContainText('Your access to this canvas has ended.', {
      timeout: AT_ONCE,
    })
    await expect(one.page.getByRole('alert')).toContainText('Nothing of it is kept on this device.')
    await expect(one.canvas.button('People')).toBeHidden()
    await expectAccessibleInBothThemes(one.page)
    await one.page.reload()
    await expect(one.page.getByRole('heading', { name: 'You are not on this canvas' })).toBeVisible()
  }
  await expect(dave.canvas.status).toHaveText('Read-only: you can look, not edit')
  await dave.canvas.expectNotes('Channels', ['still here'])
})

test('an editor who lost the right while away gets nothing in, and the edits as a file', async ({
  person,
}) => {
  const [ada, bob] = await startTogether(person, ['Ada', 'Bob'])
  await bob.canvas.addNotes('Channels', ['before'])
  // What others see is on the disk; the page says "Saving…" only when it takes long.
  await ada.canvas.expectNotes('Channels', ['before'])
  await bob.canvas.expectSaved()
  await bob.context.setOffline(true)
  await bob.canvas.addNotes('Channels', ['written away'])
  await expect(bob.canvas.status).toHaveText('Offline – 1 change waiting')
  await openPeople(ada)
  await ada.page.getByRole('combobox', { name: 'Role of Bob' }).selectOption('Viewer')
  await ada.page.keyboard.press('Escape')

  await bob.context.setOffline(false)
  const alert = bob.page.getByRole('alert')
  await expect(alert).toContainText('You can read this canvas, not write in it any more.', {
    timeout: AT_ONCE,
  })
  await expect(alert).toContainText('1 change of yours had not reached the server')
  await expectAccessibleInBothThemes(bob.page)
  const [download] = await Promise.all([
    bob.page.waitForEvent('download'),
    bob.canvas.button('Save it as a file').click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toContain('## Channels\n\n- written away\n')
  await bob.canvas.expectNotes('Channels', ['before'])
  await expect(bob.page.getByRole('region', { name: 'Notice' })).toContainText('You are viewing this canvas')
  expect((await ada.canvas.content()).notes.map(({ text }) => text)).toEqual(['before'])
})

test('somebody removed while away gets the edits as a file and keeps no copy', async ({ person }) => {
  const [ada, bob] = await startTogether(person, ['Ada', 'Bob'])
  await bob.context.setOffline(true)
  await bob.canvas.addNotes('Channels', ['written away'])
  const people = await openPeople(ada)
  await people.getByRole('button', { name: 'Remove Bob…' }).click()
  await people.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(people.getByRole('listitem')).toHaveCount(1)
  await bob.context.setOffline(false)
  const alert = bob.page.getByRole('alert')
  await expect(alert).toContainText('Your access to this canvas has ended.', { timeout: AT_ONCE })
  // Undecided, they are still there when the page is opened again.
  await bob.page.reload()
  const [download] = await Promise.all([
    bob.page.waitForEvent('download'),
    bob.canvas.button('Save it as a file').click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toContain('- written away')
  await expect(alert).toContainText('Nothing of it is kept on this device.')
  // Again and again within ten seconds: the server lets the connection wait, and the page says all the same why.
  for (let visit = 0; visit < 3; visit++) {
    await bob.page.reload()
    await expect(bob.page.getByRole('heading', { name: 'You are not on this canvas' })).toBeVisible()
  }
  expect((await ada.canvas.content()).notes).toEqual([])
})

test('locks and people are reached, changed and left by keyboard', async ({ person }) => {
  const ada = await person('Ada')
  const { canvas, page } = ada
  await ada.startCanvas()
  const actions = canvas.button('Block actions: Channels')
  await actions.focus()
  await page.keyboard.press('Enter')
  await expect(canvas.menuItem('Lock this block')).toBeFocused()
  await expectAccessibleInBothThemes(page)
  await page.keyboard.press('Enter')
  await expect(canvas.block('Channels').getByText('Locked')).toBeVisible()
  await expect(actions).toBeFocused()

  const own = canvas.button('Ada (you)')
  await own.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await expectAccessibleInBothThemes(page)
  await page.keyboard.press('p')
  await expect(canvas.menuItem('People…')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'People', exact: true }).getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(own).toBeFocused()
})

test('a note says who wrote it, and who changed it', async ({ person }) => {
  const [ada, bob] = await startTogether(person, ['Ada', 'Bob'])
  await bob.canvas.addNotes('Channels', ['Web shop'])
  await bob.canvas.expectSaved()
  /** Comes to the note anew until it says this of itself. */
  const expectWords = async ({ canvas }: Person, words: RegExp): Promise<void> =>
    expect(async () => {
      await canvas.button('More').focus()
      await canvas.note('Web shop').focus()
      await expect(canvas.note('Web shop')).toHaveAccessibleDescription(words, { timeout: 300 })
    }).toPass({ timeout: 10_000 })
  await expectWords(ada, /^By Bob\. /)
  for (const one of [ada, bob]) await expect(one.canvas.note('Web shop')).toHaveAttribute('data-by', 'B')
  await ada.canvas.chooseAction('Web shop', 'Colour', 'Rose')
  for (const one of [ada, bob]) await expectWords(one, /^By Bob, changed by Ada\. /)
})
