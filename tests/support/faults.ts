/** What can happen to a server and its disk, done to a test server on purpose. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer, type TestServer } from './server.ts'

/** Stops the server's clock: its sockets stay open and nothing answers. Wake it before it is ended. */
export function freeze(server: TestServer): void {
  process.kill(server.pid, 'SIGSTOP')
}

export function wake(server: TestServer): void {
  process.kill(server.pid, 'SIGCONT')
}

/** For the environment of a server whose disk is to be full: the signal that comes with it must not end it. */
export const OUTLIVES_FULL_DISK = {
  NODE_OPTIONS: '--import data:text/javascript,process.on(%22SIGXFSZ%22,()=>{})',
} as const

/** Why a disk cannot be filled here, or null. */
export const cannotFillDisks: string | null =
  spawnSync('prlimit', ['--version']).status === 0 ? null : 'needs prlimit of util-linux'

/** From now on the server cannot write a byte to any file; reading goes on. */
export function fillDisk(server: TestServer): void {
  execFileSync('prlimit', ['--pid', String(server.pid), '--fsize=0:'])
}

export function freeDisk(server: TestServer): void {
  execFileSync('prlimit', ['--pid', String(server.pid), '--fsize=unlimited:'])
}

/**
 * Shows what a server that is down has left on its disk: starts another on a copy, so that nobody who waits for the
 * first one can bring anything to it.
 */
export async function withDiskOf<T>(server: TestServer, look: (copy: TestServer) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ninefold-copy-'))
  await cp(server.dataDir, dataDir, { recursive: true })
  const copy = await startServer({ dataDir })
  try {
    return await look(copy)
  } finally {
    await copy.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
