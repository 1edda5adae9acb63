/** What an operator does from the command line while people are at work. */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { AppPeer } from './support/app-peer.ts'
import { ninefold as run, type Ran } from './support/ninefold.ts'
import { newCanvas, newGuest, newMember } from './support/people.ts'
import { until } from './support/until.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await server.stop()
})

const ninefold = (...args: readonly string[]): Promise<Ran> =>
  run({ DATA_DIR: server.dataDir, PUBLIC_URL: server.url }, ...args)

test('canvases are listed with who is in them', async () => {
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada, 'Bakery')
  await newMember(server, canvasId, ada, 'Grace')
  const { code, out } = await ninefold('canvases', 'list')
  expect(code).toBe(0)
  expect(out).toMatch(new RegExp(`^${canvasId} .*2 people, 1 of them owners.*"Bakery"$`, 'm'))
})

test('who is in a canvas is listed with the ids that grant-owner asks for', async () => {
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada)
  const grace = await newMember(server, canvasId, ada, 'Grace')
  const { out } = await ninefold('canvases', 'people', canvasId)
  expect(out.replaceAll(/ {2}since \S+/g, '')).toBe(
    `${ada.userId}  owner  "Ada"\n${grace.userId}  editor  "Grace"\n`,
  )
})

test('a backup that was cut off is made again under its name, and one of nothing says so', async () => {
  const folder = join(server.dataDir, 'backup')
  await mkdir(`${folder}.unfinished`)
  await writeFile(join(`${folder}.unfinished`, 'ninefold.db'), 'half')
  expect(await ninefold('backup', folder)).toMatchObject({ code: 0, errors: '' })
  const dataDir = join(server.dataDir, 'nowhere')
  expect(await run({ DATA_DIR: dataDir }, 'backup', `${folder}-of-nothing`)).toMatchObject({
    code: 1,
    errors: `There is no data in ${dataDir}. DATA_DIR names where it is.\n`,
  })
  expect((await readdir(server.dataDir)).filter((name) => name.startsWith('backup'))).toEqual(['backup'])
})

test('a member who is made owner owns at once, in open pages too', async () => {
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada)
  const grace = await newMember(server, canvasId, ada, 'Grace')
  const page = new AppPeer(server, canvasId, grace)
  await page.synced()
  const { out } = await ninefold('canvases', 'grant-owner', canvasId, grace.userId)
  expect(out).toContain(grace.userId)
  await until('the page is told', () =>
    page.received.some(
      (message) =>
        message.type === 'event' &&
        message.kind === 'role.changed' &&
        (message.data as { role: string }).role === 'owner',
    ),
  )
  page.destroy()
})

test('a link for an owner works once', async () => {
  const canvasId = await newCanvas(server, await newGuest(server, 'Ada'))
  const { out } = await ninefold('canvases', 'grant-owner', canvasId)
  const token = /\/j\/(\w+)/.exec(out)?.[1]
  const join = async (): Promise<unknown> => {
    const response = await fetch(`${server.url}/api/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, name: 'Whoever lost it' }),
    })
    return response.json()
  }
  expect(await join()).toEqual({ canvasId, role: 'owner' })
  expect(await join()).toMatchObject({ error: { code: 'link_used_up' } })
})

test('a canvas that is deleted closes for everybody who is in it', async () => {
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada)
  const page = await new AppPeer(server, canvasId, ada).synced()
  expect((await ninefold('canvases', 'delete', canvasId)).code).toBe(0)
  await until('the page is closed', () => page.closes.includes(4404))
  page.destroy()
})

test.each([[[]], [['canvases']], [['canvases', 'delete']], [['canvases', 'delete', 'a', 'b']], [['purge']]])(
  '%j is answered with what there is',
  async (args: string[]) => {
    const { code, errors } = await ninefold(...args)
    expect([code, errors.split('\n')[0]]).toEqual([2, 'pnpm ninefold canvases list'])
  },
)

test('a canvas there is not is said to be none', async () => {
  expect(await ninefold('canvases', 'delete', 'nowhere')).toMatchObject({
    code: 1,
    errors: 'There is no canvas nowhere.\n',
  })
})
