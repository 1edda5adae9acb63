/** /api/canvases/{id}/readings and …/triggers: what was measured, and what calls for a review. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { RIGHTS } from '@ninefold/shared'
import { idParam } from '@ninefold/shared/api/common'
import {
  addReadingBody,
  raiseTriggerBody,
  readingList,
  readingsQuery,
  readingView,
  triggerList,
  triggerView,
} from '@ninefold/shared/api/measures'
import { addReading, listReadings } from '../canvases/readings.ts'
import { handleTrigger, listTriggers, raiseTrigger } from '../canvases/triggers.ts'
import type { AppEnv, Deps } from '../http/context.ts'
import { BODY_FAILURES, CANVAS_FAILURES, CHANGE_FAILURES, failures } from '../http/errors.ts'
import { member } from '../http/member.ts'
import { byPerson, canvasParams, json, jsonBody } from '../http/openapi.ts'

const about = { tags: ['Measures'], security: byPerson }
const kpiParams = canvasParams.extend({ kpiId: idParam.meta({ description: 'The measure' }) })
const triggerParams = canvasParams.extend({ triggerId: idParam.meta({ description: 'The trigger' }) })

export function measureRoutes(deps: Deps) {
  return new OpenAPIHono<AppEnv>()
    .openapi(readings(deps), async (c) =>
      c.json(await listReadings(deps.db, c.var.membership.canvasId, c.req.valid('query')), 200),
    )
    .openapi(add(deps), async (c) => {
      const { membership, person } = c.var
      const { kpiId } = c.req.valid('param')
      return c.json(await addReading(deps, membership.canvasId, kpiId, person, c.req.valid('json')), 201)
    })
    .openapi(triggers(deps), async (c) => c.json(await listTriggers(deps.db, c.var.membership.canvasId), 200))
    .openapi(raise(deps), async (c) =>
      c.json(await raiseTrigger(deps, c.var.membership.canvasId, c.var.person, c.req.valid('json')), 201),
    )
    .openapi(handle(deps), async (c) => {
      const { triggerId } = c.req.valid('param')
      return c.json(await handleTrigger(deps, c.var.membership.canvasId, triggerId, c.var.person.id), 200)
    })
}

const readings = (deps: Deps) =>
  createRoute({
    ...about,
    method: 'get',
    path: '/canvases/{id}/readings',
    operationId: 'listReadings',
    summary: 'What was measured',
    description:
      'The latest of each measure, by day. New ones arrive as events `reading.added` behind `rev`.',
    middleware: member(deps, RIGHTS.read),
    request: { params: canvasParams, query: readingsQuery },
    responses: {
      200: { description: 'The readings', ...json(readingList) },
      ...failures(...CANVAS_FAILURES, 'invalid_query'),
    },
  })

const add = (deps: Deps) =>
  createRoute({
    ...about,
    method: 'post',
    path: '/canvases/{id}/kpis/{kpiId}/readings',
    operationId: 'addReading',
    summary: 'Enter a reading',
    description: 'Readings are records: a wrong one is followed by a right one.',
    middleware: member(deps, RIGHTS.write),
    request: { params: kpiParams, body: jsonBody(addReadingBody) },
    responses: {
      201: { description: 'The reading', ...json(readingView) },
      ...failures(...CANVAS_FAILURES, ...BODY_FAILURES, ...CHANGE_FAILURES, 'kpi_not_found'),
    },
  })

const triggers = (deps: Deps) =>
  createRoute({
    ...about,
    method: 'get',
    path: '/canvases/{id}/triggers',
    operationId: 'listTriggers',
    summary: 'What calls for a review',
    description: 'Open ones first. Changes arrive as events `trigger.changed` behind `rev`.',
    middleware: member(deps, RIGHTS.read),
    request: { params: canvasParams },
    responses: {
      200: { description: 'The triggers', ...json(triggerList) },
      ...failures(...CANVAS_FAILURES),
    },
  })

const raise = (deps: Deps) =>
  createRoute({
    ...about,
    method: 'post',
    path: '/canvases/{id}/triggers',
    operationId: 'raiseTrigger',
    summary: 'Call for a review',
    middleware: member(deps, RIGHTS.write),
    request: { params: canvasParams, body: jsonBody(raiseTriggerBody) },
    responses: {
      201: { description: 'The trigger', ...json(triggerView) },
      ...failures(...CANVAS_FAILURES, ...BODY_FAILURES, ...CHANGE_FAILURES),
    },
  })

const handle = (deps: Deps) =>
  createRoute({
    ...about,
    method: 'post',
    path: '/canvases/{id}/triggers/{triggerId}/handled',
    operationId: 'handleTrigger',
    summary: 'Say that a trigger is dealt with',
    middleware: member(deps, RIGHTS.write),
    request: { params: triggerParams },
    responses: {
      200: { description: 'The trigger', ...json(triggerView) },
      ...failures(...CANVAS_FAILURES, ...CHANGE_FAILURES, 'trigger_not_found'),
    },
  })
