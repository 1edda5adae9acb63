/** What one person does on a canvas with the keyboard alone. The mouse is not touched in this file. */
import { type Locator, type Page } from '@playwright/test'
import type { CanvasPage } from '../support/canvas-page.ts'
import { expect, test, type Person } from '../support/test.ts'

/** A canvas of one person, with keys instead of hands. */
class Keys {
  readonly page: Page
  readonly canvas: CanvasPage

  constructor({ page, canvas }: Person) {
    this.page = page
    this.canvas = canvas
  }

  /** Presses keys one after another. After each the focus must be on something. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key)
      await this.expectFocus()
    }
  }

  /** The focus may travel for a moment, but must arrive. */
  async expectFocus(): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => document.activeElement?.tagName ?? 'none'), {
        message: 'the focus is lost',
      })
      .not.toMatch(/^(BODY|none)$/)
  }

  /** Tabs until `target` has the focus, at most once around the page. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let i = 0; i < 80; i++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.page.keyboard.press(key)
    }
    await expect(target).toBeFocused()
  }

  /** Types into the note that is open, which must be empty, and commits it. */
  async write(text: string, end = 'Enter'): Promise<void> {
    await expect(this.canvas.editor).toBeFocused()
    await this.page.keyboard.insertText(text)
    await this.press(end)
  }

  /** Opens the actions of the focused note and goes to one of them by its first letters. */
  async choose(...items: readonly string[]): Promise<void> {
    await this.page.keyboard.press('Shift+F10')
    for (const item of items) {
      const target = this.canvas.menuItem(item)
      await expect(target).toBeVisible()
      for (let i = 0; i < 20; i++) {
        if (await target.evaluate((element) => element === document.activeElement)) break
        await this.press('ArrowDown')
      }
      await expect(target).toBeFocused()
      await this.press('Enter')
    }
  }
}

