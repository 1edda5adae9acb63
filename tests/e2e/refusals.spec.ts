import { once } from 'node:events'
import { CLOSE, FRAME, LIMITS, SYNC } from '@ninefold/shared'
import type { Page } from '@playwright/test'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { expectAccessible } from '../support/axe.ts'
import { recordStatus } from '../support/record-status.ts'
import { AT_ONCE } from '../support/team.ts'
import { expect, test, type Person } from '../support/test.ts'
import { Typist } from '../support/typist.ts'

interface Link {
  readonly id: string
  readonly url: string
}

/** A request of a person's own page, over the same cookie. */
async function ask<T>(person: Person, method: string, path: string, data?: object): Promise<T> {
  const { origin } = new URL(person.page.url())
  const response = await person.context.request.fetch(path, {
    method,
    headers: { origin },
    ...(data ? { data } : {}),
  })
  expect(response.ok()).toBe(true)
  return (response.status() === 204 ? undefined : await response.json()) as T
}

const newLink = (owner: Person, canvasId: string, fields: object = {}): Promise<Link> =>
  ask(owner, 'POST', `/api/canvases/${canvasId}/links`, { role: 'editor', ...fields })

/** A page that refuses: it says why in its heading, can be used by everybody, and has a way on. */
async function expectRefusal(page: Page, heading: string, wayOn: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  await expect(page.getByRole('link', { name: wayOn })).toHaveAttribute('href', '/')
  await expectAccessible(page)
}

test('a canvas that is not there, not theirs, or badly addressed says so and leads on', async ({
  person,
}) => {
  const ada = await person('Ada')
  const eve = await person('Eve')
  const canvasId = await ada.startCanvas()
  await eve.page.goto(`/c/${canvasId}`)
  await expectRefusal(eve.page, 'You are not on this canvas', 'Go to the start page')
  await eve.startCanvas()
  await eve.page.goto(`/c/${canvasId}`)
  await expectRefusal(eve.page, 'You are not on this canvas', 'Go to the start page')
  await eve.page.goto('/c/nosuchcanvas0000000000')
  await expectRefusal(eve.page, 'This canvas does not exist', 'Go to the start page')
  // Whether the server answers or the copy of the pages that is kept here.
  await eve.page.goto('/c/not%20an%20id')
  await expectRefusal(eve.page, 'There is no such page', 'Go to the start page')
  const stranger = await person('Stranger')
  for (const path of ['/c/not%20an%20id', '/c/', '/nowhere']) {
    const answer = await stranger.page.goto(path)
    expect(answer?.status()).toBe(404)
    await expectRefusal(stranger.page, 'There is no such page', 'Go to the start page')
  }
})

test('a link that lets nobody in says why, and so does one whose canvas is gone', async ({ person }) => {
  const ada = await person('Ada')
  const eve = await person('Eve')
  const canvasId = await ada.startCanvas()
  const soon = new Date(Date.now() + 1500).toISOString()
  const [closed, revoked, expired, usedUp, ofDeleted] = await Promise.all([
    newLink(ada, canvasId),
    newLink(ada, canvasId),
    newLink(ada, canvasId, { expiresAt: soon }),
    newLink(ada, canvasId, { maxUses: 1 }),
    newLink(ada, canvasId),
  ])
  await ask(ada, 'PATCH', `/api/canvases/${canvasId}/links/${closed.id}`, { closed: true })
  await ask(ada, 'DELETE', `/api/canvases/${canvasId}/links/${revoked.id}`)
  const first = await person('First')
  await first.joinByLink(usedUp.url)
  await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(soon))

  const refusals = [
    ['/j/nosuchtoken', 'This link leads nowhere'],
    [closed.url, 'The door is closed'],
    [revoked.url, 'This link was taken back'],
    [expired.url, 'This link has run out'],
    [usedUp.url, 'This link is used up'],
  ] as const
  for (const [address, heading] of refusals) {
    await eve.page.goto(address)
    await expectRefusal(eve.page, heading, 'Go to the start page')
  }
  await ask(ada, 'DELETE', `/api/canvases/${canvasId}`)
  await eve.page.goto(ofDeleted.url)
  await expectRefusal(eve.page, 'This canvas is gone', 'Go to the start page')
})

