/** /api/canvases/{id}/events and …/notes/facts: what was missed on the socket, and who wrote which note. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { RIGHTS } from '@ninefold/shared'
import { eventList, eventsQuery, noteFactsPage, noteFactsQuery } from '@ninefold/shared/api/events'
import { listNoteFacts } from '../canvases/note-facts.ts'
import { missedEvents } from '../events/read.ts'
import type { AppEnv, Deps } from '../http/context.ts'
import { CANVAS_FAILURES, failures } from '../http/errors.ts'
import { member } from '../http/member.ts'
import { byPerson, canvasParams, json } from '../http/openapi.ts'

export function eventRoutes(deps: Deps) {
  return new OpenAPIHono<AppEnv>()
    .openapi(events(deps), async (c) => {
      const { canvasId, role } = c.var.membership
      const recipient = { userId: c.var.person.id, role }
      return c.json(await missedEvents(deps.db, canvasId, recipient, c.req.valid('query')), 200)
    })
    .openapi(facts(deps), async (c) =>
      c.json(await listNoteFacts(deps.db, c.var.membership.canvasId, c.req.valid('query')), 200),
    )
}

const events = (deps: Deps) =>
  createRoute({
    method: 'get',
    path: '/canvases/{id}/events',
    operationId: 'listEvents',
    summary: 'Events behind a number',
    description:
      'The same that sockets are told live, without holes: one that the caller may not see keeps its place as ' +
      '`hidden`. They are kept for a month; `complete` is false when some of those asked for are gone.',
    tags: ['Events'],
    security: byPerson,
    middleware: member(deps, RIGHTS.read),
    request: { params: canvasParams, query: eventsQuery },
    responses: {
      200: { description: 'In order', ...json(eventList) },
      ...failures(...CANVAS_FAILURES, 'invalid_query'),
    },
  })

const facts = (deps: Deps) =>
  createRoute({
    method: 'get',
    path: '/canvases/{id}/notes/facts',
    operationId: 'listNoteFacts',
    summary: 'Who made and last changed each note',
    description:
      'Taken from who was connected, not from the document. Changes arrive as events `note.facts`; the same person ' +
      'going on in the same note is told of once a minute.',
    tags: ['Events'],
    security: byPerson,
    middleware: member(deps, RIGHTS.read),
    request: { params: canvasParams, query: noteFactsQuery },
    responses: {
      200: { description: 'One page', ...json(noteFactsPage) },
      ...failures(...CANVAS_FAILURES, 'invalid_query'),
    },
  })
