/** A backup is taken while people write, and put in place again: nothing comes back by itself, nothing is merged. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { AppPeer } from './support/app-peer.ts'
import { ninefold } from './support/ninefold.ts'
import { newCanvas, newGuest, newMember, type Guest } from './support/people.ts'
import { StockPeer } from './support/stock-peer.ts'
import { until } from './support/until.ts'

const STALE = 4410
/** Each starts up to six processes, one after the other. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let folder: string
let server: TestServer
let ada: Guest
let grace: Guest
let canvasId: string
let backup: string
let peers: StockPeer[]

/** Ada and Grace write on a canvas; a backup is made of it when "before" is on disk, and while both type on. */
beforeEach(async () => {
  peers = []
  folder = await mkdtemp(join(tmpdir(), 'ninefold-restore-'))
  server = await startServer({ dataDir: join(folder, 'data') })
  ada = await newGuest(server, 'Ada')
  canvasId = await newCanvas(server, ada, 'the backup')
  grace = await newMember(server, canvasId, ada, 'Grace')
  backup = join(folder, 'backup')
})
afterEach(async () => {
  for (const peer of peers) peer.destroy()
  await server.stop()
  await rm(folder, { recursive: true })
})

const cli = (...args: string[]) => ninefold({ DATA_DIR: server.dataDir }, ...args)

function watch<Peer extends StockPeer>(peer: Peer): Peer {
  peers.push(peer)
  return peer
}

async function page(who: Guest): Promise<AppPeer> {
  const peer = watch(new AppPeer(server, canvasId, who))
  await peer.synced()
  return peer
}

async function saved(peer: AppPeer): Promise<void> {
  peer.fence()
  await until('it is on disk', () => peer.allDurable)
}

async function backUpWhileBothType(): Promise<[AppPeer, AppPeer]> {
  const both: [AppPeer, AppPeer] = [await page(ada), await page(grace)]
  both[0].type('before ')
  await saved(both[0])
  const typing = setInterval(() => both.forEach((peer) => peer.typeOn()), 5)
  const { code, errors } = await cli('backup', backup)
  clearInterval(typing)
  expect([code, errors]).toEqual([0, ''])
  both[1].type('after ')
  await saved(both[1])
  return both
}

async function restoreHere(): Promise<string> {
  const { code, out, errors } = await cli('restore', backup)
  expect([code, errors]).toEqual([0, ''])
  return out
}

test('a backup taken while two people type holds what was saved before it, and is one only once', async () => {
  await backUpWhileBothType()
  await server.terminate()
  const dataDir = join(folder, 'elsewhere')
  const restored = await ninefold({ DATA_DIR: dataDir }, 'restore', backup)
  expect(restored.errors).toBe('')
  expect(restored.out).toBe('1 canvases are as the backup holds them. Start the server again.\n')
  server = await startServer({ dataDir })
  expect((await page(ada)).title).toBe('before the backup')
  expect(await ninefold({ DATA_DIR: dataDir }, 'backup', backup)).toMatchObject({ code: 1 })
})

test('pages and programs that hold more than the backup are told, and nothing of it is merged', async () => {
  const both = await backUpWhileBothType()
  const stock = await watch(new StockPeer(server, canvasId, grace)).synced()
  for (const peer of both) peer.provider.params['epoch'] = '1'
  await server.terminate()
  expect(await restoreHere()).toContain('What was here before is in ')
  await server.start()
  for (const peer of [...both, stock])
    await until('an old copy is turned away', () => peer.closes.includes(STALE))
  // What they held they hold still: it is theirs to keep.
  expect(both.map(({ title }) => title)).toEqual(['after before the backup', 'after before the backup'])

  const [fresh, other] = [await page(ada), await page(grace)]
  expect(fresh.title).toBe('before the backup')
  fresh.type('anew ')
  await saved(fresh)
  await until('Grace sees it', () => other.title === 'anew before the backup')
  const kept = (await readdir(server.dataDir)).filter((name) => name.startsWith('replaced-'))
  expect(await readdir(join(server.dataDir, kept[0] ?? ''))).toEqual(['ninefold.db', 'secret'])
})

test('a backup that is restored a second time is not merged with what came of the first', async () => {
  await backUpWhileBothType()
  await server.terminate()
  await restoreHere()
  await server.start()
  const first = await page(ada)
  first.type('first ')
  await saved(first)
  await server.terminate()
  await restoreHere()
  await server.start()
  await until('the first is turned away', () => first.closes.includes(STALE))
  expect((await page(grace)).title).toBe('before the backup')
})

test('a note is as it was, with who wrote it and when', async () => {
  const first = await page(ada)
  const id = first.addNote('Bake')
  await saved(first)
  await backUpWhileBothType()
  const read = async (path: string): Promise<unknown> => {
    const headers = { authorization: `Bearer ${ada.token}` }
    const response = await fetch(`${server.url}/api/canvases/${canvasId}${path}`, { headers })
    return response.json()
  }
  const facts = async (): Promise<unknown> =>
    ((await read('/notes/facts')) as { items: { noteId: string }[] }).items.find((one) => one.noteId === id)
  const before = await facts()
  await server.terminate()
  await restoreHere()
  await server.start()
  const { notes } = (await read('/content')) as { notes: { id: string }[] }
  expect(notes.find((note) => note.id === id)).toMatchObject({ blockId: 'key_activities', text: 'Bake' })
  expect(await facts()).toEqual(before)
})

