/** What several people do on one canvas at the same time, each in a browser of their own. */
import type { BlockName } from '../support/canvas-page.ts'
import { AT_ONCE, expectAll, expectSameOrder, startTogether } from '../support/team.ts'
import { expect, test } from '../support/test.ts'

test('whoever gets the link from the Share dialog is in, and both fill the blocks at once', async ({
  person,
}) => {
  const owner = await person('Owner')
  const editor = await person('Editor')
  await owner.startCanvas()
  await owner.canvas.addNotes('Channels', ['Web shop'])

  const link = await test.step('the Share dialog puts a link for editing on the clipboard', async () => {
    await owner.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await owner.canvas.button('Share').click()
    const dialog = owner.page.getByRole('dialog', { name: 'Share', exact: true })
    await expect(dialog.getByRole('combobox', { name: 'Whoever has the link' })).toHaveValue('editor')
    await dialog.getByRole('button', { name: 'Copy link', exact: true }).click()
    await expect(dialog.getByRole('button', { name: 'Link copied', exact: true })).toBeVisible()
    const copied = await owner.page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(await dialog.getByRole('textbox', { name: 'Link', exact: true }).inputValue())
    await dialog.getByRole('button', { name: 'Close', exact: true }).click()
    return copied
  })

  await test.step('who joins sees what is there, and both see both', async () => {
    await editor.joinByLink(link)
    await expectAll([owner, editor], { Channels: ['Web shop'] })
    await expect.poll(() => owner.canvas.people(), { timeout: AT_ONCE }).toEqual(['Owner (you)', 'Editor'])
    await expect.poll(() => editor.canvas.people(), { timeout: AT_ONCE }).toEqual(['Editor (you)', 'Owner'])
  })

  await test.step('notes that both add to the same block at once are all there, in the same order', async () => {
    await Promise.all([
      owner.canvas.addNotes('Key Activities', ['Roast', 'Pack', 'Ship']),
      editor.canvas.addNotes('Key Activities', ['Answer', 'Repair']),
    ])
    const texts = ['Roast', 'Pack', 'Ship', 'Answer', 'Repair']
    const order = await expectSameOrder([owner, editor], 'Key Activities', texts)
    expect(order.filter((text) => ['Roast', 'Pack', 'Ship'].includes(text))).toEqual([
      'Roast',
      'Pack',
      'Ship',
    ])
    expect(order.filter((text) => ['Answer', 'Repair'].includes(text))).toEqual(['Answer', 'Repair'])
  })

  await test.step('and so it is for additions and changes all over the sheet', async () => {
    const activities = await owner.canvas.texts('Key Activities')
    const rename = async (text: string, more: string, { canvas, page } = owner): Promise<void> => {
      await canvas.edit(text)
      await page.keyboard.type(more)
      await page.keyboard.press('Escape')
    }
    await Promise.all([
      owner.canvas.addNotes('Revenue Streams', ['Subscription']).then(() => rename('Roast', ' to order')),
      editor.canvas.addNotes('Key Partners', ['Growers']).then(() => rename('Web shop', ' and bar', editor)),
    ])
    await expectAll([owner, editor], {
      Channels: ['Web shop and bar'],
      'Key Activities': activities.map((text) => (text === 'Roast' ? 'Roast to order' : text)),
      'Key Partners': ['Growers'],
      'Revenue Streams': ['Subscription'],
    })
    await Promise.all([owner.canvas.expectSaved(), editor.canvas.expectSaved()])
    expect((await editor.canvas.content()).notes.map((note) => note.text).sort()).toEqual(
      Object.values(await owner.canvas.board())
        .flat()
        .sort(),
    )
  })

  await test.step('title, purpose and legend take the letters of both', async () => {
    const field = (one: typeof owner, name: string) => one.page.getByRole('textbox', { name, exact: true })
    for (const [name, before] of [
      ['Canvas title', 'Coffee'],
      ['Purpose', 'Good beans'],
    ] as const) {
      await field(owner, name).fill(before)
      await expect(field(editor, name)).toHaveValue(before, { timeout: AT_ONCE })
      await field(owner, name).press('End')
      await field(editor, name).press('Home')
      await Promise.all([owner.page.keyboard.type(' for all'), editor.page.keyboard.type('Fine ')])
      for (const one of [owner, editor])
        await expect(field(one, name)).toHaveValue(`Fine ${before} for all`, { timeout: AT_ONCE })
    }
    for (const one of [owner, editor]) {
      await one.canvas.button('More').click()
      await one.canvas.menuItem('What the colours mean').click()
    }
    await field(owner, 'Meaning of Sand').fill('Homes')
    await field(editor, 'Meaning of Sky').fill('Offices')
    for (const one of [owner, editor]) {
      await expect(field(one, 'Meaning of Sand')).toHaveValue('Homes', { timeout: AT_ONCE })
      await expect(field(one, 'Meaning of Sky')).toHaveValue('Offices', { timeout: AT_ONCE })
      await one.page.keyboard.press('Escape')
      const legend = one.page.getByRole('button', { name: /^What the colours mean:\s*Homes\s*Offices$/ })
      await expect(legend).toBeVisible()
    }
    await expect
      .poll(async () => (await owner.canvas.content()).meta.legend)
      .toEqual({
        sand: 'Homes',
        sky: 'Offices',
      })
  })
})

