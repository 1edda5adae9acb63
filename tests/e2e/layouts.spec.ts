/** The sheet at every width: what is beside what, what scrolls, and that no text breaks out of its place. */
import { ATTRIBUTION, BLOCKS, BLOCKS_IN_GUIDED_ORDER } from '@ninefold/shared'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import type { Page } from '@playwright/test'
import type { BlockName, CanvasPage } from '../support/canvas-page.ts'
import type { TestServer } from '../support/server.ts'
import { expect, phone, test, type Person } from '../support/test.ts'
import { StockPeer } from '../sync/support/stock-peer.ts'

const WIDE = [
  { width: 1100, height: 700 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
]
const MIDDLE = [
  { width: 700, height: 900 },
  { width: 1099, height: 800 },
]

const COMPOUND = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
  .repeat(2)
  .slice(0, 140)
const ARABIC = 'تحميص القهوة حسب الطلب مرتين في الأسبوع، مع تتبّع كامل للمحصول من المزرعة إلى الكوب'
const HEBREW = 'קליית קפה לפי הזמנה, פעמיים בשבוע, עם מעקב מלא מהחווה ועד הספל – Single Origin'

/** Whether the page itself can be scrolled, down or sideways. */
async function scrolls(page: Page): Promise<{ readonly down: boolean; readonly sideways: boolean }> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
    return { down: scrollHeight > clientHeight, sideways: scrollWidth > clientWidth }
  })
}

/** The notes on screen whose text is wider than they are, or that are wider than their block. */
async function overflowing(canvas: CanvasPage): Promise<string[]> {
  return canvas.page
    .getByRole('group', { name: 'Canvas', exact: true })
    .getByRole('listitem')
    .evaluateAll((notes) =>
      notes
        .filter((note) => {
          const block = note.closest('section')?.getBoundingClientRect()
          const box = note.getBoundingClientRect()
          const wide = [note, ...note.querySelectorAll('p')].some(
            (part) => part.scrollWidth > part.clientWidth,
          )
          return wide || !block || box.left < block.left || box.right > block.right
        })
        .map((note) => note.getAttribute('aria-label') ?? ''),
    )
}

/** What is written on the page in less than 12 px, by itself or by its styles. */
async function smallText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const drawn = (element: Element, part: string | null): string | null => {
      const { content, fontSize } = getComputedStyle(element, part)
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
      const written = part === null ? own : /^"./.test(content)
      return written && parseFloat(fontSize) < 12 ? `${element.className}${part ?? ''} ${fontSize}` : null
    }
    const shown = [...document.body.querySelectorAll('*')].filter((element) => element.checkVisibility())
    return shown
      .flatMap((element) => [null, '::before', '::after'].map((part) => drawn(element, part)))
      .filter((found) => found !== null)
  })
}

/** Where a block stands on the screen. */
async function boxOf(canvas: CanvasPage, name: BlockName) {
  const box = await canvas.block(name).boundingBox()
  if (!box) throw new Error(`${name} is not on screen`)
  return box
}

/** A page has a word on its licence in sight, and no text that breaks out. */
async function expectSound({ page, canvas }: Person): Promise<void> {
  await expect(page.getByText(ATTRIBUTION, { exact: true })).toBeVisible()
  expect((await scrolls(page)).sideways).toBe(false)
  expect(await overflowing(canvas)).toEqual([])
}

/** Puts what is hard to set into five of the blocks. */
async function fill(server: TestServer, owner: Person): Promise<void> {
  const peer = await new StockPeer(server, owner.canvas.id, owner).synced()
  const origins = { setup: null, gesture: null }
  const notes = { key_activities: [COMPOUND, 'Roast'], key_partners: [ARABIC], channels: [HEBREW] } as const
  for (const [blockId, texts] of Object.entries(notes) as [keyof typeof notes, readonly string[]][])
    addNotes(
      peer.doc,
      { blockId },
      texts.map((text) => ({ text })),
      origins,
    )
  const many = Array.from({ length: 12 }, (_, i) => ({ text: `Income ${i + 1}` }))
  addNotes(peer.doc, { blockId: 'revenue_streams' }, many, origins)
  await expect.poll(async () => (await owner.canvas.content()).notes.length).toBe(16)
  peer.destroy()
}

