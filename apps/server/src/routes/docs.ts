/** /api/openapi.json, the description of the API, and /api/docs, the same for people. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import type { AppEnv, Deps } from '../http/context.ts'
import { docsPage, DOCS_STYLE } from '../http/docs-page.ts'
import { openApiDocument } from '../http/openapi.ts'
import { originFor } from '../identity/origin.ts'

/** `api` is asked when the first request comes, after every route has been added to it. */
export function docsRoutes(deps: Deps, api: () => OpenAPIHono<AppEnv>) {
  const documents = new Map<string, ReturnType<typeof openApiDocument>>()
  const documentFor = (url: string) => {
    const origin = originFor(deps.publicUrl, url)
    const document = documents.get(origin) ?? openApiDocument(api(), origin)
    // Whoever sends many Host headers must not fill the memory.
    if (documents.size > 10) documents.clear()
    documents.set(origin, document)
    return document
  }
  return new Hono<AppEnv>()
    .get('/openapi.json', (c) => c.json(documentFor(c.req.url)))
    .get('/docs', (c) => c.html(docsPage(documentFor(c.req.url))))
    .get('/docs.css', (c) => c.body(DOCS_STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
}
