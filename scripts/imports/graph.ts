/**
 * The import graph of the workspace: which file names which module, and whether the import exists at run time.
 * Pure: sources come in as text, so that the rules can be tested on trees that are not on disk.
 */
import { dirname, posix } from 'node:path'
import ts from 'typescript'

export interface Import {
  /** As written: `./room.ts`, `yjs`, `@ninefold/shared/api/people`. */
  readonly specifier: string
  /** Erased by the compiler: `import type`, `export type`, `import('x').T` in a type. */
  readonly typeOnly: boolean
  /** Loaded on demand by `import()`, hence no part of an initialisation cycle. */
  readonly lazy: boolean
  readonly line: number
}

export interface Module {
  /** From the root of the repository, with `/`. */
  readonly path: string
  readonly imports: readonly Import[]
}

const SCRIPT = /<script[^>]*>([\s\S]*?)<\/script>/g

/** What a `.ts` or `.svelte` source imports, in the order of the text. */
export function readModule(path: string, source: string): Module {
  const code = path.endsWith('.svelte') ? scriptsOf(source) : source
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS)
  const imports: Import[] = []
  visit(file, (node) => {
    const found = importOf(node)
    if (!found) return
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
    imports.push({ ...found, line: line + 1 })
  })
  return { path, imports }
}

/** The scripts of a component with everything else blanked, so that line numbers stay true. */
function scriptsOf(source: string): string {
  const blanked = [...source.replace(/[^\n]/g, ' ')]
  for (const match of source.matchAll(SCRIPT)) {
    const code = match[1] ?? ''
    const start = match.index + match[0].indexOf('>') + 1
    for (let i = 0; i < code.length; i++) blanked[start + i] = code.charAt(i)
  }
  return blanked.join('')
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  ts.forEachChild(node, (child) => {
    visit(child, see)
  })
}

function importOf(node: ts.Node): Omit<Import, 'line'> | null {
  if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, isTypeImport(node.importClause))
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return named(node.moduleSpecifier, node.isTypeOnly || allTypes(node.exportClause))
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return named(node.argument.literal, true)
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return named(node.arguments[0], false, true)
  return null
}

function named(specifier: ts.Node | undefined, typeOnly: boolean, lazy = false): Omit<Import, 'line'> | null {
  return specifier && ts.isStringLiteralLike(specifier) ? { specifier: specifier.text, typeOnly, lazy } : null
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false // `import './x.css'` runs it
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  return !clause.name && allTypes(clause.namedBindings)
}

/** `{ type A, type B }`: nothing is left of it at run time once the compiler has dropped unused imports. */
function allTypes(bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  if (!bindings || !(ts.isNamedImports(bindings) || ts.isNamedExports(bindings))) return false
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly)
}

/** The file a relative import names, or the package (with its scope) a bare one names. */
export type Target = { readonly file: string } | { readonly package: string } | { readonly builtin: string }

export function targetOf(from: string, specifier: string): Target {
  const bare = specifier.replace(/\?.*$/, '') // Vite's `?raw`, `?url`
  if (bare.startsWith('.')) return { file: posix.normalize(posix.join(dirname(from), bare)) }
  if (/^(node|virtual|svelte):/.test(bare)) return { builtin: bare }
  const parts = bare.split('/')
  return { package: bare.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? bare) }
}
