/** Serves a folder as a good production server would: compressed as well as can be, kept alive, cached for ever. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { existsSync, readFileSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const COMPRESSED = new Set(['.html', '.js', '.css', '.json', '.svg'])

export interface StaticServer {
  readonly url: string
  close(): Promise<void>
}

export async function serveFolder(folder: string): Promise<StaticServer> {
  const packed = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    answer(folder, packed, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}

function answer(
  folder: string,
  packed: Map<string, Buffer>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  let path = join(folder, normalize(decodeURIComponent(pathname)))
  if (existsSync(path) && statSync(path).isDirectory()) path = join(path, 'index.html')
  if (!existsSync(path)) {
    response.writeHead(404).end()
    return
  }
  const type = extname(path)
  const headers = {
    'content-type': TYPES[type] ?? 'application/octet-stream',
    'cache-control': type === '.html' ? 'no-cache' : 'public, max-age=31536000, immutable',
  }
  if (!COMPRESSED.has(type)) {
    response.writeHead(200, headers).end(readFileSync(path))
    return
  }
  const body = packed.get(path) ?? brotliCompressSync(readFileSync(path), BEST)
  packed.set(path, body)
  response.writeHead(200, { ...headers, 'content-encoding': 'br' }).end(body)
}

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