test('two people in one note lose no letter, and see each other in it', async ({ person }) => {
  const [owner, editor] = await startTogether(person, ['Owner', 'Editor'])
  await owner.canvas.addNotes('Key Activities', ['orders'])
  await expectAll([owner, editor], { 'Key Activities': ['orders'] })

  await test.step('each sees the name and the caret of the other where the other writes', async () => {
    await owner.canvas.edit('orders')
    await editor.canvas.edit('orders')
    await editor.page.keyboard.press('ControlOrMeta+Home')
    for (const [one, other] of [
      [owner, 'Editor'],
      [editor, 'Owner'],
    ] as const) {
      await expect(one.canvas.note('orders').getByLabel(`${other} is writing`)).toBeVisible({
        timeout: AT_ONCE,
      })
      await expect(one.canvas.caretsOfOthers).toHaveCount(1, { timeout: AT_ONCE })
    }
    // The editor's caret stands at the start of the word on the owner's screen, the owner's at its end.
    const from = async ({ canvas }: typeof owner) => (await canvas.caretsOfOthers.boundingBox())?.x ?? NaN
    await expect.poll(async () => (await from(editor)) - (await from(owner))).toBeGreaterThan(20)
  })

  await test.step('letters typed at once at both ends are all kept', async () => {
    await Promise.all([
      owner.page.keyboard.type(' the same day', { delay: 15 }),
      editor.page.keyboard.type('Ship all ', { delay: 15 }),
    ])
    await expectAll([owner, editor], { 'Key Activities': ['Ship all orders the same day'] })
    for (const { canvas } of [owner, editor])
      await expect.poll(() => canvas.written(), { timeout: AT_ONCE }).toBe('Ship all orders the same day')
  })

  await test.step('and so are letters typed at once at the same place', async () => {
    for (const { page } of [owner, editor]) await page.keyboard.press('ControlOrMeta+End')
    await Promise.all([
      owner.page.keyboard.type('1111', { delay: 20 }),
      editor.page.keyboard.type('2222', { delay: 20 }),
    ])
    await expect(async () => {
      const text = await owner.canvas.written()
      expect(await editor.canvas.written()).toBe(text)
      expect(text.replace('Ship all orders the same day', '').split('').sort().join('')).toBe('11112222')
    }).toPass({ timeout: AT_ONCE })
  })

  await test.step('a caret and a name go when their owner leaves the note', async () => {
    await editor.page.keyboard.press('Escape')
    await expect(owner.canvas.caretsOfOthers).toHaveCount(0, { timeout: AT_ONCE })
    await expect(owner.page.getByLabel('Editor is writing')).toHaveCount(0)
    await expect(editor.page.getByLabel('Owner is writing')).toBeVisible()
  })

  await test.step('deleting a note that somebody writes in asks first, and Cancel leaves it alone', async () => {
    const [text = ''] = await owner.canvas.texts('Key Activities')
    await editor.canvas.chooseAction(text, 'Delete')
    const dialog = editor.page.getByRole('dialog', { name: 'Owner is writing in this note' })
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click()
    await expect(dialog).toBeHidden()
    await owner.page.keyboard.press('ControlOrMeta+End')
    await owner.page.keyboard.type('!')
    await expectAll([owner, editor], { 'Key Activities': [`${text}!`] })

    await editor.canvas.chooseAction(`${text}!`, 'Delete')
    await dialog.getByRole('button', { name: 'Delete anyway', exact: true }).click()
    await expectAll([owner, editor], {})
    await expect(owner.canvas.toast('Editor deleted the note you were writing in')).toBeVisible()
    await owner.canvas.button('Bring it back').click()
    await expectAll([owner, editor], { 'Key Activities': [`${text}!`] })
  })
})

