/** The canvas on paper, checked where it counts: in what Chromium prints. */
import { ATTRIBUTION, BLOCKS, BLOCK_IDS, blockById } from '@ninefold/shared'
import { addEntity } from '@ninefold/shared/document/entities'
import { changeNote } from '@ninefold/shared/document/edit-note-fields'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { readNotes } from '@ninefold/shared/document/read'
import { fillWithLinks } from '../support/linked-example.ts'
import { missingOn, printedPages, type PrintedPage } from '../support/pdf.ts'
import { StockPeer } from '../sync/support/stock-peer.ts'
import { expect, phone, test, type Person } from '../support/test.ts'

const A4 = [842, 595]
const A3 = [1191, 842]
const ORIGINS = { setup: null, gesture: null }

const sizes = (pages: readonly PrintedPage[]): number[][] =>
  pages.map(({ width, height }) => [Math.round(width), Math.round(height)])

/** Prints once the page is ready for it, which shows by the size of its paper. */
async function print({ page }: Person, size = A4): Promise<PrintedPage[]> {
  let pages: PrintedPage[] = []
  await expect(async () => {
    pages = await printedPages(page)
    expect(sizes(pages)).toEqual(pages.map(() => size))
  }).toPass()
  return pages
}

const texts = async ({ canvas }: Person): Promise<string[]> =>
  (await canvas.content()).notes.map(({ text }) => text)

test('one sheet holds all nine blocks with every note, whatever is on screen, and the details follow', async ({
  person,
  server,
}) => {
  const owner = await person('Owner', phone)
  await owner.page.addInitScript(() => {
    window.print = () => undefined
    localStorage.setItem('ninefold.view', 'list')
  })
  await owner.startCanvas()
  await fillWithLinks(server, owner)
  const { page, canvas } = owner
  const peer = await new StockPeer(server, canvas.id, owner).synced()
  const id = readNotes(peer.doc).find(({ text }) => text.startsWith('Roast to order'))?.id ?? ''
  peer.doc.transact(() => {
    changeNote(peer.doc, id, { responsibleId: 'Grace', detail: 'Never on **Mondays**.' }, null)
    const kpi = {
      noteId: id,
      name: 'Cost per bag',
      direction: 'lower_better',
      target: 3.2,
      unit: 'EUR',
    } as const
    addEntity(peer.doc, 'kpis', kpi, null)
    const risk = {
      noteId: id,
      cause: 'The roaster breaks',
      likelihood: 2,
      impact: 5,
      contingency: 'Borrow one',
    }
    addEntity(peer.doc, 'risks', risk, null)
  })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.getByRole('heading', { name: /^Roast to order/ })).toBeVisible()
  await expect.poll(async () => (await canvas.content()).risks.length).toBe(1)
  const all = await texts(owner)
  const pages = await print(owner)

  await test.step('the first page is the sheet: blocks, notes, title, purpose, day, colours and licence', () => {
    const [sheet] = pages
    expect(pages).toHaveLength(2)
    expect(missingOn(sheet ? [sheet] : [], [...all, ...BLOCKS.map(({ name }) => name)])).toEqual([])
    const day = new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(Date.now())
    const about = [
      'Harbour Coffee Roasters',
      'Traceable coffee at its best',
      day,
      'A Subscribers',
      ATTRIBUTION,
    ]
    expect(missingOn(sheet ? [sheet] : [], about)).toEqual([])
  })

  await test.step('then each activity in words: fields, links, measures, risks', () => {
    const words = [
      'Share of effort 40 %',
      'Responsible Grace',
      'Never on Mondays.',
      'needs 15 kg roaster and cupping lab',
      'Cost per bag: at most 3.2 EUR, every month',
      'The roaster breaks: likely 2 of 5, bad 5 of 5',
      'Then: Borrow one',
    ]
    expect(missingOn(pages.slice(1), words)).toEqual([])
  })

  await test.step('a note that is not on the canvas is missed on paper', async () => {
    await page
      .getByRole('listitem', { name: 'Tastings and courses' })
      .getByRole('button', { name: 'Delete' })
      .tap()
    await expect(page.getByRole('listitem', { name: 'Tastings and courses' })).toBeHidden()
    expect(missingOn(await print(owner), all)).toEqual(['Tastings and courses'])
  })

  await test.step('the menu offers larger paper, which is kept', async () => {
    await canvas.button('More').tap()
    await canvas.menuItem('Print').tap()
    await canvas.menuItem('On A3').tap()
    expect(missingOn((await print(owner, A3)).slice(0, 1), all)).toEqual(['Tastings and courses'])
  })
  peer.destroy()
})

test('sixty notes a block go on under the name of their block, long words and other scripts with them', async ({
  person,
  server,
}) => {
  const owner = await person('Owner')
  await owner.startCanvas()
  const peer = await new StockPeer(server, owner.canvas.id, owner).synced()
  const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
  for (const blockId of BLOCK_IDS) {
    const { code } = blockById(blockId)
    const notes = Array.from({ length: 58 }, (_, i) => ({
      text: `${code}${i} ships orders to schools, weekly`,
    }))
    addNotes(
      peer.doc,
      { blockId },
      [{ text: `${code} ${word}` }, { text: `${code} שלום` }, ...notes],
      ORIGINS,
    )
  }
  await expect.poll(async () => (await owner.canvas.content()).notes.length).toBe(540)
  await expect(owner.canvas.notes('Key Activities')).toHaveCount(60)
  const pages = await print(owner)

  const [sheet, ...others] = pages
  expect(missingOn(pages, await texts(owner))).toEqual([])
  expect(missingOn(sheet ? [sheet] : [], [...BLOCKS.map(({ name }) => `${name} `), 'KA0 ', 'KP10 '])).toEqual(
    [],
  )
  expect(
    missingOn(
      others,
      BLOCKS.map(({ name }) => `${name}, continued`),
    ),
  ).toEqual([])
  expect(pages.flatMap(({ outside }) => outside)).toEqual([])
  peer.destroy()
})
