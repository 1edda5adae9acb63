/** /api/canvases: started, listed, renamed, deleted and brought back. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { AppError, CLOSE, RIGHTS } from '@ninefold/shared'
import {
  canvasListQuery,
  canvasPage,
  canvasView,
  createCanvasBody,
  createdCanvasView,
  duplicateCanvasBody,
  updateCanvasBody,
  type UpdateCanvasBody,
} from '@ninefold/shared/api/canvases'
import { writeMeta } from '@ninefold/shared/document/edit-meta'
import { createCanvas, listCanvases, readCanvas, saveSummary } from '../canvases/canvases.ts'
import { deleteCanvas, undeleteCanvas } from '../canvases/deletion.ts'
import { duplicateOf } from '../canvases/duplicate.ts'
import { firstContent } from '../canvases/first-content.ts'
import type { StartGate } from '../canvases/start-gate.ts'
import type { AppEnv, Deps } from '../http/context.ts'
import { BODY_FAILURES, CANVAS_FAILURES, CHANGE_FAILURES, failures, PERSON_FAILURES } from '../http/errors.ts'
import { member, memberOfDeleted } from '../http/member.ts'
import { byPerson, canvasParams, json, jsonBody } from '../http/openapi.ts'
import { signedIn } from '../identity/session.ts'

const about = { tags: ['Canvases'], security: byPerson }
const one = { ...about, path: '/canvases/{id}' as const, request: { params: canvasParams } }

export function canvasRoutes(deps: Deps, mayStart: StartGate) {
  return new OpenAPIHono<AppEnv>()
    .openapi(create, async (c) => {
      const { id: userId } = c.var.person
      const { invitationCode, ...wanted } = c.req.valid('json')
      await mayStart(c, userId, invitationCode)
      return c.json(await createCanvas(deps, firstContent(wanted), userId), 201)
    })
    .openapi(list, async (c) => c.json(await listCanvases(deps, c.var.person.id, c.req.valid('query')), 200))
    .openapi(read(deps), async (c) =>
      c.json(await readCanvas(deps, c.var.membership.canvasId, c.var.person.id), 200),
    )
    .openapi(update(deps), async (c) => {
      const { canvasId } = c.var.membership
      await rename(deps, canvasId, c.var.person.id, c.req.valid('json'))
      return c.json(await readCanvas(deps, canvasId, c.var.person.id), 200)
    })
    .openapi(duplicate(deps), async (c) => {
      const { id: userId } = c.var.person
      const { invitationCode, ...wanted } = c.req.valid('json')
      await mayStart(c, userId, invitationCode)
      const first = await duplicateOf(deps, c.var.membership.canvasId, userId, wanted)
      return c.json(await createCanvas(deps, first, userId), 201)
    })
    .openapi(remove(deps), async (c) => {
      const { canvasId } = c.var.membership
      await deleteCanvas(deps, canvasId, deps.limits.restoreDays)
      deps.rooms.endAccess(canvasId, null, CLOSE.notFound, 'canvas deleted')
      return c.body(null, 204)
    })
    .openapi(undelete(deps), async (c) => {
      const { canvasId } = c.var.membership
      if (!(await undeleteCanvas(deps, canvasId, deps.limits.restoreDays)))
        throw new AppError('canvas_deleted', 'This canvas was deleted too long ago to come back.')
      return c.json(await readCanvas(deps, canvasId, c.var.person.id), 200)
    })
}

/** Title and purpose live in the document: written there, live for everybody, and noted for the lists at once. */
async function rename(deps: Deps, canvasId: string, userId: string, change: UpdateCanvasBody): Promise<void> {
  await deps.rooms.edit(canvasId, { userId }, (doc) => writeMeta(doc, change, null))
  await saveSummary(deps.db, canvasId, { ...definedOf(change), changedAt: deps.now() })
}

function definedOf({ title, purpose }: UpdateCanvasBody): { title?: string; purpose?: string } {
  return { ...(title !== undefined && { title }), ...(purpose !== undefined && { purpose }) }
}