test('undo and redo follow one’s own work and never touch anybody else’s', async ({ person }) => {
  const [owner, editor] = await startTogether(person, ['Owner', 'Editor'])
  const both = [owner, editor]
  const undo = ({ canvas }: typeof owner) => canvas.step('Undo')
  const redo = ({ canvas }: typeof owner) => canvas.step('Redo')
  // As fast as a paste: with pauses in it, typing is several steps of undo.
  const write = async ({ page, canvas }: typeof owner, text: string): Promise<void> => {
    await expect(canvas.editor).toBeFocused()
    await page.keyboard.insertText(text)
    await page.keyboard.press('Escape')
    await expect(canvas.editor).toBeHidden()
  }
  const add = async (one: typeof owner, block: BlockName, text: string): Promise<void> => {
    await one.canvas.button(`Add note to ${block}`).click()
    await write(one, text)
  }
  const append = async (one: typeof owner, text: string, more: string): Promise<void> => {
    await one.canvas.edit(text)
    await write(one, more)
  }

  await test.step('who has done nothing has nothing to undo', async () => {
    await add(owner, 'Key Activities', 'Roast')
    await expectAll(both, { 'Key Activities': ['Roast'] })
    await expect(editor.canvas.button('Undo')).toBeDisabled()
    await editor.page.keyboard.press('ControlOrMeta+z')
    await expect(editor.canvas.toast('Nothing of yours to undo')).toBeVisible()
    await expectAll(both, { 'Key Activities': ['Roast'] })
  })

  await test.step('of interleaved work only one’s own goes back and comes again, under the same ids', async () => {
    for (const [one, text] of [
      [editor, 'Answer'],
      [owner, 'Pack'],
      [editor, 'Repair'],
      [owner, 'Ship'],
    ] as const) {
      await add(one, 'Key Activities', text)
      await expect(owner.canvas.note(text)).toBeVisible()
      await expect(editor.canvas.note(text)).toBeVisible()
    }
    const all = ['Roast', 'Answer', 'Pack', 'Repair', 'Ship']
    await expectAll(both, { 'Key Activities': all })
    await owner.canvas.expectSaved()
    await editor.canvas.expectSaved()
    const before = (await owner.canvas.content()).notes
    await undo(editor)
    await expectAll(both, { 'Key Activities': ['Roast', 'Answer', 'Pack', 'Ship'] })
    await undo(editor)
    await expectAll(both, { 'Key Activities': ['Roast', 'Pack', 'Ship'] })
    await redo(editor)
    await redo(editor)
    await expectAll(both, { 'Key Activities': all })
    await expect.poll(async () => (await owner.canvas.content()).notes).toEqual(before)
  })

  await test.step('undo works while somebody else goes on typing', async () => {
    await append(editor, 'Answer', ' calls')
    await owner.canvas.edit('Pack')
    await Promise.all([
      owner.page.keyboard.type(' with the greatest care', { delay: 15 }),
      (async () => {
        await undo(editor)
        await expect(owner.canvas.note('Answer')).toBeVisible()
        await redo(editor)
        await expect(owner.canvas.note('Answer calls')).toBeVisible()
        await undo(editor)
      })(),
    ])
    await owner.page.keyboard.press('Escape')
    const now = ['Roast', 'Answer', 'Pack with the greatest care', 'Repair', 'Ship']
    await expectAll(both, { 'Key Activities': now })
  })

  await test.step('in a note of both, only one’s own letters go', async () => {
    await append(editor, 'Ship', ' at noon')
    await append(owner, 'Ship at noon', ' sharp')
    await expect(editor.canvas.note('Ship at noon sharp')).toBeVisible()
    await undo(editor)
    await expect(owner.canvas.note('Ship sharp')).toBeVisible({ timeout: AT_ONCE })
    await undo(owner)
    await expect(editor.canvas.note('Ship')).toBeVisible({ timeout: AT_ONCE })
    await redo(editor)
    await expect(owner.canvas.note('Ship at noon')).toBeVisible({ timeout: AT_ONCE })
  })

  await test.step('undoing an addition takes back one’s own letters and leaves what somebody else wrote', async () => {
    await add(owner, 'Channels', 'Bar')
    await append(editor, 'Bar', ' on Saturdays')
    await expect(owner.canvas.note('Bar on Saturdays')).toBeVisible()
    await undo(owner)
    for (const { canvas } of both) await canvas.expectNotes('Channels', ['on Saturdays'], AT_ONCE)
    await redo(owner)
    for (const { canvas } of both) await canvas.expectNotes('Channels', ['Bar on Saturdays'], AT_ONCE)
  })
})

