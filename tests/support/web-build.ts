/** A build of the web app that a test may change: a new version, while the old one is open in browsers. */
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const HASHED = /-([\w-]{8})\.(?:js|css|woff2)$/

/** A project folder with the sources of this one and a copy of its build. Remove it after use. */
export function otherProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'ninefold-build-'))
  mkdirSync(join(root, 'apps/web'), { recursive: true })
  symlinkSync(join(ROOT, 'apps/server'), join(root, 'apps/server'))
  const isCompressed = (path: string): boolean => /\.(br|gz|map)$/.test(path)
  cpSync(join(ROOT, 'apps/web/dist'), join(root, 'apps/web/dist'), {
    recursive: true,
    filter: (path) => !isCompressed(path),
  })
  return root
}

/** Makes the build one in which every asset has another name, as if everything had changed. */
export function makeNewVersion(root: string): void {
  const dist = join(root, 'apps/web/dist')
  const assets = globSync('assets/*', { cwd: dist })
  const hashes = assets.map((path) => HASHED.exec(path)?.[1]).filter((hash) => hash !== undefined)
  const renew = (text: string): string =>
    hashes.reduce((result, hash) => result.replaceAll(`-${hash}.`, `-${newHash(hash)}.`), text)
  for (const path of globSync('**/*.{html,js,css}', { cwd: dist })) {
    const file = join(dist, path)
    // The worker tells versions of what has no hash in its name by a revision.
    writeFileSync(file, renew(readFileSync(file, 'utf8')).replaceAll('"revision":"', '"revision":"new'))
  }
  for (const path of assets) renameSync(join(dist, path), join(dist, renew(path)))
}

const newHash = (hash: string): string => `new${hash.slice(3)}`

/** Which versions the scripts and styles that a page has loaded belong to. */
export function versionsOf(addresses: readonly string[]): string[] {
  const hashes = addresses.map((address) => HASHED.exec(address)?.[1]).filter((hash) => hash !== undefined)
  return [...new Set(hashes.map((hash) => (hash.startsWith('new') ? 'new' : 'old')))]
}
