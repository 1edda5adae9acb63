/** Runs a command to its end and keeps what it said. */
import { spawn } from 'node:child_process'

export interface Outcome {
  /** The exit code; 1 when the command was ended by a signal or could not be started. */
  readonly code: number
  /** Both its streams, in the order they were written. */
  readonly output: string
  readonly ms: number
}

export function run(command: readonly [string, ...string[]], cwd?: string): Promise<Outcome> {
  const [program, ...args] = command
  const started = performance.now()
  return new Promise((resolve) => {
    let output = ''
    const done = (code: number): void => {
      resolve({ code, output, ms: performance.now() - started })
    }
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', (error) => {
      output += error.message
      done(1)
    })
    child.on('close', (code) => {
      done(code ?? 1)
    })
  })
}
