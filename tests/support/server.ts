/**
 * The real server as a process of its own, on a free port and a data directory of its own, for tests that need
 * what only a process can show: sockets, restarts and sudden death.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const ENTRY = 'apps/server/src/main.ts'
const READY_MS = 30_000

/** Everything here comes from one address, which no real installation has; the rest of the limits stay real. */
const ROOMY = {
  guestsPerMinutePerAddress: 100_000,
  joinsPerMinutePerAddress: 100_000,
  canvasesPerHourPerUser: 10_000,
  requestsPerMinute: 100_000,
}

export interface ServerOptions {
  /** Beside or instead of what a test server gets anyway. */
  readonly env?: Readonly<Record<string, string>>
  /** Limits by their names in `@ninefold/shared`. */
  readonly limits?: Readonly<Record<string, number>>
  /** Kept when it is given; otherwise made, and removed by `stop`. */
  readonly dataDir?: string
  /** The project's folder to run in, when it is not this one: see `otherProject` in web-build.ts. */
  readonly root?: string
}

export class TestServer {
  readonly dataDir: string
  readonly #options: ServerOptions
  readonly #ownsData: boolean
  #process: ChildProcess | null = null
  #output = ''
  #port = 0
  #host = ''

  constructor(dataDir: string, options: ServerOptions) {
    this.dataDir = dataDir
    this.#options = options
    this.#ownsData = options.dataDir === undefined
  }

  /** Origin, without a slash at the end: `http://localhost:40123`. */
  get url(): string {
    return `http://${this.#host}:${this.#port}`
  }

  get socketUrl(): string {
    return `${this.url.replace('http', 'ws')}/sync`
  }

  get port(): number {
    return this.#port
  }

  get pid(): number {
    return this.#running.pid ?? 0
  }

  /** All that the server printed, over all its lives. */
  get output(): string {
    return this.#output
  }

  /** Starts the process, the second time and later on the port of the first; resolves when it answers. */
  async start(): Promise<void> {
    if (this.#process) throw new Error('the test server is running already')
    const before = this.#output.length
    // A folder that only leads to the sources is still the folder the program takes itself to be in.
    const child = spawn(process.execPath, ['--preserve-symlinks-main', ENTRY], {
      cwd: this.#options.root ?? ROOT,
      env: this.#environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process = child
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text: string) => (this.#output += text))
    }
    const deadline = Date.now() + READY_MS
    while (!(await this.#answers(before))) {
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline)
        throw this.#failure(before)
      await nextOutput(child)
    }
  }

  /** Ends the process at once, as a power cut would: no handler of its own runs. */
  async kill9(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** The graceful end. Resolves to the exit code. */
  async terminate(): Promise<number | null> {
    return this.#end('SIGTERM')
  }

  /** Ends gracefully and starts again on the same port and data. After `kill9`, call `start`. */
  async restart(): Promise<void> {
    await this.terminate()
    await this.start()
  }

  /** For the end of a test: ends what is left and removes the data directory if it was made here. */
  async stop(): Promise<void> {
    if (this.#process) await this.#end('SIGTERM')
    if (this.#ownsData) await rm(this.dataDir, { recursive: true, force: true })
  }

  get #running(): ChildProcess {
    if (!this.#process) throw new Error('the test server is not running')
    return this.#process
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#running
    this.#process = null
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal)
      await once(child, 'exit')
    }
    return child.exitCode
  }

  #environment(): NodeJS.ProcessEnv {
    const limits = { ...ROOMY, ...this.#options.limits }
    return {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      ...this.#options.env,
      PORT: String(this.#port),
      DATA_DIR: this.dataDir,
      LIMITS: JSON.stringify(limits),
    }
  }

  /** Whether the process has printed its address and answers there. */
  async #answers(from: number): Promise<boolean> {
    const printed = /https?:\/\/([\w.-]+|\[[\da-f:]+\]):(\d+)/.exec(this.#output.slice(from))
    if (!printed?.[1]) return false
    this.#host = printed[1] === '0.0.0.0' ? '127.0.0.1' : printed[1]
    this.#port = Number(printed[2])
    const response = await fetch(`${this.url}/healthz`).catch(() => null) // refused: not listening yet
    return response?.ok ?? false
  }

  #failure(from: number): Error {
    this.#process?.kill('SIGKILL')
    this.#process = null
    return new Error(`the server did not start; it printed:\n${this.#output.slice(from) || '(nothing)'}`)
  }
}

/** A server that is ready to be used. End it with `stop`. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'ninefold-test-')))
  const server = new TestServer(dataDir, options)
  await server.start()
  return server
}

/** Resolves when the process says something or ends, and at the latest after a tenth of a second. */
function nextOutput(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      child.off('exit', done)
      child.stdout?.off('data', done)
      resolve()
    }
    const timer = setTimeout(done, 100)
    child.once('exit', done)
    child.stdout?.once('data', done)
  })
}
