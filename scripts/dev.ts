/**
 * `pnpm dev`: the server, restarted when its sources change, behind Vite, which updates the page when the web app
 * does. One address, as in production: http://localhost:3000 (or `PORT`); the server listens on the port after it.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const port = Number(process.env.PORT ?? 3000)
const serverPort = String(port + 1)
/** Editors write a file in several steps; one restart is enough. */
const SETTLE_MS = 150

function start(folder: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: join(root, folder),
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
}

/** The server must know the address that people see, or it takes its own pages for somebody else's. */
const startServer = (): ChildProcess =>
  start('.', ['apps/server/src/main.ts'], {
    HOST: 'localhost',
    PORT: serverPort,
    PUBLIC_URL: `http://localhost:${port}`,
  })

// Not `node --watch`: it speaks on the channels of worker threads, and it would not wait for a graceful stop.
let server = startServer()
let restart: NodeJS.Timeout | undefined
for (const folder of ['apps/server/src', 'packages/shared/src'])
  watch(join(root, folder), { recursive: true }, (_event, file) => {
    if (!file?.endsWith('.ts') || file.endsWith('.test.ts')) return
    clearTimeout(restart)
    restart = setTimeout(() => {
      whenEnded(server, () => (server = startServer()))
      server.kill('SIGTERM')
    }, SETTLE_MS)
  })

const vite = start('apps/web', ['node_modules/vite/bin/vite.js', '--port', String(port), '--strictPort'], {
  NINEFOLD_SERVER: `http://localhost:${serverPort}`,
})

/** At once when it has ended already, as after a mistake in the source. */
function whenEnded(child: ChildProcess, then: () => void): void {
  if (child.exitCode !== null || child.signalCode !== null) then()
  else child.once('exit', then)
}

function end(): void {
  clearTimeout(restart)
  for (const child of [server, vite]) child.kill('SIGTERM')
  whenEnded(server, () => process.exit())
}
vite.on('exit', end)
process.on('SIGINT', end)
process.on('SIGTERM', end)
