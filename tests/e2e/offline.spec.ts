import { rmSync } from 'node:fs'
import * as Y from 'yjs'
import { newCanvas } from '../sync/support/people.ts'
import { StockPeer } from '../sync/support/stock-peer.ts'
import { expectAccessible } from '../support/axe.ts'
import type { CanvasPage } from '../support/canvas-page.ts'
import { freeze, wake } from '../support/faults.ts'
import { readyForOffline, textsOnDevice } from '../support/local-copy.ts'
import { recordStatus } from '../support/record-status.ts'
import type { TestServer } from '../support/server.ts'
import { expect, test, type Person } from '../support/test.ts'
import { makeNewVersion, otherProject, versionsOf } from '../support/web-build.ts'
import { Witness } from '../support/witness.ts'

const RECONNECTING = 'Reconnecting – changes kept on this device'

async function newNotesOnly(canvas: CanvasPage): Promise<string[]> {
  return (await canvas.texts('Channels')).filter((text) => text.startsWith('new'))
}

test('with the server or the network gone a canvas opens, takes edits, counts them, and merges them later', async ({
  person,
  ownServer,
}) => {
  test.setTimeout(90_000)
  const server = await ownServer()
  const ada = await person('Ada', { baseURL: server.url })
  const bob = await person('Bob', { baseURL: server.url })
  const canvasId = await ada.startCanvas()
  await bob.joinByLink(await ada.shareLink())
  await ada.canvas.addNotes('Channels', ['Web shop', 'Street market', 'Fairs'])
  await ada.canvas.expectSaved()
  await bob.canvas.expectNotes('Channels', ['Web shop', 'Street market', 'Fairs'])
  await readyForOffline(ada.canvas)
  const never = await newCanvas(server, ada, 'Never opened here')

  await server.kill9()
  const said = await recordStatus(ada.canvas)
  await ada.page.reload()
  await ada.canvas.expectNotes('Channels', ['Web shop', 'Street market', 'Fairs'])
  await expect(ada.canvas.status).toHaveText(RECONNECTING)
  await ada.canvas.addNotes('Channels', ['Radio', 'Posters'])
  await ada.canvas.chooseAction('Street market', 'Delete')
  await ada.canvas.expectNotes('Channels', ['Web shop', 'Fairs', 'Radio', 'Posters'])

  // What was changed is counted, and still known after the page was left.
  await ada.context.setOffline(true)
  await expect(ada.canvas.status).toHaveText('Offline – 3 changes waiting')
  await ada.page.reload()
  await expect(ada.canvas.status).toHaveText('Offline – 3 changes waiting')
  await ada.canvas.edit('Web shop')
  await ada.page.keyboard.type(' and app')
  await ada.page.keyboard.press('Escape')
  await expect(ada.canvas.status).toHaveText('Offline – 4 changes waiting')
  await expectAccessible(ada.page)
  expect(await said()).not.toContain('Saved')

  // What is loaded with its first use is on the device as well.
  await ada.canvas.button('Share').click()
  await expect(ada.page.getByRole('dialog', { name: 'Share' })).toBeVisible()
  await ada.page.keyboard.press('Escape')

  await server.start()
  await bob.canvas.expectSaved(20_000)
  await bob.canvas.edit('Web shop')
  await bob.page.keyboard.press('ControlOrMeta+Home')
  await bob.page.keyboard.type('Our ')
  await bob.page.keyboard.press('Escape')
  await bob.canvas.expectSaved()
  await ada.context.setOffline(false)
  for (const { canvas } of [ada, bob]) {
    await canvas.expectNotes('Channels', ['Our Web shop and app', 'Fairs', 'Radio', 'Posters'])
    await canvas.expectSaved()
  }

  // A canvas of which this device has no copy.
  await server.terminate()
  const tab = await ada.openTab(`/c/${never}`)
  await expect(tab.page.getByRole('heading', { name: 'The server cannot be reached' })).toBeVisible()
  await expect(tab.page.getByRole('link', { name: 'Go to the start page' })).toBeVisible()
  await expectAccessible(tab.page)
  await server.start()
  await expect(tab.page.getByRole('textbox', { name: 'Canvas title' })).toHaveValue('Never opened here')
  await ada.page.goto('/')
  await expect(ada.page.getByRole('list', { name: 'Your canvases' }).getByRole('listitem')).toHaveCount(2)
  expect(canvasId).not.toBe(never)
})