// ------------------------------------------------------------------------------------------ rights that had ended
const api = async (method: string, path: string, who: Guest | null, body?: object): Promise<unknown> => {
  const response = await fetch(`${server.url}/api${path}`, {
    method,
    headers: {
      ...(who && { authorization: `Bearer ${who.token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return text === '' ? response.status : JSON.parse(text)
}

test('what was taken away since the backup stays taken away', async () => {
  const leaked = (await api('POST', `/canvases/${canvasId}/links`, ada, { role: 'editor' })) as {
    id: string
    token: string
  }
  const door = (await api('POST', `/canvases/${canvasId}/links`, ada, { role: 'editor' })) as typeof leaked
  const once = (await api('POST', `/canvases/${canvasId}/links`, ada, { role: 'owner' })) as typeof leaked
  const [eve, leaver] = [await newGuest(server, 'Eve'), await newMember(server, canvasId, ada, 'Lea')]
  await api('POST', '/join', eve, { token: leaked.token })
  const steady = await newMember(server, canvasId, ada, 'Steady')
  expect((await cli('backup', backup)).code).toBe(0)
  expect(await api('DELETE', `/canvases/${canvasId}/links/${leaked.id}`, ada)).toBe(204)
  await api('PATCH', `/canvases/${canvasId}/links/${door.id}`, ada, { closed: true })
  expect(
    await api('PATCH', `/canvases/${canvasId}/members/${grace.userId}`, ada, { role: 'viewer' }),
  ).toMatchObject({ role: 'viewer' })
  expect(await api('DELETE', '/me', leaver)).toBe(204)
  expect(await api('POST', '/join', await newGuest(server, 'Olga'), { token: once.token })).toMatchObject({
    role: 'owner',
  })
  await server.terminate()
  expect(await restoreHere()).toContain('Ended again, because it had ended since the backup: 4 ')
  await server.start()

  const role = async (who: Guest): Promise<unknown> =>
    ((await api('GET', `/canvases/${canvasId}`, who)) as { role?: string }).role
  expect([await role(ada), await role(grace), await role(steady), await role(eve)]).toEqual([
    'owner',
    'viewer',
    'editor',
    undefined,
  ])
  const late = await newGuest(server, 'Late')
  const refused = (code: string): object => ({ error: { code } })
  for (const [link, code] of [
    [leaked, 'link_revoked'],
    [door, 'link_closed'],
    [once, 'link_used_up'],
  ] as const)
    expect(await api('POST', '/join', late, { token: link.token })).toMatchObject(refused(code))
  expect(await api('GET', '/me', leaver)).toMatchObject({ error: {} })
})

// --------------------------------------------------------------------------------------------- what is refused
test('a restore beside a running server, of what is none, or of what is damaged changes nothing', async () => {
  await backUpWhileBothType()
  expect(await cli('restore', backup)).toMatchObject({
    code: 1,
    errors: expect.stringContaining('Stop it first'),
  })
  await server.terminate()
  const failure = async (from: string): Promise<string> => {
    const { code, errors } = await cli('restore', from)
    expect(code).toBe(1)
    return errors
  }
  expect(await failure(join(folder, 'nothing'))).toContain('is no backup')
  const damaged = join(folder, 'damaged')
  await cp(backup, damaged, { recursive: true })
  await truncate(join(damaged, 'ninefold.db'), 20_000)
  expect(await failure(damaged)).toContain('damaged')
  const key = join(folder, 'key')
  await writeFile(key, 'x'.repeat(40), { mode: 0o600 })
  const env = { DATA_DIR: server.dataDir, SECRET_FILE: key }
  expect(await ninefold(env, 'restore', backup)).toMatchObject({ code: 1 })
  await server.start()
  expect((await page(ada)).title).toBe('after before the backup')
  expect(await readdir(server.dataDir)).not.toContain('restoring')
})

test('a server does not start on a backup that was only copied', async () => {
  await backUpWhileBothType()
  await expect(startServer({ dataDir: backup })).rejects.toThrow('pnpm ninefold restore')
})

/** Node code that ends the process, as a power cut would, at its first call of a function of `fs`. */
const dyingAt = (name: string): string =>
  `data:text/javascript,${encodeURIComponent(
    `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'
     fs.${name} = () => process.kill(process.pid, 'SIGKILL'); syncBuiltinESMExports()`,
  )}`

test.each(['copyFileSync', 'linkSync', 'renameSync'])(
  'a restore that is cut off at %s leaves the old data whole, and can be done again',
  async (step) => {
    await backUpWhileBothType()
    await server.terminate()
    const command = ['--import', dyingAt(step), 'apps/server/src/cli/main.ts', 'restore', backup]
    const child = spawn(process.execPath, command, {
      cwd: join(import.meta.dirname, '../..'),
      env: { PATH: process.env.PATH, DATA_DIR: server.dataDir },
      stdio: 'ignore',
    })
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
    expect(await readdir(server.dataDir)).toContain('restoring')
    await server.start()
    expect((await page(ada)).title).toBe('after before the backup')
    await server.terminate()
    await restoreHere()
    await server.start()
    expect((await page(grace)).title).toBe('before the backup')
  },
)

test('damaged data is replaced, and kept', async () => {
  await backUpWhileBothType()
  await server.terminate()
  await truncate(join(server.dataDir, 'ninefold.db'), 5000)
  await mkdir(join(server.dataDir, 'restoring'))
  expect(await restoreHere()).toContain('could not be read')
  await server.start()
  expect((await page(ada)).title).toBe('before the backup')
})