test('a note keeps its identity wherever it goes, and can always be brought back', async ({ person }) => {
  const [owner, editor] = await startTogether(person, ['Owner', 'Editor'])
  const both = [owner, editor]
  await owner.canvas.addNotes('Key Activities', ['Roast', 'Pack', 'Ship'])
  await owner.canvas.addNotes('Key Resources', ['Roaster'])
  await owner.canvas.expectSaved()
  const id = await owner.canvas.noteId('Pack')

  await test.step('moved to another block by menu it is the same note, and the toast moves it back', async () => {
    await owner.canvas.chooseAction('Pack', 'Move to…', 'Key Resources')
    await expectAll(both, { 'Key Activities': ['Roast', 'Ship'], 'Key Resources': ['Roaster', 'Pack'] })
    await expect(owner.canvas.toast('Moved to Key Resources')).toBeVisible()
    await owner.canvas.undoByToast()
    await expect.poll(() => editor.canvas.texts('Key Resources'), { timeout: AT_ONCE }).toEqual(['Roaster'])
    await expectAll(both, { 'Key Activities': ['Roast', 'Ship', 'Pack'], 'Key Resources': ['Roaster'] })
  })

  await test.step('dragged within its block it stands where it was dropped', async () => {
    await owner.canvas.drag('Pack', owner.canvas.note('Roast'))
    await expectAll(both, { 'Key Activities': ['Pack', 'Roast', 'Ship'], 'Key Resources': ['Roaster'] })
  })

  await test.step('dragged onto a note of another block it lands before that note', async () => {
    await owner.canvas.drag('Pack', owner.canvas.note('Roaster'))
    await expectAll(both, { 'Key Activities': ['Roast', 'Ship'], 'Key Resources': ['Pack', 'Roaster'] })
    await owner.canvas.expectSaved()
    expect(await owner.canvas.noteId('Pack')).toBe(id)
  })

  await test.step('a note moved by one while another writes in it keeps the letters and the place', async () => {
    await editor.canvas.edit('Ship')
    await editor.page.keyboard.type(' it')
    await owner.canvas.chooseAction('Ship it', 'Move to…', 'Channels')
    await expect(owner.canvas.block('Channels').getByRole('listitem')).toHaveCount(1)
    await expect(editor.canvas.block('Channels').getByRole('listitem')).toHaveCount(1, { timeout: AT_ONCE })
    await expect(editor.canvas.editor).toBeFocused()
    await editor.page.keyboard.type(' today')
    await editor.page.keyboard.press('Escape')
    await expectAll(both, {
      'Key Activities': ['Roast'],
      'Key Resources': ['Pack', 'Roaster'],
      Channels: ['Ship it today'],
    })
  })

  await test.step('deleted it goes everywhere, and Undo in the toast brings the same note back', async () => {
    await owner.canvas.note('Pack').focus()
    await editor.canvas.chooseAction('Pack', 'Delete')
    await expectAll(both, {
      'Key Activities': ['Roast'],
      'Key Resources': ['Roaster'],
      Channels: ['Ship it today'],
    })
    // Who was on it stands on the note beside it.
    await expect(owner.canvas.note('Roaster')).toBeFocused()
    await editor.canvas.undoByToast()
    await expectAll(both, {
      'Key Activities': ['Roast'],
      'Key Resources': ['Pack', 'Roaster'],
      Channels: ['Ship it today'],
    })
    await editor.canvas.expectSaved()
    expect(await owner.canvas.noteId('Pack')).toBe(id)
  })

  await test.step('a category shows with icon and words on both screens, and so does a change of it', async () => {
    await owner.canvas.button('Set category: Roast').click()
    await owner.canvas.menuItem('Production').click()
    for (const { canvas } of both) {
      const category = canvas.note('Roast').getByRole('button', { name: 'Production', exact: true })
      await expect(category).toBeVisible({ timeout: AT_ONCE })
      await expect(category.locator('svg')).toBeVisible()
    }
    await editor.canvas.note('Roast').getByRole('button', { name: 'Production', exact: true }).click()
    await editor.canvas.menuItem('Problem solving').click()
    await expect(owner.canvas.note('Roast').getByRole('button', { name: 'Problem solving' })).toBeVisible({
      timeout: AT_ONCE,
    })
    await editor.canvas.expectSaved()
    const roast = (await owner.canvas.content()).notes.find((note) => note.text === 'Roast')
    expect(roast?.category).toBe('problem_solving')
  })
})

