/**
 * The built pages, read into memory once: a request can name only what is in the list, and a build that happens while
 * the server runs never mixes its files with those of the one being served.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { hashInline, type InlineHashes } from './inline.ts'
import type { Encoding } from './negotiate.ts'

export interface WebFile {
  readonly type: string
  /** A strong tag of the content as it is, in quotes. */
  readonly tag: string
  /** Its name holds a hash of its content, so it never changes. */
  readonly immutable: boolean
  /** Of a page: what it holds inline, for its Content-Security-Policy. */
  readonly inline?: InlineHashes
  readonly body: Uint8Array<ArrayBuffer>
  readonly encoded: ReadonlyMap<Encoding, Uint8Array<ArrayBuffer>>
}

/** By path, like `/assets/start-x1y2.js`. */
export type WebFiles = ReadonlyMap<string, WebFile>

export const PAGES = {
  start: '/index.html',
  canvas: '/canvas.html',
  join: '/join.html',
  example: '/example.html',
} as const
/** Shown for addresses that lead nowhere. */
export const LOST_PAGE = '/404.html'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
}
const SUFFIXES: Readonly<Record<string, Encoding>> = { '.br': 'br', '.gz': 'gzip' }

/** Null when there is no complete build: a folder that lacks one of the pages. */
export function readWebFiles(dir: string): WebFiles | null {
  const contents = readAll(dir)
  if (!contents || Object.values(PAGES).some((page) => !contents.has(page))) return null
  const files = new Map<string, WebFile>()
  for (const [path, body] of contents) {
    const isVariant = extname(path) in SUFFIXES && contents.has(path.slice(0, -extname(path).length))
    if (!isVariant) files.set(path, toFile(path, body, contents))
  }
  return files
}

function readAll(dir: string): Map<string, Uint8Array<ArrayBuffer>> | null {
  try {
    const entries = readdirSync(dir, { recursive: true, withFileTypes: true })
    const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    return new Map(
      names.map((name) => [
        `/${relative(dir, name).split(sep).join('/')}`,
        new Uint8Array(readFileSync(name)),
      ]),
    )
  } catch (error) {
    // Not built yet, or being built: the caller says so to whoever asks.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function toFile(
  path: string,
  body: Uint8Array<ArrayBuffer>,
  contents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): WebFile {
  const encoded = new Map<Encoding, Uint8Array<ArrayBuffer>>()
  for (const [suffix, encoding] of Object.entries(SUFFIXES)) {
    const variant = contents.get(path + suffix)
    if (variant) encoded.set(encoding, variant)
  }
  return {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    immutable: path.startsWith('/assets/'),
    ...(extname(path) === '.html' && { inline: hashInline(new TextDecoder().decode(body)) }),
    body,
    encoded,
  }
}
