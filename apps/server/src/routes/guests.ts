/** POST /api/guests: a name is all it takes to be somebody. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { createGuestBody, guestView } from '@ninefold/shared/api/people'
import { addressOf } from '../http/client-address.ts'
import type { AppEnv, Deps } from '../http/context.ts'
import { BODY_FAILURES, CHANGE_FAILURES, failures } from '../http/errors.ts'
import { json, jsonBody } from '../http/openapi.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { createGuest } from '../identity/people.ts'
import { giveCookie } from '../identity/session.ts'

const create = createRoute({
  method: 'post',
  path: '/guests',
  operationId: 'createGuest',
  summary: 'Be somebody: make a guest',
  description: 'The token is told this once; the same identity is set as the cookie `ninefold`.',
  tags: ['People'],
  request: { body: jsonBody(createGuestBody) },
  responses: {
    201: { description: 'The guest', ...json(guestView) },
    ...failures(...BODY_FAILURES, ...CHANGE_FAILURES, 'too_many_requests'),
  },
})

export function guestRoutes(deps: Deps) {
  const perAddress = createRateLimit(deps.limits.guestsPerMinutePerAddress, 60_000, deps.now)
  return new OpenAPIHono<AppEnv>().openapi(create, async (c) => {
    perAddress.take(addressOf(c, deps.publicUrl))
    const { person, token } = await createGuest(deps, c.req.valid('json').name)
    giveCookie(c, token, deps.publicUrl)
    return c.json({ userId: person.id, name: person.name, color: person.color, token }, 201)
  })
}
