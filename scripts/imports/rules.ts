/**
 * Who may import whom. server → shared ← web; the web app knows the server by type alone, at one place; the sync
 * engine knows neither the HTTP framework nor a storage implementation, and touches sockets in one module.
 * Each rule takes the graph and answers with its faults, one line each.
 */
import type { Import, Module } from './graph.ts'
import { targetOf } from './graph.ts'

/** A package of the workspace: its folder, and what its manifest lets it import. */
export interface Package {
  readonly name: string
  readonly folder: string
  readonly dependencies: ReadonlySet<string>
  readonly devDependencies: ReadonlySet<string>
}

export interface Workspace {
  readonly packages: readonly Package[]
  readonly modules: readonly Module[]
}

interface Edge {
  readonly from: string
  readonly import: Import
  readonly owner: Package
  /** Where it leads: a file of the repository, or a package's name. */
  readonly file?: string
  readonly package?: string
}

const API_CLIENT = 'apps/web/src/lib/api.ts'
const SYNC = 'apps/server/src/sync/'
const FRAMEWORKS = [
  'hono',
  '@hono/node-server',
  '@hono/zod-openapi',
  'svelte',
  'ws',
  'kysely',
  'pino',
  'vite',
]
const STORAGE = ['kysely', 'pg', 'ioredis', 'redis']

/** Every fault of the workspace's imports, in the order of files. */
export function importFaults(workspace: Workspace): string[] {
  const edges = workspace.modules.flatMap((module) => edgesOf(module, workspace.packages))
  return [
    ...edges.flatMap((edge) => [...leavesItsPackage(edge), ...isUndeclared(edge), ...breaksDirection(edge)]),
    ...edges.flatMap((edge) => [...breaksSyncCore(edge), ...loadsMoreThanPlainData(edge)]),
    ...touchesSocketsTwice(edges),
    ...cycles(edges),
  ]
}

function edgesOf(module: Module, packages: readonly Package[]): Edge[] {
  const owner = packages
    .filter((candidate) => candidate.folder === '' || module.path.startsWith(`${candidate.folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0]
  if (!owner) return []
  return module.imports.map((found) => {
    const target = targetOf(module.path, found.specifier)
    return { from: module.path, import: found, owner, ...target }
  })
}

const at = (edge: Edge): string => `${edge.from}:${edge.import.line}`
const isTest = (path: string): boolean => /\.test\.(svelte\.)?ts$|\.config\.ts$/.test(path)

function leavesItsPackage(edge: Edge): string[] {
  if (!edge.file || edge.owner.folder === '' || edge.file.startsWith(`${edge.owner.folder}/`)) return []
  return [`${at(edge)} reaches into another package by path: ${edge.import.specifier}`]
}

/** Code that ships may load only what ships with it; tests, tools and types may also use what helps to build. */
function isUndeclared(edge: Edge): string[] {
  const { owner, package: name } = edge
  if (!name || name === owner.name || owner.dependencies.has(name)) return []
  const builds = edge.import.typeOnly || isTest(edge.from) || !edge.from.startsWith(`${owner.folder}/src/`)
  if (builds && owner.devDependencies.has(name)) return []
  return [`${at(edge)} imports ${name}, which ${owner.folder}/package.json does not declare for it`]
}

function breaksDirection(edge: Edge): string[] {
  const { owner, package: name } = edge
  if (!name) return []
  if (owner.folder === 'packages/shared' && (name.startsWith('@ninefold/') || FRAMEWORKS.includes(name)))
    return name === owner.name ? [] : [`${at(edge)} shared stands below all and imports ${name}`]
  if (owner.folder === 'apps/server' && name === '@ninefold/web')
    return [`${at(edge)} the server imports the web app`]
  if (owner.folder !== 'apps/web' || name !== '@ninefold/server') return []
  if (edge.from === API_CLIENT && edge.import.typeOnly) return []
  return [`${at(edge)} only ${API_CLIENT} may import the server, and only its types`]
}

function breaksSyncCore(edge: Edge): string[] {
  if (!edge.from.startsWith(SYNC) || isTest(edge.from)) return []
  const { package: name, file } = edge
  const http = name === 'hono' || name?.startsWith('@hono/')
  const storage = (name && STORAGE.includes(name)) || edge.import.specifier === 'node:sqlite'
  const inside =
    file?.startsWith('apps/server/src/store/sqlite/') || file?.startsWith('apps/server/src/store/postgres/')
  if (http) return [`${at(edge)} the sync engine imports the HTTP framework: ${name}`]
  return storage || inside ? [`${at(edge)} the sync engine imports a storage: ${edge.import.specifier}`] : []
}

/** `@ninefold/shared` itself must stay free of Yjs and zod: the start page loads it, and needs neither. */
function loadsMoreThanPlainData(edge: Edge): string[] {
  if (edge.owner.folder !== 'packages/shared' || isTest(edge.from) || edge.import.typeOnly) return []
  const plain = !/^packages\/shared\/src\/(api|document|exchange)\//.test(edge.from)
  const loads = edge.package ?? (edge.file && /\/src\/(api|document)\//.test(edge.file) ? edge.file : null)
  return plain && loads ? [`${at(edge)} plain shared code loads ${loads}`] : []
}

function touchesSocketsTwice(edges: readonly Edge[]): string[] {
  const socket = edges.filter(
    (edge) => edge.from.startsWith(SYNC) && !isTest(edge.from) && edge.package === 'ws',
  )
  const modules = [...new Set(socket.map((edge) => edge.from))]
  return modules.length > 1 ? [`one module of ${SYNC} touches ws, not ${modules.join(' and ')}`] : []
}

/** Import cycles that exist at run time, each named once, by its path. */
function cycles(edges: readonly Edge[]): string[] {
  const next = new Map<string, string[]>()
  for (const edge of edges) {
    if (!edge.file || edge.import.typeOnly || edge.import.lazy) continue
    next.set(edge.from, [...(next.get(edge.from) ?? []), edge.file])
  }
  const done = new Set<string>()
  const faults: string[] = []
  const walk = (file: string, path: string[]): void => {
    if (path.includes(file)) {
      faults.push(`a cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`)
      return
    }
    if (done.has(file)) return
    for (const target of next.get(file) ?? []) walk(target, [...path, file])
    done.add(file)
  }
  for (const file of next.keys()) walk(file, [])
  return faults
}