const create = createRoute({
  ...about,
  method: 'post',
  path: '/canvases',
  operationId: 'createCanvas',
  summary: 'Start a canvas',
  description:
    'Empty, with the notes of a `template` as ghosts that count as nothing until somebody accepts them, or as a copy of an `example`.',
  middleware: signedIn,
  request: { body: jsonBody(createCanvasBody) },
  responses: {
    201: { description: 'The canvas, owned by the caller', ...json(createdCanvasView) },
    ...failures(
      ...PERSON_FAILURES,
      ...BODY_FAILURES,
      ...CHANGE_FAILURES,
      'invitation_code_needed',
      'invitation_code_wrong',
      'quota_exceeded',
      'too_many_requests',
    ),
  },
})

const list = createRoute({
  ...about,
  method: 'get',
  path: '/canvases',
  operationId: 'listCanvases',
  summary: 'My canvases, the last changed first',
  description: 'With `deleted=true` those I own, have deleted and can still bring back.',
  middleware: signedIn,
  request: { query: canvasListQuery },
  responses: {
    200: { description: 'One page', ...json(canvasPage) },
    ...failures(...PERSON_FAILURES, 'invalid_query'),
  },
})

const read = (deps: Deps) =>
  createRoute({
    ...one,
    method: 'get',
    operationId: 'getCanvas',
    summary: 'A canvas, without its content',
    middleware: member(deps, RIGHTS.read),
    responses: { 200: { description: 'The canvas', ...json(canvasView) }, ...failures(...CANVAS_FAILURES) },
  })

const update = (deps: Deps) =>
  createRoute({
    ...one,
    method: 'patch',
    operationId: 'updateCanvas',
    summary: 'Change title or purpose',
    description: 'An edit of the document like any other: live for everybody who is in it.',
    middleware: member(deps, RIGHTS.write),
    request: { params: canvasParams, body: jsonBody(updateCanvasBody) },
    responses: {
      200: { description: 'The canvas', ...json(canvasView) },
      ...failures(...CANVAS_FAILURES, ...BODY_FAILURES, ...CHANGE_FAILURES, 'restarting'),
    },
  })

const duplicate = (deps: Deps) =>
  createRoute({
    ...one,
    method: 'post',
    path: '/canvases/{id}/duplicate',
    operationId: 'duplicateCanvas',
    summary: 'Copy a canvas as another perspective',
    description:
      'A new canvas, owned by the caller, with all that is on this one under the same ids, so that the two can be ' +
      'compared; its `baseCanvasId` says where it comes from. Links and waivers become the caller’s, and other members ' +
      'are named in words. Readings, triggers, locks and members stay with the original.',
    middleware: member(deps, RIGHTS.read),
    request: { params: canvasParams, body: jsonBody(duplicateCanvasBody) },
    responses: {
      201: { description: 'The copy, owned by the caller', ...json(createdCanvasView) },
      ...failures(
        ...CANVAS_FAILURES,
        ...BODY_FAILURES,
        ...CHANGE_FAILURES,
        'invitation_code_needed',
        'invitation_code_wrong',
        'quota_exceeded',
        'too_many_requests',
      ),
    },
  })

const remove = (deps: Deps) =>
  createRoute({
    ...one,
    method: 'delete',
    operationId: 'deleteCanvas',
    summary: 'Delete a canvas',
    description:
      'Closes it for everybody at once. It can be brought back for 30 days; then everything of it is gone.',
    middleware: member(deps, RIGHTS.delete),
    responses: { 204: { description: 'Deleted' }, ...failures(...CANVAS_FAILURES, ...CHANGE_FAILURES) },
  })

const undelete = (deps: Deps) =>
  createRoute({
    ...one,
    method: 'post',
    path: '/canvases/{id}/undelete',
    operationId: 'undeleteCanvas',
    summary: 'Bring a deleted canvas back',
    middleware: memberOfDeleted(deps, RIGHTS.delete),
    responses: {
      200: { description: 'The canvas', ...json(canvasView) },
      ...failures(...CANVAS_FAILURES, ...CHANGE_FAILURES),
    },
  })
