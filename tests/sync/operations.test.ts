/** What an operator does from the command line while people are at work. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { AppPeer } from './support/app-peer.ts'
import { newCanvas, newGuest, newMember } from './support/people.ts'
import { until } from './support/until.ts'

const ROOT = join(import.meta.dirname, '../..')

let server: TestServer
let folder: string
beforeAll(async () => {
  server = await startServer()
  folder = await mkdtemp(join(tmpdir(), 'ninefold-operations-'))
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})

interface Ran {
  readonly code: number
  readonly out: string
  readonly errors: string
}

function ninefold(...args: readonly string[]): Promise<Ran> {
  const env = { PATH: process.env.PATH, DATA_DIR: server.dataDir, PUBLIC_URL: server.url }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['apps/server/src/cli/main.ts', ...args],
      { cwd: ROOT, env },
      (error, out, errors) => resolve({ code: Number(error?.code ?? 0), out, errors }),
    )
  })
}

test('canvases are listed with who is in them', async () => {
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada, 'Bakery')
  await newMember(server, canvasId, ada, 'Grace')
  const { code, out } = await ninefold('canvases', 'list')
  expect(code).toBe(0)
  expect(out).toMatch(new RegExp(`^${canvasId} .*2 people, 1 of them owners.*"Bakery"$`, 'm'))
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

test('a backup taken while somebody types is a server with all that was saved before it', async () => {
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada, 'the backup')
  const page = new AppPeer(server, canvasId, ada)
  await page.synced()
  page.type('before ')
  page.fence()
  await until('it is on disk', () => page.allDurable)
  const typing = setInterval(() => page.typeOn(), 5)
  const target = join(folder, 'backup')
  const { code, errors } = await ninefold('backup', target)
  clearInterval(typing)
  page.destroy()
  expect([code, errors]).toEqual([0, ''])

  const restored = await startServer({ dataDir: target })
  const again = new AppPeer(restored, canvasId, ada)
  await again.synced()
  expect(again.title).toBe('before the backup')
  again.destroy()
  await restored.stop()
  expect(await ninefold('backup', target)).toMatchObject({ code: 1 })
})