test('a browser that was away for long brings its own edits and never its old state', async ({
  person,
  ownServer,
}) => {
  const server = await ownServer()
  const ada = await person('Ada', { baseURL: server.url })
  const bob = await person('Bob', { baseURL: server.url })
  await ada.startCanvas()
  await bob.joinByLink(await ada.shareLink())
  await ada.canvas.addNotes('Key Resources', ['Machines', 'People', 'Money'])
  await bob.canvas.expectNotes('Key Resources', ['Machines', 'People', 'Money'])
  await bob.canvas.expectSaved()
  await readyForOffline(bob.canvas)
  await bob.context.setOffline(true)
  await bob.canvas.addNotes('Key Resources', ['Patents'])
  await expect.poll(() => textsOnDevice(bob.canvas)).toContain('Patents')
  await bob.page.close()

  // Meanwhile the canvas goes on, over restarts of the server.
  await ada.canvas.edit('Machines')
  await ada.page.keyboard.press('ControlOrMeta+A')
  await ada.page.keyboard.type('Two new machines')
  await ada.page.keyboard.press('Escape')
  await ada.canvas.chooseAction('People', 'Delete')
  await ada.canvas.expectSaved()
  await server.restart()
  await ada.canvas.chooseAction('Money', 'Move to…', 'Revenue Streams')
  await ada.canvas.expectNotes('Revenue Streams', ['Money'])
  await ada.canvas.expectSaved()

  const back = await bob.openTab(`/c/${ada.canvas.id}`)
  await back.expectNotes('Key Resources', ['Machines', 'People', 'Money', 'Patents'])
  await expect(back.status).toHaveText('Offline – 1 change waiting')
  await bob.context.setOffline(false)
  for (const canvas of [back, ada.canvas]) {
    await canvas.expectNotes('Key Resources', ['Two new machines', 'Patents'])
    await canvas.expectNotes('Revenue Streams', ['Money'])
    await canvas.expectSaved()
  }
})

/** Ids that have ever written in the canvas, as every program that reads it sees them. */
async function writingIds(server: TestServer, canvasId: string, ada: Person): Promise<number> {
  const peer = await new StockPeer(server, canvasId, ada).synced()
  const ids = Y.decodeStateVector(Y.encodeStateVector(peer.doc)).size
  peer.destroy()
  return ids
}

test('a browser keeps one writing id over clean reloads; an unclean end and a second tab take their own', async ({
  person,
  ownServer,
}) => {
  test.setTimeout(90_000)
  const server = await ownServer()
  const ada = await person('Ada', { baseURL: server.url })
  const witness = new Witness(ada.page)
  const canvasId = await ada.startCanvas()
  const seeded = await writingIds(server, canvasId, ada)
  for (let i = 0; i < 10; i++) {
    await ada.canvas.addNotes('Channels', [`new ${i}`])
    // Nearer to the truth than "Saved", which lets a moment pass before it takes itself back.
    await expect.poll(() => witness.settled, { intervals: [20] }).toBe(true)
    await ada.page.reload()
    await expect.poll(() => newNotesOnly(ada.canvas)).toHaveLength(i + 1)
  }
  // A very busy device may fail to note in time that the id is free; then one more is the safe answer.
  expect(await writingIds(server, canvasId, ada)).toBeLessThanOrEqual(seeded + 2)
  await ada.canvas.addNotes('Channels', ['new once more'])
  await ada.canvas.expectSaved()
  const used = await writingIds(server, canvasId, ada)

  // Two tabs are two replicas: each writes while both are cut off, and the two merge.
  const tab = await ada.openTab(`/c/${canvasId}`)
  await tab.expectSaved()
  await server.terminate()
  for (const { status } of [tab, ada.canvas]) await expect(status).toHaveText(RECONNECTING)
  await ada.canvas.edit('new 0')
  await ada.page.keyboard.type(' from the first')
  await ada.page.keyboard.press('Escape')
  await tab.edit('new 0')
  await tab.page.keyboard.type(' from the second')
  await tab.page.keyboard.press('Escape')
  await tab.addNotes('Customer Segments', ['Second tab'])
  await server.start()
  for (const canvas of [tab, ada.canvas]) {
    await canvas.expectNotes('Customer Segments', ['Second tab'])
    await canvas.expectSaved()
    // Saved is what this tab wrote; the other may be on its way back still.
    await expect
      .poll(async () => (await canvas.texts('Channels'))[0])
      .toMatch(/^new 0( from the first from the second| from the second from the first)$/)
  }
  expect(await tab.texts('Channels')).toEqual(await ada.canvas.texts('Channels'))
  expect(await writingIds(server, canvasId, ada)).toBe(used + 1)
  await tab.page.close()

  // Left with something the server had not confirmed: what that id wrote is not surely known.
  freeze(server)
  await ada.canvas.addNotes('Channels', ['new unsaved'])
  await expect(ada.canvas.status).toHaveText('Saving…')
  await ada.page.reload({ waitUntil: 'commit' })
  wake(server)
  await expect.poll(() => newNotesOnly(ada.canvas)).toHaveLength(12)
  await ada.canvas.addNotes('Channels', ['new after'])
  await ada.canvas.expectSaved()
  expect(await writingIds(server, canvasId, ada)).toBe(used + 2)
})

