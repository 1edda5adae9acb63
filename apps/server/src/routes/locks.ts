/** /api/canvases/{id}/locks: blocks that are locked. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { AppError, RIGHTS } from '@ninefold/shared'
import { blockIdParam, lockList, lockView, setLockBody } from '@ninefold/shared/api/locks'
import { listLocks, removeLock, setLock } from '../canvases/locks.ts'
import type { AppEnv, Deps } from '../http/context.ts'
import { BODY_FAILURES, CANVAS_FAILURES, CHANGE_FAILURES, failures } from '../http/errors.ts'
import { member } from '../http/member.ts'
import { byPerson, canvasParams, json, jsonBody } from '../http/openapi.ts'

const about = { tags: ['Locks'], security: byPerson }
const lockParams = canvasParams.extend({ blockId: blockIdParam.meta({ description: 'The block' }) })
const one = { ...about, path: '/canvases/{id}/locks/{blockId}' as const }

export function lockRoutes(deps: Deps) {
  return new OpenAPIHono<AppEnv>()
    .openapi(list(deps), async (c) => c.json(await listLocks(deps.db, c.var.membership.canvasId), 200))
    .openapi(put(deps), async (c) => {
      const { canvasId } = c.var.membership
      const { blockId } = c.req.valid('param')
      return c.json(await setLock(deps, canvasId, blockId, c.var.person.id, c.req.valid('json')), 200)
    })
    .openapi(remove(deps), async (c) => {
      if (!(await removeLock(deps, c.var.membership.canvasId, c.req.valid('param').blockId)))
        throw new AppError('lock_not_found', 'This block is not locked.')
      return c.body(null, 204)
    })
}

const list = (deps: Deps) =>
  createRoute({
    ...about,
    method: 'get',
    path: '/canvases/{id}/locks',
    operationId: 'listLocks',
    summary: 'Locked blocks',
    description: 'Changes arrive as events `lock.changed` behind `rev`.',
    middleware: member(deps, RIGHTS.read),
    request: { params: canvasParams },
    responses: { 200: { description: 'All of them', ...json(lockList) }, ...failures(...CANVAS_FAILURES) },
  })

const put = (deps: Deps) =>
  createRoute({
    ...one,
    method: 'put',
    operationId: 'lockBlock',
    summary: 'Lock a block',
    description:
      'What editors change into, out of or inside it from then on is undone. Facilitators and owners still write ' +
      'there, unless it is locked `forAll`.',
    middleware: member(deps, RIGHTS.lock),
    request: { params: lockParams, body: jsonBody(setLockBody) },
    responses: {
      200: { description: 'The lock', ...json(lockView) },
      ...failures(...CANVAS_FAILURES, ...BODY_FAILURES, ...CHANGE_FAILURES),
    },
  })

const remove = (deps: Deps) =>
  createRoute({
    ...one,
    method: 'delete',
    operationId: 'unlockBlock',
    summary: 'Unlock a block',
    middleware: member(deps, RIGHTS.lock),
    request: { params: lockParams },
    responses: {
      204: { description: 'Unlocked' },
      ...failures(...CANVAS_FAILURES, ...CHANGE_FAILURES, 'lock_not_found'),
    },
  })