test('writing a note: Enter goes on, Shift+Enter makes a line, a paste makes notes, and the limit holds', async ({
  person,
}) => {
  const [owner, editor] = await startTogether(person, ['Owner', 'Editor'])
  const both = [owner, editor]
  const { canvas, page } = owner
  const { keyboard } = page
  const add = () => canvas.button('Add note to Channels').click()
  await owner.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const paste = async (text: string): Promise<void> => {
    await page.evaluate((words) => navigator.clipboard.writeText(words), text)
    await keyboard.press('ControlOrMeta+V')
  }

  await test.step('a draft without a letter is seen by nobody and leaves nothing behind', async () => {
    await add()
    await expect(canvas.editor).toBeFocused()
    await keyboard.press('Escape')
    await expectAll(both, {})
    await add()
    await keyboard.type('Hm')
    await expect(editor.canvas.note('Hm')).toBeVisible({ timeout: AT_ONCE })
    await keyboard.press('Backspace')
    await keyboard.press('Backspace')
    await keyboard.press('Escape')
    await expectAll(both, {})
    await canvas.expectSaved()
    expect((await canvas.content()).notes).toEqual([])
  })

  await test.step('Enter keeps the note and opens the next below it, an empty one ends the row', async () => {
    await add()
    for (const text of ['Shop', 'Fair']) {
      await keyboard.type(text)
      await keyboard.press('Enter')
      await expect(canvas.editor).toBeFocused()
      await expect(canvas.editor).toHaveText('')
    }
    await keyboard.press('Enter')
    await expect(canvas.editor).toBeHidden()
    await canvas.edit('Shop')
    await keyboard.press('Enter')
    await keyboard.type('Bar')
    await keyboard.press('Escape')
    await expectAll(both, { Channels: ['Shop', 'Bar', 'Fair'] })
  })

  await test.step('Shift+Enter makes a line in the note', async () => {
    await canvas.edit('Bar')
    await keyboard.press('Shift+Enter')
    await keyboard.type('on Saturdays')
    await keyboard.press('Escape')
    await expectAll(both, { Channels: ['Shop', 'Bar\non Saturdays', 'Fair'] })
  })

  await test.step('lines pasted while writing become one note each, without their bullets', async () => {
    await canvas.edit('Fair')
    await keyboard.type(' ')
    await paste('in spring\n\n- Phone\n• Letters\r\n')
    await expectAll(both, { Channels: ['Shop', 'Bar\non Saturdays', 'Fair in spring', 'Phone', 'Letters'] })
    await expect(canvas.toast('2 notes added')).toBeVisible()
  })

  await test.step('lines pasted onto a note come below it, and one Undo takes them all', async () => {
    await canvas.note('Shop').click()
    await canvas.note('Shop').focus()
    await paste('One\nTwo')
    await expectAll(both, {
      Channels: ['Shop', 'One', 'Two', 'Bar\non Saturdays', 'Fair in spring', 'Phone', 'Letters'],
    })
    await canvas.undoByToast()
    await expectAll(both, { Channels: ['Shop', 'Bar\non Saturdays', 'Fair in spring', 'Phone', 'Letters'] })
  })

  await test.step('what is pasted beyond 140 letters goes on in the next note', async () => {
    const thought = Array.from({ length: 36 }, (_, i) => `thought ${i + 10}`).join(' ')
    await canvas.button('Add note to Cost Structure').click()
    await keyboard.type('A ')
    await paste(thought)
    await expect.poll(async () => (await canvas.texts('Cost Structure')).join(' ')).toBe(`A ${thought}`)
    const texts = await canvas.texts('Cost Structure')
    expect(texts.map((text) => text.length <= 140)).toEqual([true, true, true])
    await canvas.note(texts[2] ?? '').focus()
    await paste(thought)
    await expect.poll(async () => (await canvas.texts('Cost Structure')).slice(3).join(' ')).toBe(thought)
  })

  await test.step('typing stops at 140 letters and a counter says so', async () => {
    await canvas.button('Add note to Key Resources').click()
    await keyboard.type('x'.repeat(137))
    await expect(page.getByText('137 / 140', { exact: true })).toBeVisible()
    await keyboard.type('123456')
    await expect(page.getByText('140 / 140', { exact: true })).toBeVisible()
    await keyboard.press('Escape')
    await expect
      .poll(() => editor.canvas.texts('Key Resources'), { timeout: AT_ONCE })
      .toEqual([`${'x'.repeat(137)}123`])
  })
})