test('at every width of a computer the sheet fits, is in order, and no text breaks out of its note', async ({
  person,
  server,
}) => {
  const owner = await person('Owner')
  const { page, canvas } = owner
  await owner.startCanvas()
  await fill(server, owner)

  for (const size of WIDE)
    await test.step(`${size.width} × ${size.height}: all nine blocks, and the page does not scroll`, async () => {
      await page.setViewportSize(size)
      for (const { name } of BLOCKS) await expect(canvas.block(name)).toBeInViewport({ ratio: 1 })
      expect(await scrolls(page)).toEqual({ down: false, sideways: false })
      await expectSound(owner)
    })

  await test.step('text that runs from the right starts at the right', async () => {
    for (const text of [ARABIC, HEBREW]) {
      const words = canvas.note(text).getByText(text)
      expect(await words.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
    }
  })

  await test.step('a block opened large fills the sheet, with the other eight as a strip above it', async () => {
    const sheet = page.getByRole('group', { name: 'Canvas', exact: true })
    await canvas
      .block('Revenue Streams')
      .getByRole('button', { name: 'Revenue Streams', exact: true })
      .click()
    await expect(canvas.block('Channels')).toBeHidden()
    const [all, block] = [await sheet.boundingBox(), await boxOf(canvas, 'Revenue Streams')]
    if (!all) throw new Error('the sheet is not on screen')
    expect(all.width - block.width).toBeLessThan(4)
    expect(all.height - block.height).toBeLessThan(4)
    expect(all.width * all.height).toBeGreaterThan(1920 * 1080 * 0.7)
    expect(await canvas.switcher()).toEqual([
      'Customer Segments, 0 notes',
      'Value Propositions, 0 notes',
      'Channels, 1 note',
      'Customer Relationships, 0 notes',
      'Key Resources, 0 notes',
      'Key Activities, 2 notes',
      'Key Partners, 1 note',
      'Cost Structure, 0 notes',
    ])
    // In columns: the first notes stand beside each other.
    const first = await canvas.note('Income 1').boundingBox()
    const second = await canvas.note('Income 2').boundingBox()
    expect(second?.y).toBe(first?.y)
    await canvas.switchTo('Key Activities')
    await expectSound(owner)
    await page.keyboard.press('Escape')
    await expect(canvas.block('Channels')).toBeVisible()
  })

  for (const size of MIDDLE)
    await test.step(`${size.width} px: two columns in guided order`, async () => {
      await page.setViewportSize(size)
      // The blocks move into their new order a moment after the window has its new size.
      await expect(async () => {
        const left = (await boxOf(canvas, BLOCKS_IN_GUIDED_ORDER[0]?.name as BlockName)).x
        const places: { readonly column: number; readonly y: number }[] = []
        for (const { name } of BLOCKS_IN_GUIDED_ORDER) {
          const { x, y, width } = await boxOf(canvas, name as BlockName)
          places.push({ column: Math.round((x - left) / width), y: Math.round(y) })
        }
        expect(places.map(({ column }) => column)).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0])
        expect(places.map(({ y }) => y)).toEqual(places.map(({ y }) => y).sort((a, b) => a - b))
      }).toPass()
      expect((await page.getByRole('region').evaluateAll(names)).filter(isBlock)).toEqual(
        BLOCKS_IN_GUIDED_ORDER.map(({ name }) => name),
      )
      await expectSound(owner)
    })

  await test.step('at 200 % everything is still there and nothing has to be scrolled sideways', async () => {
    for (const size of [
      { width: 640, height: 360 },
      { width: 960, height: 540 },
    ]) {
      await page.setViewportSize(size)
      await expectSound(owner)
      for (const name of ['Share', 'More', 'Undo'])
        await expect(canvas.button(name)).toBeInViewport({ ratio: 1 })
      await expect(canvas.status).toBeInViewport()
    }
    await page.setViewportSize({ width: 640, height: 360 })
    await canvas.switchTo('Key Activities')
    await canvas.edit('Roast')
    await expect(canvas.editor).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
    await expectSound(owner)
  })

  await test.step('printed, the sheet has its nine blocks and its licence', async () => {
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByText(ATTRIBUTION, { exact: true })).toBeVisible()
    for (const { name } of BLOCKS) await expect(canvas.block(name)).toBeVisible()
    await expect(canvas.note('Income 12')).toBeVisible()
    await expect(canvas.button('Share')).toBeHidden()
  })
})

test('a phone shows one block, the nine in a switcher, and every text within its note', async ({
  person,
  server,
}) => {
  const owner = await person('Owner', phone)
  const { page, canvas } = owner
  await owner.startCanvas()
  await fill(server, owner)

  for (const [block, text] of [
    ['Key Activities', COMPOUND],
    ['Key Partners', ARABIC],
    ['Channels', HEBREW],
  ] as const)
    await test.step(`${block} alone is on screen, with its text unbroken`, async () => {
      await canvas.switchTo(block)
      expect((await page.getByRole('region').evaluateAll(names)).filter(isBlock)).toEqual([block])
      await expect(canvas.note(text)).toBeInViewport({ ratio: 1 })
      expect(await scrolls(page)).toEqual({ down: false, sideways: false })
      await expectSound(owner)
      await canvas.note(text).tap()
      await expect(canvas.editor).toBeFocused()
      await expectSound(owner)
      await page.keyboard.press('Escape')
    })

  await test.step('the nine are in reach of a thumb, each with its count, and the open one marked', async () => {
    const buttons = page.getByRole('navigation', { name: 'Blocks', exact: true }).getByRole('button')
    await expect(buttons).toHaveCount(9)
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 844 })
      for (const button of await buttons.all()) {
        await expect(button).toBeInViewport({ ratio: 1 })
        const box = await button.boundingBox()
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
        // Both are rounded to whole pixels.
        expect(await button.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(1)
      }
      expect(await scrolls(page)).toEqual({ down: false, sideways: false })
      expect(await smallText(page)).toEqual([])
    }
    await expect(buttons.and(page.locator('[aria-current=true]'))).toHaveAccessibleName('Channels, 1 note')
    expect(await canvas.switcher()).toEqual(
      BLOCKS_IN_GUIDED_ORDER.map(({ name }) => `${name}, ${COUNTS[name] ?? '0 notes'}`),
    )
  })

  await test.step('title and purpose have room in a dialog of their own', async () => {
    await canvas.button('More').click()
    await canvas.menuItem('About this canvas').click()
    const purpose = page.getByRole('textbox', { name: 'Purpose', exact: true })
    await purpose.fill('Beans for people who read the label')
    await expect(purpose).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
    await canvas.expectSaved()
    expect((await canvas.content()).meta.purpose).toBe('Beans for people who read the label')
    expect(await scrolls(page)).toEqual({ down: false, sideways: false })
  })
})

const COUNTS: Readonly<Record<string, string>> = {
  'Revenue Streams': '12 notes',
  'Key Activities': '2 notes',
  'Key Partners': '1 note',
  Channels: '1 note',
}

const names = (elements: readonly Element[]): string[] =>
  elements.map((element) => element.getAttribute('aria-label') ?? '')

const isBlock = (name: string): boolean => BLOCKS.some((block) => block.name === name)