test('an access that ends while the page is open makes it read-only with the reason, and leaves no copy behind', async ({
  person,
}) => {
  const ada = await person('Ada')
  const bob = await person('Bob')
  const canvasId = await ada.startCanvas()
  const link = await newLink(ada, canvasId)
  await bob.joinByLink(link.url)
  await ada.canvas.addNotes('Key Partners', ['of Ada'])
  await bob.canvas.addNotes('Key Partners', ['of Bob'])
  await bob.canvas.expectSaved()
  await bob.canvas.edit('of Bob')

  await ask(ada, 'DELETE', `/api/canvases/${canvasId}/links/${link.id}`)
  await expect(bob.canvas.status).toHaveText('Read-only: your access has ended', { timeout: AT_ONCE })
  await bob.canvas.expectNotes('Key Partners', ['of Ada', 'of Bob'])
  await expect(bob.page.getByRole('button', { name: 'Add note to Key Partners' })).toBeHidden()
  await expect(bob.canvas.editor).toBeHidden()
  await expect(bob.page.getByRole('textbox', { name: 'Canvas title' })).not.toBeEditable()
  await expect(bob.page.getByRole('alert')).toContainText('Your access to this canvas has ended.')
  await expect(bob.page.getByRole('alert')).toContainText('Nothing of it is kept on this device.')
  await expectAccessible(bob.page)
  await bob.page.reload()
  await expectRefusal(bob.page, 'You are not on this canvas', 'Go to the start page')

  // The owner deletes the canvas in one tab and has it open in another.
  await ada.canvas.expectNotes('Key Partners', ['of Ada', 'of Bob'])
  await ask(ada, 'DELETE', `/api/canvases/${canvasId}`)
  await expect(ada.canvas.status).toHaveText('Read-only: this canvas was deleted', { timeout: AT_ONCE })
  await ada.canvas.expectNotes('Key Partners', ['of Ada', 'of Bob'])
  await expect(ada.page.getByRole('alert')).toContainText('This canvas was deleted.')
  await expectAccessible(ada.page)
  await ada.page.reload()
  await expectRefusal(ada.page, 'This canvas does not exist', 'Go to the start page')
})

test('the start page with the server down shows what this browser remembers, and each opens', async ({
  person,
  ownServer,
}) => {
  const server = await ownServer()
  const ada = await person('Ada', { baseURL: server.url })
  // Somebody whose browser has the pages, but whom the server does not know.
  const stranger = await person('Stranger', { baseURL: server.url })
  await stranger.page.goto('/')
  await stranger.page.evaluate(() => navigator.serviceWorker.ready)
  const canvasId = await ada.startCanvas()
  await ada.page.getByRole('textbox', { name: 'Canvas title' }).fill('Remembered')
  await ada.canvas.addNotes('Channels', ['Web shop'])
  await ada.canvas.expectSaved()
  await ada.page.evaluate(() => navigator.serviceWorker.ready)
  const cards = ada.page.getByRole('list', { name: 'Your canvases' }).getByRole('listitem')
  await ada.page.goto('/')
  // The list follows the document within seconds, and is read when the page opens.
  await expect(async () => {
    await ada.page.reload()
    await expect(cards).toContainText('Remembered', { timeout: 500 })
  }).toPass()
  await server.terminate()
  await ada.page.reload()
  await expect(cards).toHaveCount(1)
  await expect(ada.page.getByText('The server does not answer.', { exact: false })).toBeVisible()
  await expectAccessible(ada.page)
  await ada.canvas.button('Start a canvas').click()
  await expect(ada.page.getByRole('alert').first()).toContainText('The server does not answer.')
  await ada.page.getByRole('link', { name: 'Remembered' }).click()
  await ada.canvas.expectNotes('Channels', ['Web shop'])

  await ada.page.goto('/')
  await stranger.page.goto(`/c/${canvasId}`)
  await expectRefusal(stranger.page, 'The server cannot be reached', 'Go to the start page')
  await server.start()
  await ada.canvas.button('Try again').click()
  await expect(ada.page.getByText('The server does not answer.', { exact: false })).toBeHidden()
  await expect(cards).toHaveCount(1)
  // As promised, by itself.
  await expectRefusal(stranger.page, 'You are not on this canvas', 'Go to the start page')
})

