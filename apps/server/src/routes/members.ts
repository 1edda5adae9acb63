/** /api/canvases/{id}/members: who is in a canvas, in which role, and who no longer is. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { AppError, RIGHTS } from '@ninefold/shared'
import { idParam, pageQuery } from '@ninefold/shared/api/common'
import { memberPage, memberView, updateMemberBody } from '@ninefold/shared/api/people'
import { listMembers, removeMember, updateMember } from '../canvases/members.ts'
import type { AppEnv, Deps } from '../http/context.ts'
import { BODY_FAILURES, CANVAS_FAILURES, CHANGE_FAILURES, failures } from '../http/errors.ts'
import { member } from '../http/member.ts'
import { byPerson, canvasParams, json, jsonBody } from '../http/openapi.ts'

const about = { tags: ['Sharing'], security: byPerson }
const memberParams = canvasParams.extend({ userId: idParam.meta({ description: 'The person' }) })
const one = { ...about, path: '/canvases/{id}/members/{userId}' as const }

export function memberRoutes(deps: Deps) {
  return new OpenAPIHono<AppEnv>()
    .openapi(list(deps), async (c) => {
      const { canvasId } = c.var.membership
      const here = deps.rooms.usersHere(canvasId)
      return c.json(await listMembers(deps.db, canvasId, c.req.valid('query'), here), 200)
    })
    .openapi(update(deps), async (c) => {
      const body = c.req.valid('json')
      const { canvasId } = c.var.membership
      if (typeof body.expiresAt === 'string' && Date.parse(body.expiresAt) <= deps.now())
        throw new AppError('invalid_body', 'expiresAt: lies in the past')
      const here = deps.rooms.usersHere(canvasId)
      const { userId } = c.req.valid('param')
      return c.json(await updateMember(deps, canvasId, userId, body, c.var.person.id, here), 200)
    })
    .openapi(remove(deps), async (c) => {
      const { canvasId, role } = c.var.membership
      const manager = { userId: c.var.person.id, role }
      await removeMember(deps, canvasId, c.req.valid('param').userId, manager)
      return c.body(null, 204)
    })
}

const list = (deps: Deps) =>
  createRoute({
    ...about,
    method: 'get',
    path: '/canvases/{id}/members',
    operationId: 'listMembers',
    summary: 'People and their roles, in the order they came',
    middleware: member(deps, RIGHTS.read),
    request: { params: canvasParams, query: pageQuery },
    responses: {
      200: { description: 'One page', ...json(memberPage) },
      ...failures(...CANVAS_FAILURES, 'invalid_query'),
    },
  })

const update = (deps: Deps) =>
  createRoute({
    ...one,
    method: 'patch',
    operationId: 'updateMember',
    summary: 'Change somebody’s role, or when their access ends',
    description: 'Their open sockets obey it at once: what is not yet taken in is judged by the new role.',
    middleware: member(deps, RIGHTS.manageRoles),
    request: { params: memberParams, body: jsonBody(updateMemberBody) },
    responses: {
      200: { description: 'The member', ...json(memberView) },
      ...failures(...CANVAS_FAILURES, ...BODY_FAILURES, ...CHANGE_FAILURES, 'member_not_found', 'last_owner'),
    },
  })

const remove = (deps: Deps) =>
  createRoute({
    ...one,
    method: 'delete',
    operationId: 'removeMember',
    summary: 'End somebody’s access, or one’s own',
    description:
      'Closes their sockets (4403). The links they came by give them nothing again; who left by themselves may come ' +
      'back. A facilitator may let go editors, reviewers and viewers.',
    middleware: member(deps, RIGHTS.read),
    request: { params: memberParams },
    responses: {
      204: { description: 'Ended' },
      ...failures(...CANVAS_FAILURES, ...CHANGE_FAILURES, 'member_not_found', 'last_owner'),
    },
  })
