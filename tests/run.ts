/**
 * `pnpm test [part of a path …]`: every test, or those whose file's path contains one of the words. First what
 * needs no browser, then the browser tests against a fresh build. Ends with `N passed, N failed, N skipped`.
 */
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inherit } from './runner/pnpm.ts'
import { addTallies, closingLines, isGood, NOTHING, readTally, type Tally } from './runner/tally.ts'
import { buildWeb } from './runner/web-build.ts'
import { findChromium } from './support/chromium.ts'

const root = join(import.meta.dirname, '..')
const words = process.argv.slice(2)
const scratch = mkdtempSync(join(tmpdir(), 'ninefold-tests-'))

const unitFiles = matching('{apps,packages,tests,scripts,bench}/**/*.test.ts')
const browserFiles = matching('tests/e2e/**/*.spec.ts')

function matching(pattern: string): string[] {
  const files = globSync(pattern, { cwd: root, exclude: (path) => path.endsWith('node_modules') })
  return files.filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
}

async function runUnits(): Promise<Tally> {
  if (unitFiles.length === 0) return NOTHING
  const reporters = ['--reporter=default', '--reporter=./tests/runner/vitest-reporter.ts']
  return tallied('vitest', [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--passWithNoTests',
    ...reporters,
    ...words,
  ])
}

async function runBrowser(): Promise<Tally> {
  if (browserFiles.length === 0) return NOTHING
  const chromium = await findChromium()
  // Without a browser the tests are still listed, each as skipped and with the reason.
  const env = 'path' in chromium ? { CHROMIUM: chromium.path } : { CHROMIUM_MISSING: chromium.missing }
  try {
    if ('path' in chromium) await buildWeb(root)
  } catch (error) {
    return { ...NOTHING, failed: [error instanceof Error ? error.message : String(error)] }
  }
  const cli = 'tests/node_modules/@playwright/test/cli.js'
  return tallied('playwright', [cli, 'test', '--config', 'tests/playwright.config.ts', ...browserFiles], env)
}

/** Runs a test runner on our Node and reads what its reporter left. */
async function tallied(runner: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Tally> {
  const file = join(scratch, `${runner}.json`)
  const code = await inherit(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env, TEST_TALLY: file },
  })
  return readTally(file, runner, code)
}

const tally = addTallies([await runUnits(), await runBrowser()])
rmSync(scratch, { recursive: true, force: true })
if (unitFiles.length + browserFiles.length === 0) console.log(`no test matches: ${words.join(' ')}`)
console.log(`\n${closingLines(tally).join('\n')}`)
process.exitCode = isGood(tally) ? 0 : 1
