/** GET /api/canvases/{id}/content: what is on a canvas, as plain data. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { contentView } from '@ninefold/shared/api/content'
import type { AppEnv, Deps } from '../http/context.ts'
import { CANVAS_FAILURES, failures } from '../http/errors.ts'
import { member } from '../http/member.ts'
import { byPerson, canvasParams, json } from '../http/openapi.ts'

const read = (deps: Deps) =>
  createRoute({
    method: 'get',
    path: '/canvases/{id}/content',
    operationId: 'getContent',
    summary: 'What is on a canvas',
    description: 'Live notes only, as of the last commit; `X-Seq` is its place in the canvas’s log.',
    tags: ['Canvases'],
    security: byPerson,
    middleware: member(deps, 'viewer'),
    request: { params: canvasParams },
    responses: {
      200: {
        description: 'The content',
        headers: z.object({ 'X-Seq': z.string().meta({ description: 'Rises with every commit' }) }),
        ...json(contentView),
      },
      ...failures(...CANVAS_FAILURES),
    },
  })

export function contentRoutes(deps: Deps) {
  return new OpenAPIHono<AppEnv>().openapi(read(deps), async (c) => {
    const { content, seq } = await deps.rooms.content(c.var.membership.canvasId)
    return c.json(content, 200, { 'X-Seq': String(seq) })
  })
}
