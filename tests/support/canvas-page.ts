/**
 * A canvas on somebody's screen, by the names that assistive technology sees. Markup is looked at only for what has
 * no name of its own: a caret, the lines of an editor, the section around a note.
 */
import { expect, type Locator, type Page } from '@playwright/test'
import type { BLOCKS, CanvasContent } from '@ninefold/shared'
import { becomes } from './becomes.ts'

export type BlockName = (typeof BLOCKS)[number]['name']

/** The notes of each block that has some, by their accessible names and in their order. */
export type Board = Readonly<Partial<Record<BlockName, readonly string[]>>>

export class CanvasPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** From the address: `/c/<id>`. */
  get id(): string {
    return new URL(this.page.url()).pathname.split('/')[2] ?? ''
  }

  block(name: BlockName): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  /** The notes of a block, as they stand on screen. */
  notes(block: BlockName): Locator {
    return this.block(block).getByRole('list').getByRole('listitem')
  }

  /** One note by its text, wherever it is. */
  note(text: string): Locator {
    return this.page.getByRole('listitem', { name: text, exact: true })
  }

  /** The open editor of a note. */
  get editor(): Locator {
    return this.page.getByRole('textbox', { name: 'Note text' })
  }

  /** What stands in the open editor, without the carets of others. */
  async written(): Promise<string> {
    // Others' carets stand among the letters, each with a name that is not shown.
    return this.editor.evaluate((editor) => {
      const bare = editor.cloneNode(true) as HTMLElement
      for (const caret of bare.querySelectorAll('.cm-ySelectionCaret')) caret.remove()
      const lines = [...bare.querySelectorAll('.cm-line')]
      return lines.map((line) => line.textContent).join('\n')
    })
  }

  /** Where others are in the note that is open here. A caret has no name of its own: the note wears the names. */
  get caretsOfOthers(): Locator {
    return this.page.locator('.cm-ySelectionCaret')
  }

  get status(): Locator {
    return this.page.getByRole('status', { name: 'Connection' })
  }

  get peopleHere(): Locator {
    return this.page.getByRole('list', { name: 'People here' }).getByRole('listitem')
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** Adds notes as a person does: press the button once, then text and Enter for each. */
  async addNotes(block: BlockName, texts: readonly string[]): Promise<void> {
    await this.block(block)
      .getByRole('button', { name: `Add note to ${block}`, exact: true })
      .click()
    for (const text of texts) {
      // Enter commits and opens the next, so the field that is typed into must be an empty one.
      await expect(this.editor).toBeFocused()
      await expect(this.editor).toHaveText('')
      await this.page.keyboard.type(text)
      await this.page.keyboard.press('Enter')
      await expect(this.note(text)).toBeVisible()
    }
    await this.page.keyboard.press('Escape')
    await expect(this.editor).toBeHidden()
  }

  /** Opens a note's text for writing, the caret at its end. */
  async edit(text: string): Promise<void> {
    await this.note(text).dblclick()
    await expect(this.editor).toBeFocused()
    await this.page.keyboard.press('ControlOrMeta+End')
  }

  /** An item of the open menu, whether it acts or chooses. */
  menuItem(name: string): Locator {
    const menu = this.page.getByRole('menu')
    return menu
      .getByRole('menuitem', { name, exact: true })
      .or(menu.getByRole('menuitemradio', { name, exact: true }))
      .or(menu.getByRole('menuitemcheckbox', { name, exact: true }))
  }

  /** Opens the menu of a note and presses one of its items, or an item and one of those it leads to. */
  async chooseAction(text: string, ...items: readonly string[]): Promise<void> {
    await this.button(`Note actions: ${text}`).click()
    for (const item of items) await this.menuItem(item).click()
  }

  /** Drags a note with the mouse onto another note, before which it lands, or into a block, at whose end it does. */
  async drag(text: string, target: Locator): Promise<void> {
    const note = this.note(text)
    const { mouse } = this.page
    // The code for dragging comes when a pointer nears a note, and takes hold with the next move over it.
    await expect(async () => {
      await mouse.move(1, 1)
      await note.hover()
      await expect(note).toHaveAttribute('draggable', 'true', { timeout: 200 })
    }).toPass()
    await mouse.down()
    const box = await target.boundingBox()
    if (!box) throw new Error('the place to drop at is not on screen')
    await mouse.move(box.x + box.width / 2, box.y + 4, { steps: 5 })
    await mouse.move(box.x + box.width / 2, box.y + 5)
    await mouse.up()
  }

  /** Presses Undo or Redo of the bar; a toast may have an Undo of its own. */
  async step(direction: 'Undo' | 'Redo'): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: direction, exact: true }).click()
  }

  /** What the page has just said in passing. */
  toast(text: string): Locator {
    return this.page.getByRole('region', { name: 'Notifications' }).getByText(text, { exact: true })
  }

  /** Presses the Undo of the latest toast. */
  async undoByToast(): Promise<void> {
    const region = this.page.getByRole('region', { name: 'Notifications' })
    await region.getByRole('button', { name: 'Undo', exact: true }).last().click()
  }

  /** Until everything this page wrote is on the server's disk. */
  async expectSaved(timeout = 10_000): Promise<void> {
    await expect(this.status).toHaveText('Saved', { timeout })
  }

  /** Until a block holds exactly these notes, in this order. */
  async expectNotes(block: BlockName, texts: readonly string[], timeout = 10_000): Promise<void> {
    await becomes(() => this.texts(block), texts, timeout)
  }

  /** The notes of a block by their accessible names. */
  async texts(block: BlockName): Promise<string[]> {
    // Read in one go: a note that goes while others are read would be waited for.
    return this.notes(block).evaluateAll((notes) =>
      notes.map((note) => note.getAttribute('aria-label') ?? note.textContent),
    )
  }

  /** Every note on screen. */
  async board(): Promise<Board> {
    // In one go, because it is asked many times a second: each note with the name of the region around it.
    const sheet = this.page.getByRole('group', { name: 'Canvas', exact: true })
    const notes = await sheet
      .getByRole('listitem')
      .evaluateAll((items) =>
        items.map((item) => [
          item.closest('section')?.getAttribute('aria-label') ?? '',
          item.getAttribute('aria-label') ?? item.textContent,
        ]),
      )
    const board = Map.groupBy(notes, ([block]) => block)
    return Object.fromEntries([...board].map(([block, own]) => [block, own.map(([, text]) => text)]))
  }

  /** Until the screen shows exactly these notes, block by block and in this order. */
  async expectBoard(board: Board, timeout = 10_000): Promise<void> {
    await becomes(() => this.board(), board, timeout)
  }

  /** The people in the list, oneself first. */
  async people(): Promise<(string | null)[]> {
    return this.peopleHere
      .getByRole('img')
      .evaluateAll((people) => people.map((one) => one.getAttribute('aria-label')))
  }

  /** What the switcher of a phone, or the strip beside a large block, says of each block. */
  async switcher(): Promise<string[]> {
    const names = await this.page
      .getByRole('navigation', { name: 'Blocks', exact: true })
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''))
    return names.filter((name) => /, \d/.test(name))
  }

  /** Shows another block, on a phone or while one is open large. */
  async switchTo(block: BlockName): Promise<void> {
    const blocks = this.page.getByRole('navigation', { name: 'Blocks', exact: true })
    await blocks.getByRole('button', { name: new RegExp(`^${block}, `) }).click()
    await expect(this.block(block)).toBeVisible()
  }

  /** What the server has on its disk. */
  async content(): Promise<CanvasContent> {
    const response = await this.page.request.get(`/api/canvases/${this.id}/content`)
    expect(response.status()).toBe(200)
    return (await response.json()) as CanvasContent
  }

  /** The id under which the server knows the one note of this text. */
  async noteId(text: string): Promise<string> {
    const same = (await this.content()).notes.filter((note) => note.text === text)
    expect(same.map((note) => note.text)).toEqual([text])
    return same[0]?.id ?? ''
  }
}
