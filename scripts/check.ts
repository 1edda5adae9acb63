/**
 * `pnpm check`: everything that can be known about the tree without running it. Steps run side by side; one line
 * each as it ends, and the words of those that failed at the end.
 */
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { run, type Outcome } from './lib/run.ts'

interface Step {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  readonly cwd?: string
}

const tsc = 'node_modules/typescript/bin/tsc'
const node = (name: string, ...args: string[]): Step => ({ name, command: [process.execPath, ...args] })

/**
 * A file that has not changed is not linted again; on a clean checkout all of them are. What was found is not
 * remembered: a fault can vanish by a change of another file, whose types it came from.
 */
const CACHE = '.cache/eslint'
const LINT_CACHE = ['--cache', '--cache-strategy', 'content', '--cache-location', CACHE]

/** The slowest first, so that the short ones fill the gaps. */
const STEPS: readonly Step[] = [
  node('lint', 'node_modules/eslint/bin/eslint.js', ...LINT_CACHE, '--max-warnings', '0', '.'),
  { ...script('types of the web app', 'svelte-check'), cwd: 'apps/web' },
  node('types of the service worker', tsc, '-p', 'apps/web/src/sw'),
  node('types of the server', tsc, '-p', 'apps/server'),
  node('types of shared', tsc, '-p', 'packages/shared'),
  node('types of the tests', tsc, '-p', 'tests'),
  node('types of the benchmarks', tsc, '-p', 'bench'),
  node('types of the tools', tsc, '-p', '.'),
  node('format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  node('imports', 'scripts/imports.ts'),
  node('licences', 'scripts/licences.ts'),
  node('documents', 'scripts/paths.ts'),
]

function script(name: string, bin: string): Step {
  const args = ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']
  return { name, command: [process.execPath, `node_modules/${bin}/bin/${bin}`, ...args] }
}

const failed: { step: Step; outcome: Outcome }[] = []
const waiting = STEPS.filter(
  (step) => process.argv.length < 3 || process.argv.slice(2).some((word) => step.name.includes(word)),
)
const total = waiting.length

async function work(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const outcome = await run(step.command, step.cwd)
    const mark = outcome.code === 0 ? '✓' : '✗'
    console.log(`${mark} ${step.name.padEnd(24)} ${(outcome.ms / 1000).toFixed(1).padStart(5)} s`)
    if (outcome.code !== 0) failed.push({ step, outcome })
  }
}

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work))
if (failed.some(({ step }) => step.name === 'lint')) rmSync(CACHE, { force: true })
for (const { step, outcome } of failed) console.log(`\n✗ ${step.name}\n${outcome.output.trim()}`)
console.log(failed.length > 0 ? `\n${failed.length} of ${total} checks failed` : `${total} checks passed`)
process.exitCode = failed.length > 0 || total === 0 ? 1 : 0
