/** /api/me: oneself, renamed or gone. And /api/identity: whether one is somebody here at all. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { identityView, meView, updateMeBody } from '@ninefold/shared/api/people'
import type { Context } from 'hono'
import type { AppEnv, Deps } from '../http/context.ts'
import { BODY_FAILURES, CHANGE_FAILURES, failures, PERSON_FAILURES } from '../http/errors.ts'
import { byPerson, json, jsonBody } from '../http/openapi.ts'
import { reachOf } from '../identity/origin.ts'
import { leave } from '../identity/leave.ts'
import { updatePerson, type Person } from '../identity/people.ts'
import { cookieToken, giveCookie, signedIn, takeCookie } from '../identity/session.ts'

const about = { path: '/me' as const, tags: ['People'], security: byPerson, middleware: signedIn }

const read = createRoute({
  ...about,
  method: 'get',
  operationId: 'getMe',
  summary: 'Who I am',
  description: '`reach` says whether the address this was asked at works from other machines too.',
  responses: { 200: { description: 'Oneself', ...json(meView) }, ...failures(...PERSON_FAILURES) },
})

const identity = createRoute({
  path: '/identity',
  tags: about.tags,
  security: [...byPerson, {}],
  method: 'get',
  operationId: 'getIdentity',
  summary: 'Who I am, if anybody',
  description:
    'For a page that does not know yet whose browser it is in: nobody is an answer and no refusal.',
  responses: {
    200: { description: 'Oneself, or null', ...json(identityView) },
    ...failures(...PERSON_FAILURES),
  },
})

const update = createRoute({
  ...about,
  method: 'patch',
  operationId: 'updateMe',
  summary: 'Change my name or colour',
  description: 'Everybody who is in a canvas with me sees it at once.',
  request: { body: jsonBody(updateMeBody) },
  responses: {
    200: { description: 'Oneself', ...json(meView) },
    ...failures(...PERSON_FAILURES, ...BODY_FAILURES, ...CHANGE_FAILURES),
  },
})

const remove = createRoute({
  ...about,
  method: 'delete',
  operationId: 'deleteMe',
  summary: 'Leave for good',
  description:
    'Ends this identity and its place in every canvas; what it wrote stays under the name "Former guest". ' +
    'A canvas whose last owner leaves goes to its longest-standing facilitator, or else editor; ' +
    'canvases nobody else is in are deleted.',
  responses: { 204: { description: 'Gone' }, ...failures(...PERSON_FAILURES, ...CHANGE_FAILURES) },
})

export function meRoutes(deps: Deps) {
  const view = (c: Context, { id, name, color }: Person) => ({
    userId: id,
    name,
    color,
    reach: reachOf(deps.publicUrl, c.req.url),
  })
  /** Whoever comes back now and then keeps the cookie: its year starts again. */
  const renewCookie = (c: Context, identifiedBy: AppEnv['Variables']['identifiedBy']): void => {
    const cookie = cookieToken(c)
    if (identifiedBy === 'cookie' && cookie !== undefined) giveCookie(c, cookie, deps.publicUrl)
  }
  return new OpenAPIHono<AppEnv>()
    .openapi(read, (c) => {
      renewCookie(c, c.var.identifiedBy)
      return c.json(view(c, c.var.person), 200)
    })
    .openapi(identity, (c) => {
      const { person, identifiedBy } = c.var
      if (person) renewCookie(c, identifiedBy)
      return c.json({ me: person && view(c, person) }, 200)
    })
    .openapi(update, async (c) => {
      const person = await updatePerson(deps.db, c.var.person, c.req.valid('json'))
      deps.rooms.renamed(person.id, { name: person.name, color: person.color })
      return c.json(view(c, person), 200)
    })
    .openapi(remove, async (c) => {
      await leave(deps, c.var.person.id, deps.limits.restoreDays)
      if (c.var.identifiedBy === 'cookie') takeCookie(c, deps.publicUrl)
      return c.body(null, 204)
    })
}
