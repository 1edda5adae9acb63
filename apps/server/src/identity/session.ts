/**
 * Who asks: the identity on a request, from `Authorization: Bearer` or the cookie `ninefold`, and the rule that a
 * cookie changes something only from our own pages.
 */
import { AppError } from '@ninefold/shared'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { AppEnv, Deps, SignedInEnv } from '../http/context.ts'
import { isOwnOrigin } from './origin.ts'
import { findByToken } from './people.ts'

export const COOKIE = 'ninefold'
const YEAR_S = 365 * 86_400

/**
 * Puts the person, or null, on the request. A cookie that is no longer good counts as nobody, so that a page can make
 * a new guest; a Bearer token was meant, so a wrong one is refused. Other schemes belong to a proxy in front of us.
 */
export function identify(deps: Deps) {
  return createMiddleware<AppEnv>(async function identify(c, next) {
    await findOut(deps, c)
    await next()
  })
}

/**
 * Waits for the whole body, and asks again who this is: a body may be minutes on its way, and an identity that ended
 * meanwhile has ended. Every right is looked up behind this, so none is older than the body it is used for.
 */
export function afterBody(deps: Deps) {
  return createMiddleware<AppEnv>(async function afterBody(c, next) {
    if (c.req.raw.body !== null) {
      await c.req.arrayBuffer()
      if (c.var.person) await findOut(deps, c)
    }
    await next()
  })
}

async function findOut(deps: Deps, c: Context<AppEnv>): Promise<void> {
  const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const cookie = getCookie(c, COOKIE)
  c.set('identifiedBy', bearer !== undefined ? 'bearer' : cookie ? 'cookie' : null)
  c.set('person', null)
  c.set('sessionId', null)
  const token = bearer ?? cookie
  if (token) {
    const found = await findByToken(deps, token)
    if (found.kind === 'person') {
      c.set('person', found.person)
      c.set('sessionId', found.sessionId)
    } else if (bearer !== undefined) throw tokenRefusal(found.kind)
  }
}

function tokenRefusal(kind: 'unknown' | 'expired'): AppError {
  return kind === 'expired'
    ? new AppError('token_expired', 'This token has not been used for so long that it ended.')
    : new AppError('not_signed_in', 'This token belongs to nobody here.')
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser do with our cookie. Hono's own csrf looks at form posts alone and stops
 * programs that send a Bearer token. `Sec-Fetch-Site` is the browser's own word; older ones send `Origin`.
 */
export function sameOrigin(deps: Deps) {
  return createMiddleware<AppEnv>(async function sameOrigin(c, next) {
    if (
      c.var.identifiedBy === 'cookie' &&
      !SAFE_METHODS.has(c.req.method) &&
      !isFromOurPages(c, deps.publicUrl)
    )
      throw new AppError('foreign_origin', 'Only pages of this site may change something with its cookie.')
    await next()
  })
}

function isFromOurPages(c: Context<AppEnv>, publicUrl: string | null): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  return isOwnOrigin(c.req.header('origin'), new URL(c.req.url).host, publicUrl)
}

/** Refuses whoever is nobody; behind it `c.var.person` is somebody. */
export const signedIn = createMiddleware<AppEnv & SignedInEnv>(async function signedIn(c, next) {
  if (!(c.var.person as unknown))
    throw new AppError('not_signed_in', 'Say who you are first: POST /api/guests.')
  await next()
})

/** The token a request came with by cookie, if it did. */
export const cookieToken = (c: Context): string | undefined => getCookie(c, COOKIE)

export function giveCookie(c: Context, token: string, publicUrl: string | null): void {
  setCookie(c, COOKIE, token, { ...cookieOptions(publicUrl), maxAge: YEAR_S })
}

export function takeCookie(c: Context, publicUrl: string | null): void {
  deleteCookie(c, COOKIE, cookieOptions(publicUrl))
}

function cookieOptions(publicUrl: string | null) {
  const secure = publicUrl?.startsWith('https:') ?? false
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const
}
