/**
 * Checks that what the documents point at is there: relative links of every page, and in ARCHITECTURE.md also each
 * path written as code. A map that names streets which no longer exist is worse than none.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { codePaths, links } from './paths/references.ts'
import { dirname, join } from 'node:path'

const pages = globSync(['*.md', 'docs/**/*.md', 'bench/*.md', 'tests/*.md'], { cwd: process.cwd() })
const faults: string[] = []
let checked = 0
for (const page of pages) {
  const text = readFileSync(page, 'utf8')
  const targets = links(text).map((link) => join(dirname(page), link))
  if (page === 'ARCHITECTURE.md') targets.push(...codePaths(text))
  for (const target of targets) {
    checked++
    if (!existsSync(target)) faults.push(`${page} names ${target}, which is not there`)
  }
}
for (const fault of faults) console.error(fault)
console.log(`${checked} paths in ${pages.length} pages, ${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0
