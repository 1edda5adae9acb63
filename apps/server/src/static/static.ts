/** The built pages and their assets: four kinds of addresses, a page for each, and files that say how long they may be kept. */
import { isId } from '@ninefold/shared'
import { isExampleKey } from '@ninefold/shared/catalogue/keys'
import { Hono, type Context } from 'hono'
import type { AppEnv } from '../http/context.ts'
import { LOST_PAGE, PAGES, readWebFiles, type WebFile, type WebFiles } from './files.ts'
import { chooseEncoding, matchesTag } from './negotiate.ts'
import { noBuildPage, notFoundPage } from './plain-pages.ts'

const YEAR = 'public, max-age=31536000, immutable'
/** Kept, but asked about each time: a page or a service worker of an old build must not outlive it. */
const REVALIDATE = 'no-cache'

export function staticPages(dir: string) {
  let loaded: WebFiles | null = null
  // Until there is a build each request looks again, so that building it is enough.
  const files = (): WebFiles | null => (loaded ??= readWebFiles(dir))
  const page = (path: string) => (c: Context<AppEnv>) => {
    const file = files()?.get(path)
    return file ? send(c, file) : c.html(noBuildPage(), 503)
  }
  return (
    new Hono<AppEnv>()
      .get('/', page(PAGES.start))
      // Also for a canvas nobody knows: whether somebody may see it is the page's to ask and to say.
      .get('/c/:id', (c, next) => (isId(c.req.param('id')) ? page(PAGES.canvas)(c) : next()))
      .get('/j/:token', (c, next) => (isId(c.req.param('token')) ? page(PAGES.join)(c) : next()))
      .get('/d/:token', (c, next) => (isId(c.req.param('token')) ? page(PAGES.join)(c) : next()))
      .get('/e/:key', (c, next) => (isExampleKey(c.req.param('key')) ? page(PAGES.example)(c) : next()))
      .get('*', (c) => {
        const file = files()?.get(c.req.path)
        return file ? send(c, file) : sendLost(c, files()?.get(LOST_PAGE))
      })
      .all('*', (c) => sendLost(c, undefined))
  )
}

/** The designed page for somebody who looks at it; for a script or a picture that is missing a line will do. */
function sendLost(c: Context<AppEnv>, page: WebFile | undefined): Response | Promise<Response> {
  if (!c.req.header('accept')?.includes('text/html'))
    return c.text('There is nothing at this address.\n', 404)
  if (!page) return c.html(notFoundPage(), 404)
  if (page.inline) c.set('inline', page.inline)
  c.header('Cache-Control', REVALIDATE)
  c.header('Content-Type', page.type)
  return c.body(page.body, 404)
}

function send(c: Context<AppEnv>, file: WebFile): Response {
  const encoding = chooseEncoding(c.req.header('accept-encoding'), new Set(file.encoded.keys()))
  // Each encoding is its own sequence of bytes, so it needs its own tag.
  const tag = encoding ? file.tag.replace(/"$/, `-${encoding}"`) : file.tag
  c.header('Cache-Control', file.immutable ? YEAR : REVALIDATE)
  c.header('ETag', tag)
  if (file.inline) c.set('inline', file.inline)
  if (file.encoded.size > 0) c.header('Vary', 'Accept-Encoding')
  if (matchesTag(c.req.header('if-none-match'), tag)) return c.body(null, 304)
  c.header('Content-Type', file.type)
  const body = (encoding && file.encoded.get(encoding)) || file.body
  if (encoding) c.header('Content-Encoding', encoding)
  c.header('Content-Length', String(body.byteLength))
  return c.body(body)
}
