import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'

interface Running {
  readonly child: ChildProcess
  readonly port: number
  readonly stdout: () => string
  readonly stderr: () => string
  /** The exit code after a signal. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

const MAIN = join(import.meta.dirname, 'main.ts')
const started = new Set<ChildProcess>()
let dir = ''
beforeAll(() => void (dir = mkdtempSync(join(tmpdir(), 'ninefold-main-'))))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
afterEach(() => {
  for (const child of started) child.kill('SIGKILL')
  started.clear()
})

function spawnMain(env: Record<string, string>) {
  // From a folder of its own: nothing may hang on where the command was given.
  const child = spawn(process.execPath, [MAIN], { cwd: dir, env: { PATH: process.env.PATH, ...env } })
  started.add(child)
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => void (output[name] += text))
  return { child, output, exited: once(child, 'close') as Promise<[number | null]> }
}

async function start(env: Record<string, string> = {}): Promise<Running> {
  const { child, output, exited } = spawnMain({ PORT: '0', DATA_DIR: join(dir, 'data'), ...env })
  const port = await vi.waitFor(
    () => {
      const printed = /^PORT=(\d+)$/m.exec(output.stdout)?.[1]
      if (!printed) throw new Error(`not listening yet: ${output.stderr}`)
      return Number(printed)
    },
    { timeout: 15_000 },
  )
  return {
    child,
    port,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    async end(signal) {
      child.kill(signal)
      return (await exited)[0]
    },
  }
}

async function call<T>(
  port: number,
  method: string,
  path: string,
  token?: string,
  body?: unknown,
): Promise<T> {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) }
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
  const response = await fetch(`http://localhost:${port}/api/${path}`, init)
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** An open socket on a canvas; resolves when the server has spoken first. */
async function open(port: number, canvasId: string, token: string): Promise<{ closed: Promise<number> }> {
  const socket = new WebSocket(`ws://localhost:${port}/sync/${canvasId}?app=1&token=${token}`)
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await Promise.race([once(socket, 'message'), closed])
  return { closed }
}

describe('the process', () => {
  it('lists every fault of its environment and exits with 2', async () => {
    const { output, exited } = spawnMain({ PORT: 'x', PUBLIC_URL: 'here', LIMITS: '{"a":1}' })
    expect((await exited)[0]).toBe(2)
    expect(output.stderr.match(/PORT|PUBLIC_URL|LIMITS/g)).toEqual(['PORT', 'PUBLIC_URL', 'LIMITS'])
    expect(output.stdout).toBe('')
  })

  it('tells a person where it is and where the data is, and answers at both addresses of localhost', async () => {
    const { port, stdout, end } = await start()
    expect(stdout()).toContain(`http://localhost:${port}\n`)
    expect(stdout()).toContain(join(dir, 'data'))
    for (const host of ['127.0.0.1', '[::1]', 'localhost'])
      expect((await fetch(`http://${host}:${port}/readyz`)).status).toBe(200)
    expect(statSync(join(dir, 'data', 'secret')).mode & 0o777).toBe(0o600)
    expect(await end('SIGTERM')).toBe(0)
  })

  it('refuses a data directory that another one uses, in a sentence', async () => {
    const first = await start()
    const { output, exited } = spawnMain({ PORT: '0', DATA_DIR: join(dir, 'data') })
    expect((await exited)[0]).toBe(1)
    expect(output.stderr).toMatch(/^Ninefold cannot start: .*\bdata\b/m)
    expect(await first.end('SIGINT')).toBe(0)
  })

  it('says that a port is taken', async () => {
    const first = await start()
    const { output, exited } = spawnMain({ PORT: String(first.port), DATA_DIR: join(dir, 'other') })
    expect((await exited)[0]).toBe(1)
    expect(output.stderr).toContain(String(first.port))
    await first.end('SIGTERM')
  })

  it('keeps people, canvases and links over a restart, and closes sockets with 1012 for it', async () => {
    const first = await start()
    const ada = await call<{ token: string }>(first.port, 'POST', 'guests', undefined, { name: 'Ada' })
    const made = await call<{ id: string }>(first.port, 'POST', 'canvases', ada.token, { title: 'Bakery' })
    const { closed } = await open(first.port, made.id, ada.token)
    expect(await call(first.port, 'GET', `canvases/${made.id}`, ada.token)).toMatchObject({ peopleHere: 1 })
    expect(await first.end('SIGTERM')).toBe(0)
    expect(await closed).toBe(1012)
    const second = await start()
    expect(await call(second.port, 'GET', `canvases/${made.id}`, ada.token)).toMatchObject({
      title: 'Bakery',
      role: 'owner',
      peopleHere: 0,
    })
    await second.end('SIGTERM')
  })
})

describe('open sockets', () => {
  it('close with 4403 when their link is revoked, with 4404 when the canvas is deleted', async () => {
    const { port, stderr, end } = await start({ LOG_LEVEL: 'trace' })
    const ada = await call<{ token: string }>(port, 'POST', 'guests', undefined, { name: 'Ada' })
    const grace = await call<{ token: string }>(port, 'POST', 'guests', undefined, { name: 'Grace' })
    const { id } = await call<{ id: string }>(port, 'POST', 'canvases', ada.token, {})
    const link = await call<{ id: string; token: string }>(
      port,
      'POST',
      `canvases/${id}/links`,
      ada.token,
      {},
    )
    await call(port, 'POST', 'join', grace.token, { token: link.token })
    const [owner, guest] = [await open(port, id, ada.token), await open(port, id, grace.token)]

    await call(port, 'DELETE', `canvases/${id}/links/${link.id}`, ada.token)
    expect(await guest.closed).toBe(4403)
    expect(await (await open(port, id, grace.token)).closed).toBe(4403)
    await call(port, 'DELETE', `canvases/${id}`, ada.token)
    expect(await owner.closed).toBe(4404)
    expect(await (await open(port, id, ada.token)).closed).toBe(4404)
    expect(await (await open(port, id, 'wrong')).closed).toBe(4401)

    expect(await end('SIGTERM')).toBe(0)
    for (const secret of [ada.token, grace.token, link.token, 'Grace']) expect(stderr()).not.toContain(secret)
  })
})
