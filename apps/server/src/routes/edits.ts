/** POST /api/canvases/{id}/content/edits: a program writes on a canvas without a socket. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { RIGHTS } from '@ninefold/shared'
import { editContentBody, editedView, refusedEdits } from '@ninefold/shared/api/edits'
import { editContent } from '../canvases/edits/edits.ts'
import type { AppEnv, Deps } from '../http/context.ts'
import { BODY_FAILURES, CANVAS_FAILURES, CHANGE_FAILURES, failures } from '../http/errors.ts'
import { member } from '../http/member.ts'
import { byPerson, canvasParams, json, jsonBody } from '../http/openapi.ts'
import { createRateLimit } from '../http/rate-limit.ts'

const edit = (deps: Deps) =>
  createRoute({
    method: 'post',
    path: '/canvases/{id}/content/edits',
    operationId: 'editContent',
    summary: 'Edit what is on a canvas',
    description:
      'Edits are made in their order, all or none, as one change that everybody in the canvas sees at once. ' +
      'The answer comes when they are on disk; `seq` compares with `X-Seq` of the content. ' +
      'You may choose the ids of what you add, so that later edits of the same list can name it. ' +
      'Links that a move makes illegal turn into `relates_to`; `changedLinks` names them. ' +
      'A refusal tells each edit that cannot be made by its `index`.',
    tags: ['Canvases'],
    security: byPerson,
    middleware: member(deps, RIGHTS.write),
    request: { params: canvasParams, body: jsonBody(editContentBody) },
    responses: {
      200: { description: 'Made, and on disk', ...json(editedView) },
      ...failures(
        ...CANVAS_FAILURES,
        ...BODY_FAILURES,
        ...CHANGE_FAILURES,
        'too_many_requests',
        'restarting',
        'storage_unavailable',
      ),
      422: { description: 'None was made', ...json(refusedEdits) },
    },
  })

export function editRoutes(deps: Deps) {
  const perUser = createRateLimit(deps.limits.editRequestsPerMinutePerUser, 60_000, deps.now)
  return new OpenAPIHono<AppEnv>().openapi(edit(deps), async (c) => {
    const { id: userId } = c.var.person
    const { canvasId, role } = c.var.membership
    perUser.take(userId)
    const { edits } = c.req.valid('json')
    return c.json(await editContent(deps.rooms, canvasId, { userId, role }, edits), 200)
  })
}
