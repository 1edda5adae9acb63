/** Which packages end up in the product: the production dependencies of the server and the web app, all levels. */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readManifest, type Manifest } from '../lib/manifest.ts'

export interface Installed {
  readonly name: string
  readonly version: string
  /** SPDX expression; empty when the package states none. */
  readonly licence: string
  readonly author: string
  /** The licence's own words, empty when the package carries none. */
  readonly text: string
}

/**
 * Sorted by name and version. Packages for one platform only are left out (the list must be the same on every
 * machine); they carry the licence of the package that asks for them.
 */
export function installedPackages(root: string, apps: readonly string[]): Installed[] {
  const found = new Map<string, Installed>()
  const seen = new Set<string>()
  const walk = (folder: string): void => {
    const manifest = readManifest(join(folder, 'package.json'))
    if (seen.has(folder) || manifest.platformOnly) return
    seen.add(folder)
    if (!manifest.name.startsWith('@ninefold/'))
      found.set(`${manifest.name}@${manifest.version}`, describe(folder, manifest))
    // Peers are not followed: whoever needs one in the product depends on it, and is on the list with it.
    const { dependencies, optionalDependencies } = manifest
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const next = locate(folder, name)
      if (next) walk(next)
      else if (name in dependencies) throw new Error(`${manifest.name} needs ${name}, which is not installed`)
    }
  }
  for (const app of apps) walk(realpathSync(join(root, app)))
  const key = (one: Installed): string => `${one.name}@${one.version}`
  return [...found.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** The folder Node would load `name` from, seen from `folder`; null when it is not installed. */
function locate(folder: string, name: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const candidate = join(at, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate)
    if (dirname(at) === at) return null
  }
}

function describe(folder: string, manifest: Manifest): Installed {
  const { name, version, license: licence, author } = manifest
  return { name, version, licence, author, text: licenceText(folder) }
}

function licenceText(folder: string): string {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)([.-].*)?$/i.test(file))
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8'))
  return texts
    .map((text) =>
      text
        .replace(/\r\n/g, '\n')
        .replace(/[ \t]+$/gm, '')
        .trim(),
    )
    .join('\n\n')
}