test('everybody sees who is here, in which block, who writes and who is away', async ({ person }) => {
  const [owner, editor] = await startTogether(person, ['Owner', 'Editor'])
  await owner.canvas.addNotes('Channels', ['Web shop'])
  await expectAll([owner, editor], { Channels: ['Web shop'] })
  const seen = (name: string) => owner.canvas.block('Channels').getByRole('img', { name, exact: true })

  await test.step('the block somebody is in shows them, and only that block', async () => {
    await editor.canvas.note('Web shop').focus()
    await expect(seen('Editor')).toBeVisible({ timeout: AT_ONCE })
    await editor.canvas.button('Add note to Key Partners').click()
    await expect(owner.canvas.block('Key Partners').getByRole('img', { name: 'Editor' })).toBeVisible({
      timeout: AT_ONCE,
    })
    await expect(seen('Editor')).toHaveCount(0)
    await editor.page.keyboard.press('Escape')
  })

  await test.step('the note somebody writes in wears their name', async () => {
    await editor.canvas.edit('Web shop')
    await expect(owner.canvas.note('Web shop').getByLabel('Editor is writing')).toBeVisible({
      timeout: AT_ONCE,
    })
    await editor.page.keyboard.press('Escape')
    await expect(owner.page.getByLabel('Editor is writing')).toHaveCount(0, { timeout: AT_ONCE })
  })

  await test.step('a pointer is shown where it points, and can be hidden for oneself', async () => {
    const segments = await editor.canvas.block('Customer Segments').boundingBox()
    if (!segments) throw new Error('the block is not on screen')
    await editor.page.mouse.move(segments.x + segments.width * 0.5, segments.y + segments.height * 0.75)
    const pointer = owner.canvas.block('Customer Segments').getByText('Editor', { exact: true })
    await expect(pointer).toBeVisible({ timeout: AT_ONCE })
    await expect
      .poll(async () => {
        const [name, block] = [
          await pointer.boundingBox(),
          await owner.canvas.block('Customer Segments').boundingBox(),
        ]
        return name && block ? Math.abs(name.y - (block.y + block.height * 0.75)) < 30 : false
      })
      .toBe(true)
    await owner.canvas.button('More').click()
    await owner.canvas.menuItem('Show others’ pointers').click()
    await expect(pointer).toHaveCount(0)
    await owner.canvas.button('More').click()
    await owner.canvas.menuItem('Show others’ pointers').click()
    await editor.page.mouse.move(segments.x + segments.width * 0.4, segments.y + segments.height * 0.5)
    await expect(pointer).toBeVisible({ timeout: AT_ONCE })
  })

  await test.step('who looks at something else is away, and back with the next look', async () => {
    await editor.look('elsewhere')
    await expect
      .poll(() => owner.canvas.people(), { timeout: AT_ONCE })
      .toEqual(['Owner (you)', 'Editor, away'])
    await editor.look('here')
    await expect.poll(() => owner.canvas.people(), { timeout: AT_ONCE }).toEqual(['Owner (you)', 'Editor'])
  })

  await test.step('a new name is everywhere at once, and who closes the page is away', async () => {
    await editor.canvas.button('Editor (you)').click()
    await editor.canvas.menuItem('Change your name…').click()
    await editor.page.getByRole('textbox', { name: 'Your name' }).fill('Edith')
    await editor.page.keyboard.press('Enter')
    await expect.poll(() => owner.canvas.people(), { timeout: AT_ONCE }).toEqual(['Owner (you)', 'Edith'])
    await editor.page.close()
    await expect
      .poll(() => owner.canvas.people(), { timeout: AT_ONCE })
      .toEqual(['Owner (you)', 'Edith, away'])
  })
})
