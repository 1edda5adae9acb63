/** What people see when the disk is full or refuses to write: "Saving…", never "saved", and nothing lost. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { AppPeer } from './support/app-peer.ts'
import { newCanvas, newGuest, newMember } from './support/people.ts'
import { until } from './support/until.ts'

let server: TestServer
const peers: AppPeer[] = []
const cleanups: (() => void)[] = []

afterEach(async () => {
  for (const peer of peers.splice(0)) peer.destroy()
  await server.stop()
  for (const cleanup of cleanups.splice(0)) cleanup()
})

function run(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'pipe' })
    return true
  } catch {
    return false // not installed, or not allowed: the test says so
  }
}

async function twoPeople(): Promise<[AppPeer, AppPeer]> {
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada, '')
  const bob = await newMember(server, canvasId, ada, 'Bob')
  peers.push(new AppPeer(server, canvasId, ada), new AppPeer(server, canvasId, bob))
  const [left, right] = peers as [AppPeer, AppPeer]
  await left.synced()
  await right.synced()
  left.type('before ')
  left.fence()
  await until('it is saved', () => left.allDurable)
  await until('Bob sees it', () => right.title === 'before ')
  return [left, right]
}

/** Types while the disk refuses, heals it, and expects that nothing was promised before and nothing is lost after. */
async function survives(refuse: () => void, heal: () => void): Promise<void> {
  const [left, right] = await twoPeople()
  // The server tells that a commit failed, so that the wait is no guess.
  const failures = (): number => server.output.split('a commit failed').length - 1
  refuse()
  await until('the last free bytes are used and commits fail', () => {
    left.type('x')
    return failures() > 0
  })
  const { durableClock } = left
  const shown = right.title
  left.type('y')
  left.fence()
  const before = failures()
  await until('it has been tried again', () => failures() >= before + 3)
  expect([left.durableClock, right.title]).toEqual([durableClock, shown])
  expect(right.title).not.toBe(left.title)

  heal()
  await until('Bob sees all of it', () => right.title === left.title, 30_000)
  left.fence()
  await until('it is saved', () => left.allDurable)
  await server.kill9()
  await server.start()
  await until('both are back', () => left.provider.synced && right.provider.synced)
  expect(left.content).toEqual(right.content)
}

const canLimit = run('prlimit', '--version')

test.skipIf(!canLimit)(
  'a disk that refuses writes: nothing is called saved or shown, then all of it is (needs prlimit)',
  async () => {
    server = await startServer()
    const limit = (bytes: string): void =>
      void execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${bytes}:`])
    await survives(
      () => limit('1000'),
      () => limit('unlimited'),
    )
  },
  60_000,
)

const smallDisk = mkdtempSync(join(tmpdir(), 'ninefold-small-'))
const canMount = run('mount', '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', smallDisk)
if (canMount) run('umount', smallDisk)
rmSync(smallDisk, { recursive: true })

test.skipIf(!canMount)(
  'a disk that is full: nothing is called saved or shown, then all of it is (needs the right to mount)',
  async () => {
    const disk = mkdtempSync(join(tmpdir(), 'ninefold-full-'))
    run('mount', '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk)
    cleanups.push(() => {
      run('umount', disk)
      rmSync(disk, { recursive: true })
    })
    server = await startServer({ dataDir: join(disk, 'data') })
    const filler = join(disk, 'filler')
    await survives(
      () => {
        for (let size = 4 * 1024 * 1024; size > 256; size = Math.floor(size / 2)) fill(filler, size)
      },
      () => rmSync(filler),
    )
  },
  60_000,
)

/** Takes more of the disk, as far as there is any. */
function fill(path: string, size: number): void {
  try {
    writeFileSync(path, new Uint8Array(size), { flag: 'a' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
