/** POST /api/join: coming in by a share link; POST /api/join/preview: what a link leads to, before using it. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { joinBody, joinedView, joinPreview, previewJoinBody } from '@ninefold/shared/api/links'
import { joinByLink, lookAtLink } from '../canvases/join.ts'
import { addressOf } from '../http/client-address.ts'
import type { AppEnv, Deps } from '../http/context.ts'
import { BODY_FAILURES, CHANGE_FAILURES, failures } from '../http/errors.ts'
import { json, jsonBody } from '../http/openapi.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { giveCookie } from '../identity/session.ts'

const refusals = failures(
  ...BODY_FAILURES,
  ...CHANGE_FAILURES,
  'link_not_found',
  'link_closed',
  'link_expired',
  'link_used_up',
  'link_revoked',
  'access_ended',
  'canvas_deleted',
  'too_many_requests',
)

const join = createRoute({
  method: 'post',
  path: '/join',
  operationId: 'join',
  summary: 'Come in by a share link',
  description:
    'Somebody known joins as themselves; nobody gives a `name` and becomes a guest (cookie). ' +
    'Joining again costs no second use and never lowers a role.',
  tags: ['Sharing'],
  request: { body: jsonBody(joinBody) },
  responses: { 200: { description: 'Where one is in', ...json(joinedView) }, ...refusals },
})

const preview = createRoute({
  method: 'post',
  path: '/join/preview',
  operationId: 'previewJoin',
  summary: 'What a share link leads to',
  description: 'Uses nothing up. A POST, so that the token is in no address and no log.',
  tags: ['Sharing'],
  request: { body: jsonBody(previewJoinBody) },
  responses: { 200: { description: 'The canvas and the role', ...json(joinPreview) }, ...refusals },
})

export function joinRoutes(deps: Deps) {
  const perAddress = createRateLimit(deps.limits.joinsPerMinutePerAddress, 60_000, deps.now)
  return new OpenAPIHono<AppEnv>()
    .openapi(join, async (c) => {
      perAddress.take(addressOf(c, deps.publicUrl))
      const { canvasId, role, newToken } = await joinByLink(deps, c.req.valid('json'), c.var.person)
      if (newToken !== null) giveCookie(c, newToken, deps.publicUrl)
      return c.json({ canvasId, role }, 200)
    })
    .openapi(preview, async (c) => {
      perAddress.take(addressOf(c, deps.publicUrl))
      const { link, current } = await lookAtLink(deps, c.req.valid('json').token, c.var.person)
      const { canvasId, title, role } = link
      return c.json({ canvasId, title, role: current ?? role, member: current !== null }, 200)
    })
}
