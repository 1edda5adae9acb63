/** /api/me/devices and /api/devices: the same person on several devices, and one device let go. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { AppError, CLOSE } from '@ninefold/shared'
import { idParam } from '@ninefold/shared/api/common'
import {
  claimDeviceBody,
  claimedDeviceView,
  devicePage,
  devicePreview,
  deviceLinkView,
} from '@ninefold/shared/api/devices'
import { z } from 'zod'
import { addressOf } from '../http/client-address.ts'
import type { AppEnv, Deps } from '../http/context.ts'
import { BODY_FAILURES, CHANGE_FAILURES, failures, PERSON_FAILURES } from '../http/errors.ts'
import { byPerson, json, jsonBody } from '../http/openapi.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import {
  claimDeviceLink,
  createDeviceLink,
  forgetDevice,
  listDevices,
  lookAtDeviceLink,
} from '../identity/devices.ts'
import { originFor, reachOf } from '../identity/origin.ts'
import type { Person } from '../identity/people.ts'
import { giveCookie, signedIn, takeCookie } from '../identity/session.ts'

const about = { tags: ['Devices'] }
const mine = { ...about, security: byPerson, middleware: signedIn }
const deviceParams = z.object({ deviceId: idParam.meta({ description: 'The device, or `current`' }) })
const refusals = failures(
  ...BODY_FAILURES,
  ...CHANGE_FAILURES,
  'device_link_not_found',
  'device_link_expired',
  'device_link_used',
  'too_many_requests',
)

export function deviceRoutes(deps: Deps) {
  const perUser = createRateLimit(deps.limits.deviceLinksPerHourPerUser, 3_600_000, deps.now)
  const perAddress = createRateLimit(deps.limits.joinsPerMinutePerAddress, 60_000, deps.now)
  const viewOf = ({ id: userId, name, color }: Person) => ({ userId, name, color })
  return new OpenAPIHono<AppEnv>()
    .openapi(create, async (c) => {
      perUser.take(c.var.person.id)
      const { token, expiresAt } = await createDeviceLink(deps, c.var.person.id, deps.limits.deviceLinkMs)
      const url = `${originFor(deps.publicUrl, c.req.url)}/d/${token}`
      const reach = reachOf(deps.publicUrl, c.req.url)
      return c.json({ token, url, expiresAt: new Date(expiresAt).toISOString(), reach }, 201)
    })
    .openapi(list, async (c) =>
      c.json({ items: await listDevices(deps.db, c.var.person.id, c.var.sessionId) }, 200),
    )
    .openapi(forget, async (c) => {
      const { deviceId } = c.req.valid('param')
      const sessionId = deviceId === 'current' ? (c.var.sessionId ?? '') : deviceId
      if (!(await forgetDevice(deps.db, c.var.person.id, sessionId)))
        throw new AppError('device_not_found', 'You have no such device.')
      deps.rooms.endSession(sessionId, CLOSE.unauthenticated, 'this device was forgotten')
      if (sessionId === c.var.sessionId && c.var.identifiedBy === 'cookie') takeCookie(c, deps.publicUrl)
      return c.body(null, 204)
    })
    .openapi(preview, async (c) => {
      perAddress.take(addressOf(c, deps.publicUrl))
      const person = await lookAtDeviceLink(deps, c.req.valid('json').token)
      const current = c.var.person
      const instead = current && current.id !== person.id ? viewOf(current) : undefined
      return c.json({ ...viewOf(person), ...(instead && { instead }) }, 200)
    })
    .openapi(claim, async (c) => {
      perAddress.take(addressOf(c, deps.publicUrl))
      const { person, token } = await claimDeviceLink(deps, c.req.valid('json').token)
      giveCookie(c, token, deps.publicUrl)
      return c.json({ ...viewOf(person), token }, 200)
    })
}

const create = createRoute({
  ...mine,
  method: 'post',
  path: '/me/devices',
  operationId: 'createDeviceLink',
  summary: 'Use on another device',
  description: 'A link that brings this identity to another device: once, within ten minutes.',
  responses: {
    201: { description: 'The link, told this once', ...json(deviceLinkView) },
    ...failures(...PERSON_FAILURES, ...CHANGE_FAILURES, 'too_many_requests'),
  },
})

const list = createRoute({
  ...mine,
  method: 'get',
  path: '/me/devices',
  operationId: 'listDevices',
  summary: 'Devices and programs that have my identity',
  responses: {
    200: { description: 'The last used first', ...json(devicePage) },
    ...failures(...PERSON_FAILURES),
  },
})

const forget = createRoute({
  ...mine,
  method: 'delete',
  path: '/me/devices/{deviceId}',
  operationId: 'forgetDevice',
  summary: 'Forget a device',
  description:
    'Ends its session and closes its sockets (4401). With `current` the one that asks; when it is the last, nobody ' +
    'can come back as this person.',
  request: { params: deviceParams },
  responses: {
    204: { description: 'Forgotten' },
    ...failures(...PERSON_FAILURES, ...CHANGE_FAILURES, 'invalid_id', 'device_not_found'),
  },
})

const preview = createRoute({
  ...about,
  method: 'post',
  path: '/devices/preview',
  operationId: 'previewDeviceLink',
  summary: 'Who a device link makes of this device',
  description: 'Uses nothing up. A POST, so that the token is in no address and no log.',
  request: { body: jsonBody(claimDeviceBody) },
  responses: { 200: { description: 'The person', ...json(devicePreview) }, ...refusals },
})

const claim = createRoute({
  ...about,
  method: 'post',
  path: '/devices/claim',
  operationId: 'claimDeviceLink',
  summary: 'Be the same person on this device',
  description: 'Sets the cookie, instead of whoever this device was before.',
  request: { body: jsonBody(claimDeviceBody) },
  responses: { 200: { description: 'Who one is now', ...json(claimedDeviceView) }, ...refusals },
})