/** Which versions of the product this page has loaded parts of. */
async function loadedVersions({ page }: CanvasPage): Promise<string[]> {
  return versionsOf(
    await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)),
  )
}

const projects: string[] = []
test.afterEach(() => {
  for (const root of projects.splice(0)) rmSync(root, { recursive: true })
})

test('a new version is offered, taken as a whole when it is accepted, and never mixed with the old one', async ({
  person,
  ownServer,
}) => {
  const root = otherProject()
  projects.push(root)
  const server = await ownServer({ root })
  const ada = await person('Ada', { baseURL: server.url })
  const canvasId = await ada.startCanvas()
  await ada.canvas.addNotes('Channels', ['Web shop'])
  await ada.canvas.expectSaved()
  await readyForOffline(ada.canvas)
  makeNewVersion(root)
  await server.restart()
  await ada.canvas.expectSaved(20_000)
  const answered = await fetch(`${server.url}/c/${canvasId}`)
  expect(versionsOf((await answered.text()).split('"'))).toEqual(['new'])

  // The open page goes on with its own parts, also with those it had not loaded yet.
  await ada.canvas.button('Share').click()
  await expect(ada.page.getByRole('dialog', { name: 'Share' })).toBeVisible()
  await ada.page.keyboard.press('Escape')
  expect(await loadedVersions(ada.canvas)).toEqual(['old'])

  // Opening a page makes the browser look for a new version; until it is accepted the old one is whole.
  await ada.page.reload()
  const offer = ada.page.getByRole('region', { name: 'Notifications' })
  await expect(offer.getByText('A new version is ready')).toBeVisible({ timeout: 20_000 })
  await ada.canvas.expectNotes('Channels', ['Web shop'])
  await expectAccessible(ada.page)
  expect(await loadedVersions(ada.canvas)).toEqual(['old'])
  await offer.getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => loadedVersions(ada.canvas).catch(() => [])).toEqual(['new'])
  await ada.canvas.expectNotes('Channels', ['Web shop'])
  await ada.canvas.expectSaved()

  await server.terminate()
  await ada.page.reload()
  await ada.canvas.expectNotes('Channels', ['Web shop'])
  await ada.canvas.button('Share').click()
  await expect(ada.page.getByRole('dialog', { name: 'Share' })).toBeVisible()
  expect(await loadedVersions(ada.canvas)).toEqual(['new'])
})

test('a dialog whose code cannot be loaded says so, and opens once the network is back', async ({
  person,
}) => {
  const ada = await person('Ada', { serviceWorkers: 'block' })
  const cut = ['**/assets/Panels-*', '**/assets/PeopleDialog-*']
  for (const address of cut) await ada.context.route(address, (route) => route.abort())
  await ada.startCanvas()
  const open = async (): Promise<void> => {
    await ada.canvas.button('More').click()
    await ada.canvas.menuItem('People…').click()
  }
  await open()
  await expect(
    ada.canvas.toast('The server does not answer. Check your connection, then try again.'),
  ).toBeVisible()
  await ada.context.unroute('**/assets/Panels-*')
  await ada.canvas.button('Try again').click()
  const failed = ada.page.getByRole('dialog', { name: 'This could not be loaded' })
  await expect(failed).toBeVisible()
  await expectAccessible(ada.page)
  await ada.context.unroute('**/assets/PeopleDialog-*')
  await failed.getByRole('button', { name: 'Try again' }).click()
  const people = ada.page.getByRole('dialog', { name: 'People', exact: true })
  await expect(people.getByRole('listitem')).toHaveCount(1)
})