test('all of a canvas can be reached and worked on by keyboard, and the focus is never lost', async ({
  person,
}) => {
  const owner = await person('Owner')
  await owner.startCanvas()
  const keys = new Keys(owner)
  const { page, canvas } = owner

  await test.step('N adds a note to the block one is in, Enter goes on, Escape ends on the note', async () => {
    await keys.tabTo(canvas.button('Add note to Key Activities'))
    await keys.press('n')
    await keys.write('Roast')
    await keys.write('Pack')
    await keys.write('Ship', 'Escape')
    await expect(canvas.note('Ship')).toBeFocused()
    await canvas.expectBoard({ 'Key Activities': ['Roast', 'Pack', 'Ship'] })
  })

  await test.step('arrows go among the notes of a block, Home and End to its first and last', async () => {
    for (const [key, text] of [
      ['ArrowUp', 'Pack'],
      ['ArrowUp', 'Roast'],
      ['ArrowUp', 'Roast'],
      ['ArrowDown', 'Pack'],
      ['End', 'Ship'],
      ['Home', 'Roast'],
    ] as const) {
      await keys.press(key)
      await expect(canvas.note(text)).toBeFocused()
    }
  })

  await test.step('past the last note, down goes to the block below', async () => {
    await keys.press('End', 'ArrowDown')
    await expect(canvas.button('Add note to Key Resources')).toBeFocused()
    await keys.tabTo(canvas.note('Ship'), 'Shift+Tab')
    await keys.press('Home')
    await expect(canvas.note('Roast')).toBeFocused()
  })

  await test.step('arrows go to the blocks beside, to their notes or to their button for one', async () => {
    await keys.press('ArrowRight')
    await expect(canvas.button('Add note to Value Propositions')).toBeFocused()
    await keys.press('Enter')
    await keys.write('Fresh coffee', 'Escape')
    await expect(canvas.note('Fresh coffee')).toBeFocused()
    await keys.press('ArrowLeft')
    await expect(canvas.note('Roast')).toBeFocused()
    await keys.press('ArrowRight')
    await expect(canvas.note('Fresh coffee')).toBeFocused()
    await keys.press('ArrowLeft')
  })

  await test.step('a block is one stop of Tab, at the note one was at', async () => {
    await keys.press('ArrowDown')
    await expect(canvas.note('Pack')).toBeFocused()
    await keys.tabTo(canvas.note('Fresh coffee'))
    await keys.tabTo(canvas.note('Pack'), 'Shift+Tab')
  })

  await test.step('Enter goes from the title to the purpose and on to the sheet, Escape straight to the sheet', async () => {
    const title = page.getByRole('textbox', { name: 'Canvas title', exact: true })
    await keys.tabTo(title, 'Shift+Tab')
    await keys.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Purpose', exact: true })).toBeFocused()
    // On the way to the title the last block was this one.
    for (const key of ['Enter', 'Escape']) {
      await keys.press(key)
      await expect(canvas.button('Add note to Key Partners')).toBeFocused()
      await keys.tabTo(title, 'Shift+Tab')
    }
    await keys.tabTo(canvas.note('Pack'))
  })

  await test.step('a note says how to write in it, to who listens and to who just types', async () => {
    await expect(canvas.note('Pack')).toHaveAccessibleDescription(/Press Enter to write in this note$/)
    await expect(canvas.toast('Press Enter to write in this note')).toBeHidden()
    await keys.press('e', 'r')
    await expect(canvas.toast('Press Enter to write in this note')).toBeVisible()
    await expect(canvas.note('Pack')).toBeFocused()
  })

  await test.step('Enter and F2 open a note, Escape closes it and stays on it', async () => {
    for (const [key, more] of [
      ['Enter', ' by hand'],
      ['F2', ', gently'],
    ] as const) {
      await keys.press(key)
      await keys.write(more, 'Escape')
    }
    await expect(canvas.note('Pack by hand, gently')).toBeFocused()
    await keys.press('Enter')
    await expect(canvas.editor).toBeFocused()
    await page.keyboard.press('Shift+Enter')
    await keys.write('daily', 'Escape')
    await canvas.expectBoard({
      'Key Activities': ['Roast', 'Pack by hand, gently\ndaily', 'Ship'],
      'Value Propositions': ['Fresh coffee'],
    })
  })

  await test.step('a draft left empty hands the focus to a note beside it, or to the button', async () => {
    await keys.press('n', 'Escape')
    await expect(canvas.note('Ship')).toBeFocused()
    await keys.tabTo(canvas.button('Add note to Channels'))
    await keys.press('Enter', 'Escape')
    await expect(canvas.button('Add note to Channels')).toBeFocused()
    await keys.tabTo(canvas.note('Ship'), 'Shift+Tab')
  })

  await test.step('the menu of a note opens by Shift+F10 and by its button, and Escape returns', async () => {
    await keys.press('Shift+F10')
    await expect(canvas.menuItem('Edit')).toBeFocused()
    await keys.press('Escape')
    await expect(canvas.note('Ship')).toBeFocused()
    await keys.tabTo(canvas.button('Note actions: Ship'))
    await keys.press('Enter')
    await expect(canvas.menuItem('Edit')).toBeFocused()
    await keys.press('Enter')
    await expect(canvas.editor).toBeFocused()
    await keys.press('Escape')
    await expect(canvas.note('Ship')).toBeFocused()
  })

  await test.step('a note moved by its menu takes the focus along', async () => {
    await keys.choose('Move to…', 'Customer Relationships')
    await expect(canvas.note('Ship')).toBeFocused()
    await canvas.expectNotes('Customer Relationships', ['Ship'])
    await keys.press('ArrowLeft')
    await expect(canvas.note('Fresh coffee')).toBeFocused()
    await keys.press('ArrowRight')
    await expect(canvas.note('Ship')).toBeFocused()
    await keys.choose('Move to…', 'Key Activities')
    await expect(canvas.note('Ship')).toBeFocused()
    await canvas.expectNotes('Customer Relationships', [])
  })

  await test.step('colour and category are chosen in the same menu, with the choice marked', async () => {
    await keys.choose('Colour', 'Sky')
    await expect(canvas.note('Ship')).toBeFocused()
    await keys.choose('Category', 'Production')
    await expect(canvas.note('Ship').getByRole('button', { name: 'Production', exact: true })).toBeVisible()
    await canvas.expectSaved()
    const ship = (await canvas.content()).notes.find((note) => note.text === 'Ship')
    expect(ship).toMatchObject({ color: 'sky', category: 'production' })
    await keys.press('Shift+F10')
    await keys.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter')
    await expect(page.getByRole('menuitemradio', { checked: true })).toHaveText('Sky')
    await keys.press('Escape', 'Escape')
  })

  await test.step('Delete removes a note and goes to the one beside it, and F6 reaches the Undo of the toast', async () => {
    await keys.press('Delete')
    await expect(canvas.note('Pack by hand, gently daily')).toBeFocused()
    await keys.press('F6')
    const toasts = page.getByRole('region', { name: 'Notifications' })
    await keys.tabTo(toasts.getByRole('button', { name: 'Undo', exact: true }).last())
    await keys.press('Enter')
    await expect(canvas.note('Ship')).toBeFocused()
    await canvas.expectNotes('Key Activities', ['Roast', 'Pack by hand, gently\ndaily', 'Ship'])
  })

  await test.step('Ctrl+Z and Ctrl+Shift+Z undo and redo wherever the focus is, and keep it', async () => {
    await keys.tabTo(canvas.note('Fresh coffee'))
    await keys.press('Delete')
    await canvas.expectNotes('Value Propositions', [])
    await expect(canvas.toast('Note deleted')).toBeVisible()
    await keys.press('ControlOrMeta+z')
    await canvas.expectNotes('Value Propositions', ['Fresh coffee'])
    // What it offered to undo is undone.
    await expect(canvas.toast('Note deleted')).toBeHidden()
    await keys.tabTo(canvas.note('Fresh coffee'), 'Shift+Tab')
    await keys.press('n')
    await keys.write('Fair prices', 'Escape')
    await expect(canvas.note('Fair prices')).toBeFocused()
    // The note with the focus goes: what has it now must be near.
    await keys.press('ControlOrMeta+z')
    await canvas.expectNotes('Value Propositions', ['Fresh coffee'])
    await keys.expectFocus()
    await keys.press('ControlOrMeta+Shift+z')
    await canvas.expectNotes('Value Propositions', ['Fresh coffee', 'Fair prices'])
  })
})

