/** Runs pnpm, or another program, with the terminal as its own. */
import { spawn } from 'node:child_process'

/** pnpm's own path where a pnpm script started us, else whatever is on PATH. Resolves to the exit code. */
export function pnpm(args: readonly string[], cwd: string): Promise<number> {
  return inherit(process.env.npm_execpath ?? 'pnpm', args, { cwd })
}

interface Options {
  readonly cwd: string
  readonly env?: NodeJS.ProcessEnv
}

export function inherit(program: string, args: readonly string[], { cwd, env }: Options): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', reject)
    child.on('close', (code) => {
      resolve(code ?? 1)
    })
  })
}