test('a cookie counts only from our own pages, for requests and for sockets', async ({ person, server }) => {
  const ada = await person('Ada')
  const canvasId = await ada.startCanvas()
  const cookie = (await ada.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const rename = (origin: string): Promise<Response> =>
    fetch(`${server.url}/api/canvases/${canvasId}`, {
      method: 'PATCH',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Renamed' }),
    })
  for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`]) {
    const answer = await rename(origin)
    expect([answer.status, await answer.json()]).toMatchObject([403, { error: { code: 'foreign_origin' } }])
    expect(await upgradeStatus(`${server.socketUrl}/${canvasId}`, { cookie, origin })).toBe(403)
  }
  expect(await upgradeStatus(`${server.socketUrl}/${canvasId}`, { cookie })).toBe(403)
  expect((await rename(server.url)).status).toBe(200)
  expect(await upgradeStatus(`${server.socketUrl}/${canvasId}`, { cookie, origin: server.url })).toBe(101)
})

/** How the server answers the wish for a socket: 101 is a socket. */
async function upgradeStatus(address: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(address, { headers })
  const status = await new Promise<number>((resolve, reject) => {
    socket.on('upgrade', () => resolve(101))
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('error', reject)
  })
  socket.on('error', () => undefined) // ended before it was open
  socket.terminate()
  return status
}

/** A frame of the right form, with so many bytes that are no update. */
function updateFrame(length: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAME.sync)
  encoding.writeVarUint(encoder, SYNC.update)
  encoding.writeVarUint8Array(encoder, new Uint8Array(length))
  return encoding.toUint8Array(encoder)
}

/** Sends one frame as a program of this person; the code with which the server closes it. */
async function closeCodeFor(address: string, frame: Uint8Array): Promise<number> {
  const socket = new WebSocket(address)
  await once(socket, 'open')
  socket.send(frame)
  const [code] = (await once(socket, 'close')) as [number]
  return code
}

test('a malformed or oversized frame ends the one who sent it and nobody else', async ({
  person,
  server,
}) => {
  const ada = await person('Ada')
  const bob = await person('Bob')
  const canvasId = await ada.startCanvas()
  await bob.joinByLink(await ada.shareLink())
  const typists = [new Typist(ada, 'ada'), new Typist(bob, 'bob')] as const
  const said = await Promise.all([ada, bob].map(({ canvas }) => recordStatus(canvas)))
  typists[0].start('Channels')
  typists[1].start('Channels')
  await Promise.all(typists.map((typist) => typist.more(2)))

  const guest = await fetch(`${server.url}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: (await ada.shareLink()).split('/').at(-1), name: 'Mallory' }),
  })
  const cookie = guest.headers.getSetCookie()[0]?.split(';')[0]?.split('=')[1] ?? ''
  const address = `${server.socketUrl}/${canvasId}?token=${cookie}`
  const frames = [
    [Uint8Array.of(0, 2, 3, 255, 255, 255), CLOSE.malformed],
    [Uint8Array.of(9), CLOSE.malformed],
    [updateFrame(LIMITS.frameBytes), CLOSE.tooLarge],
  ] as const
  for (const [frame, code] of frames) expect(await closeCodeFor(address, frame)).toBe(code)

  await Promise.all(typists.map((typist) => typist.more(2)))
  const typed = (await Promise.all(typists.map((typist) => typist.stop()))).flat().sort()
  for (const { canvas } of [ada, bob]) {
    await expect.poll(async () => (await canvas.texts('Channels')).sort()).toEqual(typed)
    await canvas.expectSaved()
  }
  expect(await ada.canvas.texts('Channels')).toEqual(await bob.canvas.texts('Channels'))
  for (const statuses of said)
    expect((await statuses()).filter((text) => text !== 'Saved' && text !== 'Saving…')).toEqual([])
})
