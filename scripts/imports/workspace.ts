/** Reads the workspace from disk for the import rules: its manifests and its sources. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readManifest } from '../lib/manifest.ts'
import { readModule } from './graph.ts'
import type { Package, Workspace } from './rules.ts'

const FOLDERS = ['apps/*', 'packages/*', 'tests', 'bench']
const SOURCES = '**/*.{ts,svelte}'
const SKIPPED = /(^|\/)(node_modules|dist|data|peers|results|\.cache)(\/|$)/

export function readWorkspace(root: string): Workspace {
  const packages = [readPackage(root, 'package.json')]
  for (const manifest of globSync(
    FOLDERS.map((folder) => `${folder}/package.json`),
    { cwd: root },
  ))
    packages.push(readPackage(root, manifest))
  const files = globSync(SOURCES, { cwd: root, exclude: (path) => SKIPPED.test(path) })
  const modules = files.sort().map((path) => readModule(path, readFileSync(join(root, path), 'utf8')))
  return { packages, modules }
}

function readPackage(root: string, path: string): Package {
  const manifest = readManifest(join(root, path))
  const folder = dirname(path)
  return {
    name: manifest.name,
    folder: folder === '.' ? '' : folder,
    dependencies: new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })),
    devDependencies: new Set(Object.keys(manifest.devDependencies)),
  }
}
