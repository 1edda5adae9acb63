/** GET /api/catalogue: the fixed words of the product, for programs. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { ACTIVITY_CATEGORIES, ATTRIBUTION, BLOCKS, NOTE_COLORS, RIGHTS, ROLES } from '@ninefold/shared'
import { catalogueView, type CatalogueView } from '@ninefold/shared/api/catalogue'
import type { AppEnv, Deps } from '../http/context.ts'
import { json } from '../http/openapi.ts'

const read = createRoute({
  method: 'get',
  path: '/catalogue',
  operationId: 'getCatalogue',
  summary: 'Blocks, categories, colours, roles and limits',
  tags: ['Catalogue'],
  responses: { 200: { description: 'The catalogue', ...json(catalogueView) } },
})

export function catalogueRoutes(deps: Deps) {
  const catalogue: CatalogueView = {
    blocks: BLOCKS.map((block) => ({
      ...block,
      area: { columns: [...block.area.columns], rows: [...block.area.rows] },
    })),
    categories: [...ACTIVITY_CATEGORIES],
    colors: [...NOTE_COLORS],
    roles: [...ROLES],
    rights: { ...RIGHTS },
    create: deps.invitationCode === null ? 'anyone' : 'code',
    limits: { ...deps.limits },
    attribution: ATTRIBUTION,
  }
  return new OpenAPIHono<AppEnv>().openapi(read, (c) => c.json(catalogue, 200))
}
