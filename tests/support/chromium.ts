/** Finds a Chromium to test with: the one named by `CHROMIUM`, the system's, or one that came with the packages. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Chromium without a window of its own: the same engine for a third less work. */
const LIGHT = ['/usr/bin/chromium-headless-shell']
const WHOLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable']

/** No sandbox: tests run as root in containers. No GPU, no QUIC, nothing in the background: machines without either. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
]

export type FoundChromium = { readonly path: string } | { readonly missing: string }

/** The program's path, or in one sentence why there is none. `whole` is for measuring what people use. */
export async function findChromium(
  env: NodeJS.ProcessEnv = process.env,
  { whole = false } = {},
): Promise<FoundChromium> {
  const named = env.CHROMIUM
  if (named)
    return existsSync(named) ? { path: named } : { missing: `CHROMIUM names ${named}, which is not there` }
  const system = (whole ? WHOLE : [...LIGHT, ...WHOLE]).find((path) => existsSync(path))
  if (system) return { path: system }
  return packagedChromium()
}

/** A build for x64 Linux, unpacked on first use; it leans on a few libraries of the system. */
async function packagedChromium(): Promise<FoundChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { missing: 'no Chromium found; install it, or name one in CHROMIUM' }
  const { default: chromium } = await import('@sparticuz/chromium')
  const path = await chromium.executablePath()
  const trial = spawnSync(path, ['--no-sandbox', '--headless', '--version'], {
    encoding: 'utf8',
    timeout: 30_000,
  })
  if (trial.status === 0) return { path }
  const reason = (trial.stderr || trial.error?.message || 'it ended at once').trim().split('\n')[0] ?? ''
  return { missing: `no Chromium installed, and the packaged one does not start: ${reason}` }
}
