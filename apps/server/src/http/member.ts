/**
 * The door of one canvas over HTTP: every route under `/canvases/{id}` passes here when its body has come and before
 * it is looked at.
 */
import { AppError, atLeast, isId, type Role } from '@ninefold/shared'
import { createMiddleware } from 'hono/factory'
import { findAccess } from '../identity/access.ts'
import type { AppEnv, Deps, MemberEnv, Membership } from './context.ts'

/** Refuses whoever is not at least `least` on a living canvas. */
export function member(deps: Deps, least: Role) {
  return door(deps, least, { deleted: false })
}

/** The same for a canvas that may have been deleted and still can come back. */
export function memberOfDeleted(deps: Deps, least: Role) {
  return door(deps, least, { deleted: true })
}

interface Admit {
  readonly deleted: boolean
}

function door(deps: Deps, least: Role, admit: Admit) {
  return createMiddleware<AppEnv & MemberEnv>(async function member(c, next) {
    const person = c.var.person as AppEnv['Variables']['person']
    if (!person) throw new AppError('not_signed_in', 'Say who you are first: POST /api/guests.')
    const canvasId = c.req.param('id')
    if (!isId(canvasId)) throw new AppError('invalid_id', 'That is no id of a canvas.')
    c.set('membership', await enter(deps, canvasId, person.id, least, admit))
    await next()
  })
}

async function enter(
  deps: Deps,
  canvasId: string,
  userId: string,
  least: Role,
  admit: Admit,
): Promise<Membership> {
  const access = await findAccess(deps.db, canvasId, userId, deps.now())
  if (!access) throw new AppError('canvas_not_found', 'There is no such canvas.')
  // An id alone opens nothing; that the canvas exists is all somebody outside learns.
  if (access.role === null)
    throw new AppError('forbidden', 'You are not in this canvas. Ask for a link to it.')
  if (access.deletedAt !== null && !admit.deleted)
    throw new AppError('canvas_deleted', 'This canvas was deleted.', {
      details: { deletedAt: new Date(access.deletedAt).toISOString() },
    })
  if (!atLeast(access.role, least)) throw new AppError('forbidden', `This needs the role ${least}.`)
  return { canvasId, role: access.role }
}
