/** A server under measurement: a process of its own on a core of its own, with what the system says it used. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'

export const SERVER_CORE = 0
const READY_MS = 30_000
/** A server that does not end when asked is ended. */
const STOP_MS = 20_000

const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

export interface Command {
  /** What Node is started with: its flags, then the program and its arguments. */
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** Finds the port in what the program prints, as its first group. */
  readonly port: RegExp
}

export class ServerProcess {
  readonly port: number
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, port: number) {
    this.#child = child
    this.port = port
  }

  static async start({ args, cwd, env, port }: Command): Promise<ServerProcess> {
    const child = spawn('taskset', ['-c', String(SERVER_CORE), process.execPath, ...args], {
      cwd,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    child.once('exit', () => running.delete(child))
    let printed = ''
    const found = new Promise<number>((resolve, reject) => {
      const fail = (why: string): void => {
        child.kill('SIGKILL')
        reject(new Error(`${args.join(' ')} ${why}; it printed:\n${printed}`))
      }
      const timer = setTimeout(() => fail('did not start'), READY_MS)
      child.once('exit', () => fail('ended'))
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          // What it says later is read and dropped, so that it never waits for us.
          if (printed.length < 10_000) printed += text
          const match = port.exec(printed)
          if (!match) return
          clearTimeout(timer)
          resolve(Number(match[1]))
        })
    })
    return new ServerProcess(child, await found)
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  /** CPU time used so far by all its threads, in ms. */
  cpuMs(): number {
    return cpuMs(this.pid)
  }

  /** Memory resident now, in KiB. */
  residentKb(): number {
    const rollup = readFileSync(`/proc/${this.pid}/smaps_rollup`, 'utf8')
    return Number(/^Rss:\s+(\d+)/m.exec(rollup)?.[1])
  }

  /** Stands still, so that it costs the others nothing, until `thaw`. What is sent to it waits in the system. */
  freeze(): void {
    this.#child.kill('SIGSTOP')
  }

  thaw(): void {
    this.#child.kill('SIGCONT')
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.hasEnded) return
    const exited = once(this.#child, 'exit')
    this.#child.kill(signal)
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MS)
    await exited
    clearTimeout(timer)
  }
}

/**
 * Time on a processor of every thread that lives, to the nanosecond where the kernel tells; /proc/<pid>/stat holds the
 * same in steps of 10 ms. Node ends none of its threads while it runs.
 */
function cpuMs(pid: number): number {
  let sum = 0
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      sum += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ', 1)[0])
    } catch {
      return statCpuMs(pid) // a kernel without scheduler statistics
    }
  }
  return sum / 1e6
}

function statCpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
