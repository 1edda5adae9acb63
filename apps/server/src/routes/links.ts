/** /api/canvases/{id}/links: share links, made, listed, closed to newcomers and revoked. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { AppError, mayGrant, RIGHTS, type Role } from '@ninefold/shared'
import { idParam, pageQuery } from '@ninefold/shared/api/common'
import {
  createdLinkView,
  createLinkBody,
  linkPage,
  linkView,
  updateLinkBody,
} from '@ninefold/shared/api/links'
import { createLink, listLinks, readLink, revokeLink, updateLink } from '../canvases/links.ts'
import type { AppEnv, Deps, Membership } from '../http/context.ts'
import { BODY_FAILURES, CANVAS_FAILURES, CHANGE_FAILURES, failures } from '../http/errors.ts'
import { member } from '../http/member.ts'
import { byPerson, canvasParams, json, jsonBody } from '../http/openapi.ts'
import { originFor, reachOf } from '../identity/origin.ts'

const about = { tags: ['Sharing'], security: byPerson }
const many = { ...about, path: '/canvases/{id}/links' as const }
const linkParams = canvasParams.extend({ linkId: idParam.meta({ description: 'The link' }) })
const one = { ...about, path: '/canvases/{id}/links/{linkId}' as const }

export function linkRoutes(deps: Deps) {
  return new OpenAPIHono<AppEnv>()
    .openapi(create(deps), async (c) => {
      const body = c.req.valid('json')
      const { canvasId, role } = c.var.membership
      refuseBeyond(role, body.role)
      refusePast(body.expiresAt, deps.now())
      const { linksPerCanvas } = deps.limits
      const { link, token } = await createLink(deps, canvasId, c.var.person.id, body, linksPerCanvas)
      const url = `${originFor(deps.publicUrl, c.req.url)}/j/${token}`
      return c.json({ ...link, token, url, reach: reachOf(deps.publicUrl, c.req.url) }, 201)
    })
    .openapi(list(deps), async (c) =>
      c.json(await listLinks(deps, c.var.membership.canvasId, c.req.valid('query')), 200),
    )
    .openapi(update(deps), async (c) => {
      const { linkId } = c.req.valid('param')
      const body = c.req.valid('json')
      await refuseLinkBeyond(deps, c.var.membership, linkId)
      refusePast(body.expiresAt, deps.now())
      const link = await updateLink(deps, c.var.membership.canvasId, linkId, body)
      return c.json(link ?? unknownLink(), 200)
    })
    .openapi(remove(deps), async (c) => {
      const { canvasId } = c.var.membership
      const { linkId } = c.req.valid('param')
      await refuseLinkBeyond(deps, c.var.membership, linkId)
      if (!(await revokeLink(deps, canvasId, linkId, c.var.person.id))) unknownLink()
      return c.body(null, 204)
    })
}

/** Nobody gives away more than they may decide about. */
function refuseBeyond(role: Role, given: Role): void {
  if (!mayGrant(role, given))
    throw new AppError('forbidden', `Links of the role ${given} are the owner’s to make and change.`)
}

async function refuseLinkBeyond(deps: Deps, { canvasId, role }: Membership, linkId: string): Promise<void> {
  const link = (await readLink(deps.db, canvasId, linkId)) ?? unknownLink()
  refuseBeyond(role, link.role)
}

function refusePast(expiresAt: string | null | undefined, now: number): void {
  if (typeof expiresAt === 'string' && Date.parse(expiresAt) <= now)
    throw new AppError('invalid_body', 'expiresAt: lies in the past')
}

function unknownLink(): never {
  throw new AppError('link_not_found', 'This canvas has no such link.')
}

const create = (deps: Deps) =>
  createRoute({
    ...many,
    method: 'post',
    operationId: 'createLink',
    summary: 'Make a share link',
    description:
      'Token and URL are told this once. `reach` says whether the URL works from other machines. Expiry and ' +
      '`maxUses` stop newcomers only. A facilitator’s links give at most the role editor; a link of the role ' +
      'owner works once and is meant for the owner’s own drawer.',
    middleware: member(deps, RIGHTS.share),
    request: { params: canvasParams, body: jsonBody(createLinkBody) },
    responses: {
      201: { description: 'The link', ...json(createdLinkView) },
      ...failures(...CANVAS_FAILURES, ...BODY_FAILURES, ...CHANGE_FAILURES, 'conflict'),
    },
  })

const list = (deps: Deps) =>
  createRoute({
    ...many,
    method: 'get',
    operationId: 'listLinks',
    summary: 'Share links, the newest first',
    middleware: member(deps, RIGHTS.share),
    request: { params: canvasParams, query: pageQuery },
    responses: {
      200: { description: 'One page', ...json(linkPage) },
      ...failures(...CANVAS_FAILURES, 'invalid_query'),
    },
  })

const update = (deps: Deps) =>
  createRoute({
    ...one,
    method: 'patch',
    operationId: 'updateLink',
    summary: 'Close a link to newcomers, open it again, or change its end',
    description: 'Those inside stay.',
    middleware: member(deps, RIGHTS.share),
    request: { params: linkParams, body: jsonBody(updateLinkBody) },
    responses: {
      200: { description: 'The link', ...json(linkView) },
      ...failures(...CANVAS_FAILURES, ...BODY_FAILURES, ...CHANGE_FAILURES, 'link_not_found'),
    },
  })

const remove = (deps: Deps) =>
  createRoute({
    ...one,
    method: 'delete',
    operationId: 'revokeLink',
    summary: 'Revoke a link',
    description: 'Also ends the access of all who came by it and closes their sockets (4403).',
    middleware: member(deps, RIGHTS.share),
    request: { params: linkParams },
    responses: {
      204: { description: 'Revoked' },
      ...failures(...CANVAS_FAILURES, ...CHANGE_FAILURES, 'link_not_found', 'last_owner'),
    },
  })
