/** GET /api/catalogue: the fixed words of the product with its templates and examples, for programs. */
import { createHash } from 'node:crypto'
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { ATTRIBUTION, RIGHTS, ROLES } from '@ninefold/shared'
import { catalogueView, type CatalogueView } from '@ninefold/shared/api/catalogue'
import { readCatalogue } from '@ninefold/shared/catalogue/catalogue'
import type { AppEnv, Deps } from '../http/context.ts'
import { json } from '../http/openapi.ts'
import { matchesTag } from '../static/negotiate.ts'

const read = createRoute({
  method: 'get',
  path: '/catalogue',
  operationId: 'getCatalogue',
  summary: 'Blocks, questions, categories, functions, templates, examples, roles and limits',
  description:
    'It changes with the version and the settings of the server alone: ask again with `If-None-Match`.',
  tags: ['Catalogue'],
  responses: {
    200: { description: 'The catalogue', ...json(catalogueView) },
    304: { description: 'It is as it was' },
  },
})

export function catalogueRoutes(deps: Deps) {
  // Parsed, so that whatever the schema does not name stays here.
  const catalogue: CatalogueView = catalogueView.parse({
    ...readCatalogue(),
    roles: ROLES,
    rights: RIGHTS,
    create: deps.invitationCode === null ? 'anyone' : 'code',
    limits: deps.limits,
    attribution: ATTRIBUTION,
  })
  // Weak: it goes out in several encodings.
  const tag = `W/"${createHash('sha256').update(JSON.stringify(catalogue)).digest('base64url').slice(0, 22)}"`
  return new OpenAPIHono<AppEnv>().openapi(read, (c) => {
    c.header('ETag', tag)
    // Anybody's, and nobody's alone; asked about each time, because a server may be updated.
    c.header('Cache-Control', 'public, no-cache')
    return matchesTag(c.req.header('If-None-Match'), tag) ? c.body(null, 304) : c.json(catalogue, 200)
  })
}
