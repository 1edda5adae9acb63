/**
 * THIRD_PARTY_LICENSES: what the product carries of others, and on which terms. Fails when a licence is not on the
 * list or the file is out of date; with `--write` it writes the file instead.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isAllowed } from './licences/allowed.ts'
import { installedPackages, type Installed } from './licences/installed.ts'

const FILE = 'THIRD_PARTY_LICENSES'
const INTRODUCTION = `Ninefold is built with the packages below. Each is used under the licence named with it.
This file is generated (node scripts/licences.ts --write) from the production dependencies of the server and the web app.

The Business Model Canvas: strategyzer.com, CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/).
`

/** For a package that names its licence and carries no copy of it. */
const TERSE = 'The package states this licence and carries no copy of its text.'

const packages = installedPackages(process.cwd(), ['apps/server', 'apps/web'])
const faults = packages.filter((one) => !isAllowed(one.name, one.licence)).map(refusal)
const text = `${INTRODUCTION}\n${sections(packages)}`
if (process.argv.includes('--write')) writeFileSync(FILE, text)
else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text)
  faults.push(`${FILE} is out of date; write it with: node scripts/licences.ts --write`)

for (const fault of faults) console.error(fault)
console.log(`${packages.length} packages, ${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0

function refusal(one: Installed): string {
  return `${one.name} ${one.version} is under "${one.licence || 'no stated licence'}", which is not on the list`
}

/** Packages that share a licence's words share a section: the same text is told once. */
function sections(all: readonly Installed[]): string {
  const byText = new Map<string, Installed[]>()
  for (const one of all) byText.set(one.text, [...(byText.get(one.text) ?? []), one])
  return [...byText]
    .map(([words, users]) => `${'='.repeat(80)}\n${users.map(heading).join('\n')}\n\n${words || TERSE}\n`)
    .join('\n')
}

function heading(one: Installed): string {
  const author = one.author.replace(/\s*[<(].*$/, '')
  return `${one.name} ${one.version} (${one.licence})${author ? `, ${author}` : ''}`
}
