/** Who may open a socket on a canvas, and as whom. */
import { CLOSE, isId } from '@ninefold/shared'
import type { Access, AccessRequest, Authorize } from '../sync/ports.ts'
import { findAccess } from './access.ts'
import { isOwnOrigin } from './origin.ts'
import { findByToken, type PeopleDeps } from './people.ts'

export interface AuthorizeDeps extends PeopleDeps {
  /** Origin of PUBLIC_URL, or null. */
  readonly publicUrl: string | null
}

const close = (code: (typeof CLOSE)[keyof typeof CLOSE], reason: string): Access => ({
  kind: 'close',
  code,
  reason,
})

/**
 * `?token=` is a program's own doing and counts from any Origin; a cookie travels by itself, so it counts only from
 * our own pages. The read of the membership comes last: when it resolves, nothing else is waited for, so whoever ends
 * an access afterwards finds the connection in its room.
 */
export function createAuthorize(deps: AuthorizeDeps): Authorize {
  return async function authorize(request) {
    const token = tokenOf(request, deps.publicUrl)
    if (token.kind === 'foreign') return { kind: 'status', status: 403 }
    if (token.kind === 'none') return close(CLOSE.unauthenticated, 'no identity')
    const found = await findByToken(deps, token.token)
    if (found.kind !== 'person') return close(CLOSE.unauthenticated, 'no such identity')

    const { canvasId } = request
    const access = isId(canvasId) ? await findAccess(deps.db, canvasId, found.person.id, deps.now()) : null
    if (!access || access.deletedAt !== null) return close(CLOSE.notFound, 'no such canvas')
    if (access.role === null) return close(CLOSE.forbidden, 'not a member')
    const { id: userId, name, color } = found.person
    const { role, expiresAt, grantsVersion: version } = access
    const { sessionId } = found
    const grant = { userId, sessionId, name, color, role, version, ...(expiresAt !== null && { expiresAt }) }
    return { kind: 'grant', grant }
  }
}

type SocketToken = { kind: 'token'; token: string } | { kind: 'none' } | { kind: 'foreign' }

function tokenOf(request: AccessRequest, publicUrl: string | null): SocketToken {
  if (request.queryToken !== null) return { kind: 'token', token: request.queryToken }
  if (request.cookieToken === null) return { kind: 'none' }
  const own = isOwnOrigin(request.origin ?? undefined, request.host ?? undefined, publicUrl)
  return own ? { kind: 'token', token: request.cookieToken } : { kind: 'foreign' }
}
