/** The web app beside its peers: five visits and five Lighthouse runs each, medians. */
import { existsSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '@ninefold/tests/support/chromium'
import { saveResult, thisMachine } from '../lib/results.ts'
import { medians } from '../lib/stats.ts'
import { keystroke } from './keystroke.ts'
import { lighthouse } from './lighthouse.ts'
import { visit } from './measure.ts'
import { excalidraw, PEERS_DIST, tldraw } from './page-peers.ts'
import { bare, ninefold } from './served.ts'
import type { Running, Subject } from './subject.ts'

const SUBJECTS: readonly Subject[] = [ninefold, bare, tldraw, excalidraw]
const RUNS = Number(process.env.BENCH_RUNS ?? 5)

/** `words`: names of subjects, all when there are none; `--no-lighthouse` leaves the slowest part out. */
export async function webBench(words: readonly string[]): Promise<void> {
  const names = words.filter((word) => !word.startsWith('--'))
  const chosen = SUBJECTS.filter((one) => names.length === 0 || names.includes(one.name))
  if (chosen.length === 0)
    throw new Error(`no such subject; there are ${SUBJECTS.map((one) => one.name).join(', ')}`)
  const found = await findChromium(process.env, { whole: true })
  if ('missing' in found) throw new Error(found.missing)
  installPeers()
  const browser = await chromium.launch({ executablePath: found.path, args: [...CHROMIUM_FLAGS] })
  const machine = thisMachine(browser.version())
  for (const subject of chosen) {
    const running = await subject.start()
    try {
      const visits = await repeat(subject.name, () => visit(browser, subject, running))
      const audits = words.includes('--no-lighthouse') ? [] : await audit(subject, running, found.path)
      const keys = subject === ninefold ? await repeat('keystroke', () => keystroke(browser, running)) : []
      saveResult(`web-${subject.name}`, machine, {
        title: subject.title,
        runs: RUNS,
        ...medians(visits),
        ...medians(audits),
        ...medians(keys),
      })
    } finally {
      await running.stop()
    }
  }
  await browser.close()
}

const audit = (subject: Subject, running: Running, path: string) =>
  repeat(`${subject.name}, Lighthouse`, () => lighthouse(path, running))

async function repeat<T extends object>(name: string, run: () => Promise<T>): Promise<T[]> {
  const all: T[] = []
  for (let i = 1; i <= RUNS; i++) {
    const figures = await run()
    console.log(`${name} ${i}/${RUNS} ${JSON.stringify(figures, (_key, value: unknown) => round(value))}`)
    all.push(figures)
  }
  return all
}

const round = (value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 100) / 100 : value)

/** The peers are no part of the workspace: only who measures pays for them. */
function installPeers(): void {
  if (existsSync(PEERS_DIST)) return
  const cwd = join(PEERS_DIST, '..')
  const pnpm = process.env.npm_execpath ?? 'pnpm'
  execFileSync(pnpm, ['install', '--frozen-lockfile'], { cwd, stdio: 'inherit' })
  execFileSync(pnpm, ['build', '--logLevel', 'error'], { cwd, stdio: 'inherit' })
}