test('views and dialogs open and close by keyboard, and single letters can be switched off', async ({
  person,
}) => {
  const owner = await person('Owner')
  await owner.startCanvas()
  const keys = new Keys(owner)
  const { page, canvas } = owner
  await keys.tabTo(canvas.button('Add note to Key Activities'))
  await keys.press('Enter')
  await keys.write('Roast', 'Escape')
  await keys.tabTo(canvas.button('Add note to Cost Structure'))
  await keys.press('Enter')
  await keys.write('Green coffee', 'Escape')
  const large = (name: string) => page.getByRole('button', { name, exact: true, pressed: true })

  await test.step('F opens the block one is in large, F and Escape bring back all nine', async () => {
    for (const back of ['f', 'Escape']) {
      await keys.press('f')
      await expect(large('Cost Structure')).toBeVisible()
      await expect(canvas.note('Green coffee')).toBeFocused()
      await expect(canvas.block('Key Activities')).toBeHidden()
      await keys.press(back)
      await expect(canvas.block('Key Activities')).toBeVisible()
      await expect(canvas.note('Green coffee')).toBeFocused()
    }
  })

  await test.step('the strip beside a large block leads to another one', async () => {
    await keys.press('f')
    const blocks = page.getByRole('navigation', { name: 'Blocks', exact: true })
    await keys.tabTo(blocks.getByRole('button', { name: 'Key Activities, 1 note', exact: true }), 'Shift+Tab')
    await keys.press('Enter')
    await expect(large('Key Activities')).toBeVisible()
    await expect(canvas.note('Roast')).toBeFocused()
    await keys.tabTo(blocks.getByRole('button', { name: 'Back to all nine blocks' }), 'Shift+Tab')
    await keys.press('Enter')
    await expect(canvas.block('Cost Structure')).toBeVisible()
    await expect(canvas.note('Roast')).toBeFocused()
    await keys.press('f')
    await keys.tabTo(blocks.getByRole('button', { name: 'Cost Structure, 1 note', exact: true }), 'Shift+Tab')
    await keys.press('Escape')
    await expect(canvas.note('Roast')).toBeFocused()
  })

  await test.step('the title of a block opens it large and back', async () => {
    const title = canvas.block('Channels').getByRole('button', { name: 'Channels', exact: true })
    await keys.tabTo(title)
    await keys.press('Enter')
    await expect(large('Channels')).toBeFocused()
    await keys.press('Enter')
    await expect(title).toBeFocused()
    await expect(canvas.block('Key Activities')).toBeVisible()
  })

  await test.step('Ctrl+K finds a note in any block and Enter goes to it', async () => {
    await keys.press('ControlOrMeta+k')
    const field = page.getByRole('combobox', { name: 'Find in all notes' })
    await expect(field).toBeFocused()
    await page.keyboard.insertText('o')
    await expect(page.getByRole('option')).toHaveText([/Roast/, /Green coffee/])
    await keys.press('ArrowDown')
    await expect(page.getByRole('option', { selected: true })).toHaveText(/Green coffee/)
    await keys.press('Enter')
    await expect(canvas.note('Green coffee')).toBeFocused()
    await keys.press('ControlOrMeta+k')
    await expect(field).toBeFocused()
    await page.keyboard.insertText('nowhere')
    await expect(page.getByText('Nothing holds “nowhere”')).toBeVisible()
    await keys.press('Escape')
    await expect(canvas.note('Green coffee')).toBeFocused()
  })

  await test.step('every dialog gives the focus back to where it was', async () => {
    await keys.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    await keys.press('Escape')
    await expect(canvas.note('Green coffee')).toBeFocused()
    await keys.tabTo(canvas.button('Share'), 'Shift+Tab')
    await keys.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Share', exact: true })).toBeVisible()
    await keys.press('Escape')
    await expect(canvas.button('Share')).toBeFocused()
    await keys.tabTo(canvas.button('More'), 'Shift+Tab')
    await keys.press('Enter')
    await expect(canvas.menuItem('What the colours mean')).toBeVisible()
    await page.keyboard.type('what')
    await expect(canvas.menuItem('What the colours mean')).toBeFocused()
    await keys.press('Enter')
    await keys.tabTo(page.getByRole('textbox', { name: 'Meaning of Leaf' }))
    await page.keyboard.insertText('Both')
    await keys.press('Escape')
    await expect(canvas.button('More')).toBeFocused()
  })

  await test.step('single letters can be switched off and do nothing then', async () => {
    await keys.press('?')
    await keys.tabTo(page.getByRole('checkbox', { name: /^Single-letter shortcuts/ }))
    await keys.press('Space', 'Escape')
    await keys.tabTo(canvas.note('Green coffee'))
    await keys.press('n', 'f', '?')
    await expect(canvas.editor).toHaveCount(0)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(canvas.block('Key Activities')).toBeVisible()
    await expect(canvas.note('Green coffee')).toBeFocused()
    await keys.press('ControlOrMeta+k')
    await expect(page.getByRole('combobox', { name: 'Find in all notes' })).toBeFocused()
  })
})
