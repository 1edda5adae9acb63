import { BLOCKS, type CanvasContent } from '@ninefold/shared'
import * as Y from 'yjs'
import { StockPeer } from '../sync/support/stock-peer.ts'
import type { CanvasPage } from '../support/canvas-page.ts'
import {
  cannotFillDisks,
  fillDisk,
  freeDisk,
  freeze,
  OUTLIVES_FULL_DISK,
  withDiskOf,
} from '../support/faults.ts'
import { readyForOffline, textsOnDevice } from '../support/local-copy.ts'
import type { TestServer } from '../support/server.ts'
import { recordStatus } from '../support/record-status.ts'
import { expect, test, type Person } from '../support/test.ts'
import { Typist } from '../support/typist.ts'
import { countLacking, Witness } from '../support/witness.ts'

/** All notes of a canvas by block, as the server's HTTP answers them. */
async function contentOf(server: TestServer, canvasId: string, token: string): Promise<CanvasContent> {
  const response = await fetch(`${server.url}/api/canvases/${canvasId}/content`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(response.status).toBe(200)
  return (await response.json()) as CanvasContent
}

const byBlock = ({ notes }: CanvasContent): string[][] =>
  BLOCKS.map(({ id }) => notes.filter(({ blockId }) => blockId === id).map(({ text }) => text))

const onScreen = (canvas: CanvasPage): Promise<string[][]> =>
  Promise.all(BLOCKS.map(({ name }) => canvas.texts(name)))

async function startTogether(
  server: TestServer,
  person: (name: string, options: { baseURL: string }) => Promise<Person>,
): Promise<{ ada: Person; bob: Person; canvasId: string; witnesses: Witness[] }> {
  const ada = await person('Ada', { baseURL: server.url })
  const bob = await person('Bob', { baseURL: server.url })
  const witnesses = [ada, bob].map(({ page }) => new Witness(page))
  const canvasId = await ada.startCanvas()
  await bob.joinByLink(await ada.shareLink())
  return { ada, bob, canvasId, witnesses }
}

async function expectAllEqual(
  people: readonly Person[],
  server: TestServer,
  canvasId: string,
  token: string,
): Promise<void> {
  for (const { canvas } of people) await canvas.expectSaved(30_000)
  const kept = byBlock(await contentOf(server, canvasId, token))
  for (const { canvas } of people) await expect.poll(() => onScreen(canvas)).toEqual(kept)
}

test('kill -9 while two people type loses nothing that was confirmed or shown; the rest comes from the browsers', async ({
  person,
  ownServer,
}) => {
  test.setTimeout(120_000)
  const server = await ownServer()
  const { ada, bob, canvasId, witnesses } = await startTogether(server, person)
  const typists = [new Typist(ada, 'ada'), new Typist(bob, 'bob')] as const
  typists[0].start('Key Activities')
  typists[1].start('Channels')

  for (let round = 0; round < 3; round++) {
    await Promise.all(typists.map((typist) => typist.more(7)))
    await server.kill9()
    // Nothing is confirmed after this; what the pages were told before it has reached the witnesses.
    for (const { canvas } of [ada, bob])
      await expect(canvas.status).toHaveText('Reconnecting – changes kept on this device')
    const promised = witnesses.map(({ confirmed, shown }) => [...confirmed, ...shown])
    expect(promised.map((updates) => updates.length > 20 * (round + 1))).toEqual([true, true])
    await withDiskOf(server, async (copy) => {
      const disk = await new StockPeer(copy, canvasId, ada).synced()
      expect(promised.map((updates) => countLacking(disk.doc, updates))).toEqual([0, 0])
      // The measure itself: an empty document lacks all of them.
      expect(promised.map((updates) => countLacking(new Y.Doc(), updates) > 0)).toEqual([true, true])
      disk.destroy()
    })
    await Promise.all(typists.map((typist) => typist.more(3)))
    await server.start()
    for (const { canvas } of [ada, bob]) await expect(canvas.status).toHaveText(/^(Saved|Saving…)$/)
  }

  const typed = await Promise.all(typists.map((typist) => typist.stop()))
  await ada.canvas.expectNotes('Key Activities', typed[0] ?? [])
  await ada.canvas.expectNotes('Channels', typed[1] ?? [])
  await expectAllEqual([ada, bob], server, canvasId, ada.token)
})

test('a graceful restart while two people type, and reloading afterwards, lose nothing', async ({
  person,
  ownServer,
}) => {
  const server = await ownServer()
  const { ada, bob, canvasId } = await startTogether(server, person)
  await ada.page.getByRole('textbox', { name: 'Canvas title' }).fill('Kept for good')
  await ada.page.getByRole('textbox', { name: 'Purpose' }).fill('Nothing is lost.')
  const typists = [new Typist(ada, 'ada'), new Typist(bob, 'bob')] as const
  typists[0].start('Key Resources')
  typists[1].start('Key Resources')
  await Promise.all(typists.map((typist) => typist.more(8)))
  expect(await server.terminate()).toBe(0)
  await Promise.all(typists.map((typist) => typist.more(3)))
  await server.start()
  await Promise.all(typists.map((typist) => typist.more(3)))
  const typed = (await Promise.all(typists.map((typist) => typist.stop()))).flat().sort()
  await expectAllEqual([ada, bob], server, canvasId, ada.token)
  expect((await ada.canvas.texts('Key Resources')).sort()).toEqual(typed)

  const before = await onScreen(ada.canvas)
  await Promise.all([ada, bob].map(({ page }) => page.reload()))
  for (const { page, canvas } of [ada, bob]) {
    await expect.poll(() => onScreen(canvas)).toEqual(before)
    await expect(page.getByRole('textbox', { name: 'Canvas title' })).toHaveValue('Kept for good')
    await expect(page.getByRole('textbox', { name: 'Purpose' })).toHaveValue('Nothing is lost.')
  }
})

test('a page closed before its writing was saved brings it when it is opened again, server up or down', async ({
  person,
  ownServer,
}) => {
  const server = await ownServer()
  const { ada, bob, canvasId } = await startTogether(server, person)
  await ada.canvas.addNotes('Key Partners', ['saved before'])
  await ada.canvas.expectSaved()
  await readyForOffline(ada.canvas)
  // A frozen server takes what it is sent and answers nothing.
  freeze(server)
  await ada.canvas.button('Add note to Key Partners').click()
  await expect(ada.canvas.editor).toBeFocused()
  await ada.page.keyboard.type('typed and closed at once')
  await expect(ada.canvas.status).toHaveText('Saving…')
  await expect.poll(() => textsOnDevice(ada.canvas)).toContain('typed and closed at once')
  await ada.page.close()
  await server.kill9()

  const again = await ada.openTab(`/c/${canvasId}`)
  await again.expectNotes('Key Partners', ['saved before', 'typed and closed at once'])
  await expect(again.status).toHaveText('Reconnecting – changes kept on this device')
  await again.addNotes('Key Partners', ['with the server down'])
  await server.start()
  const all = ['saved before', 'typed and closed at once', 'with the server down']
  await again.expectSaved()
  await again.expectNotes('Key Partners', all)
  await bob.canvas.expectNotes('Key Partners', all)
  const { notes } = await contentOf(server, canvasId, ada.token)
  expect(notes.map(({ text }) => text)).toEqual(all)
})

test('while the disk is full nothing is called saved, nobody loses or sees an edit, and it is saved when there is room', async ({
  person,
  ownServer,
}) => {
  test.skip(cannotFillDisks !== null, cannotFillDisks ?? '')
  const server = await ownServer({ env: OUTLIVES_FULL_DISK, limits: { commitRetryMs: 1500 } })
  const { ada, bob, canvasId } = await startTogether(server, person)
  const typist = new Typist(ada, 'ada')
  typist.start('Cost Structure')
  await typist.more(4)
  fillDisk(server)
  await typist.more(7)
  const typed = await typist.stop()
  await expect(ada.canvas.status).toHaveText('Saving…')
  const said = await recordStatus(ada.canvas)
  const onDisk = async (): Promise<string[]> =>
    (await contentOf(server, canvasId, ada.token)).notes.map(({ text }) => text)
  const kept = await onDisk()
  expect(kept).not.toEqual(typed)

  const answer = await fetch(`${server.url}/api/canvases`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'application/json' },
    body: '{}',
  })
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ error: { code: 'storage_unavailable' } })
  // The server gives up on the room and lets everybody come again, as often as it takes.
  await expect(ada.canvas.status).toHaveText('Reconnecting – changes kept on this device')
  await expect(ada.canvas.status).toHaveText('Saving…')
  expect(await said()).not.toContain('Saved')

  await ada.page.reload()
  await ada.canvas.expectNotes('Cost Structure', typed)
  await expect(ada.canvas.status).toHaveText('Saving…')
  expect(await said()).not.toContain('Saved')
  await bob.canvas.expectNotes('Cost Structure', kept)
  expect(await onDisk()).toEqual(kept)

  freeDisk(server)
  await ada.canvas.expectSaved(30_000)
  await bob.canvas.expectNotes('Cost Structure', typed)
  await expectAllEqual([ada, bob], server, canvasId, ada.token)
})
