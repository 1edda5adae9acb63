import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { staticPages } from './static.ts'

let dir = ''
let app: ReturnType<typeof staticPages>

function put(path: string, body: string): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true })
  writeFileSync(join(dir, path), body)
}

function build(): void {
  put('index.html', 'start page')
  put('canvas.html', 'canvas page')
  put('join.html', 'join page')
  put('example.html', 'example page')
  put('404.html', 'lost page')
  put('sw.js', 'worker')
  put('assets/start-1a2b.js', 'script')
  put('assets/start-1a2b.js.br', 'br of script')
  put('assets/start-1a2b.js.gz', 'gz of script')
  put('assets/inter-1a2b.woff2', 'font')
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ninefold-dist-'))
  build()
  app = staticPages(dir)
})
afterEach(() => rmSync(dir, { recursive: true }))

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
const textOf = async (path: string) => (await get(path)).text()

describe('the pages', () => {
  it('are four, by address', async () => {
    expect(await textOf('/')).toBe('start page')
    expect(await textOf('/c/anyCanvasAtAll')).toBe('canvas page')
    expect(await textOf('/j/someToken')).toBe('join page')
    expect(await textOf('/d/someToken')).toBe('join page')
    expect(await textOf('/e/linkedin')).toBe('example page')
    expect((await get('/')).headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  it('are asked about each time, and sent again only when they changed', async () => {
    const first = await get('/')
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const tag = first.headers.get('etag') ?? ''
    const again = await get('/', { 'If-None-Match': `"other", W/${tag}` })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await get('/', { 'If-None-Match': '"other"' })).status).toBe(200)
  })

  it('say plainly that an address leads nowhere', async () => {
    for (const path of [
      '/nothing',
      '/c/',
      '/c/a.b',
      '/c/one/two',
      '/j/',
      '/e/',
      '/e/nothing',
      '/assets/',
      '/assets/gone.js',
    ]) {
      const response = await get(path, { Accept: 'text/html,*/*;q=0.8' })
      expect([path, response.status, await response.text()]).toEqual([path, 404, 'lost page'])
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    }
    expect((await app.request('/', { method: 'POST' })).status).toBe(404)
  })

  it('are not shown to a script or a picture that looks for another', async () => {
    const response = await get('/assets/gone.js', { Accept: '*/*' })
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      'text/plain; charset=UTF-8',
    ])
  })

  it('say so in plain words when a build has no page for it', async () => {
    rmSync(join(dir, '404.html'))
    const response = await staticPages(dir).request('/nothing', { headers: { Accept: 'text/html' } })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('There is no such page')
  })

  it('say how to build them when they are not built, and are there as soon as they are', async () => {
    rmSync(dir, { recursive: true })
    const unbuilt = staticPages(dir)
    const response = await unbuilt.request('/c/someCanvas')
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('@ninefold/web build')
    build()
    expect(await (await unbuilt.request('/c/someCanvas')).text()).toBe('canvas page')
  })
})

describe('the files', () => {
  it('with a hash in their name are kept for a year, others are asked about', async () => {
    const asset = await get('/assets/start-1a2b.js')
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect((await get('/sw.js')).headers.get('cache-control')).toBe('no-cache')
    expect((await get('/assets/inter-1a2b.woff2')).headers.get('content-type')).toBe('font/woff2')
  })

  it.each([
    ['br, gzip', 'br', 'br of script'],
    ['gzip', 'gzip', 'gz of script'],
    ['br;q=0, gzip;q=0.5', 'gzip', 'gz of script'],
    ['*', 'br', 'br of script'],
    ['identity', null, 'script'],
    ['gzip;q=0', null, 'script'],
    ['', null, 'script'],
  ])('go out as "%s" accepts them', async (accepted, encoding, body) => {
    const response = await get('/assets/start-1a2b.js', { 'Accept-Encoding': accepted })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
    expect(await response.text()).toBe(body)
  })

  it('have a tag of their own for each encoding', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (accepted) =>
        (await get('/assets/start-1a2b.js', { 'Accept-Encoding': accepted })).headers.get('etag'),
      ),
    )
    expect(new Set(tags).size).toBe(3)
  })

  it('outside the folder cannot be named', async () => {
    put('../outside.txt', 'secret')
    for (const path of [
      '/../outside.txt',
      '/%2e%2e/outside.txt',
      '/assets/..%2f..%2foutside.txt',
      '/..%5coutside.txt',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404])
    rmSync(join(dir, '../outside.txt'))
  })

  it('answer HEAD with the length and no body', async () => {
    const response = await app.request('/assets/start-1a2b.js', { method: 'HEAD' })
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
      200,
      '6',
      '',
    ])
  })

  it('stay those of the build that was read, whatever happens to the folder', async () => {
    expect(await textOf('/')).toBe('start page')
    put('index.html', 'page of a later build')
    expect(await textOf('/')).toBe('start page')
  })
})
