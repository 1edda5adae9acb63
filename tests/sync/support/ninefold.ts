/** The operator's command line, as a process of its own. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')

export interface Ran {
  readonly code: number
  readonly out: string
  readonly errors: string
}

/** Runs `pnpm ninefold …` with an environment of its own. */
export function ninefold(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['apps/server/src/cli/main.ts', ...args],
      { cwd: ROOT, env: { PATH: process.env.PATH, ...env } },
      (error, out, errors) => resolve({ code: Number(error?.code ?? 0), out, errors }),
    )
  })
}
