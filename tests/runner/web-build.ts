/** Builds the web app for the browser tests, unless the build that is there was made from these very sources. */
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pnpm } from './pnpm.ts'

const STAMP = '.cache/web-build'
const SOURCES = ['apps/web/**/*', 'packages/shared/src/**/*', 'pnpm-lock.yaml', 'README.md']
const SKIPPED = /(^|\/)(node_modules|dist)(\/|$)|\.test\./

/** Throws when the build fails; its words have gone to the terminal by then. */
export async function buildWeb(root: string): Promise<void> {
  const stamp = join(root, STAMP)
  const sources = fingerprint(root)
  const built = existsSync(join(root, 'apps/web/dist/index.html')) && existsSync(stamp)
  if (built && readFileSync(stamp, 'utf8') === sources) return
  console.log('building the web app …')
  const code = await pnpm(['--filter', '@ninefold/web', 'build'], root)
  if (code !== 0) throw new Error(`the web app could not be built (code ${code})`)
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(stamp, sources)
}

/** Names, sizes and times of all sources: cheap, and different after any save or checkout. */
function fingerprint(root: string): string {
  const hash = createHash('sha256')
  for (const path of globSync(SOURCES, { cwd: root, exclude: (name) => SKIPPED.test(name) }).sort()) {
    const { size, mtimeMs } = statSync(join(root, path))
    hash.update(`${path}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}
