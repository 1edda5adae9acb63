/** Coming in by a link: checks what the link still allows and makes the member in the same transaction. */
import { AppError, atLeast, type Role } from '@ninefold/shared'
import type { JoinBody } from '@ninefold/shared/api/links'
import type { Kysely } from 'kysely'
import { createGuest, type Person } from '../identity/people.ts'
import type { Database } from '../store/store.ts'
import { transact } from '../events/journal.ts'
import { roleChanged } from './grants.ts'
import { findLink, type FoundLink, type LinkDeps } from './links.ts'

export interface Joined {
  readonly canvasId: string
  readonly role: Role
  /** Set when joining made a guest: told once. */
  readonly newToken: string | null
}

const STOPPED: Record<NonNullable<FoundLink['stopped']>, string> = {
  link_revoked: 'This link was withdrawn. Ask for a new one.',
  link_closed: 'This link takes nobody in any more. Ask whoever sent it to open it.',
  link_expired: 'This link has expired. Ask for a new one.',
  link_used_up: 'This link has been used as often as it allows. Ask for a new one.',
}

/** The link behind a token, with the role the caller has already, whatever the link would allow now. */
export async function lookAtLink(
  deps: LinkDeps,
  token: string,
  person: Person | null,
): Promise<{ link: FoundLink; current: Role | null }> {
  const link = await findLink(deps, token)
  if (!link) throw new AppError('link_not_found', 'This link leads nowhere. Was it copied whole?')
  if (link.canvasDeleted) throw new AppError('canvas_deleted', 'The canvas behind this link was deleted.')
  const current = person ? await roleOf(deps.db, link.canvasId, person.id) : null
  // Whoever is inside with as much needs nothing from the link; that it stopped is no news for them.
  const inside = current !== null && atLeast(current, link.role)
  if (link.stopped && !inside) throw new AppError(link.stopped, STOPPED[link.stopped])
  return { link, current }
}

async function roleOf(db: Kysely<Database>, canvasId: string, userId: string): Promise<Role | null> {
  const row = await db
    .selectFrom('members')
    .select('role')
    .where('canvas_id', '=', canvasId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.role ?? null
}

/**
 * Makes `person`, or a new guest named in the body, a member. One person uses a link once, however often they come;
 * a role is only ever raised here.
 */
export async function joinByLink(deps: LinkDeps, body: JoinBody, person: Person | null): Promise<Joined> {
  return transact(deps, async (tx, tell) => {
    const inTx = { ...deps, db: tx }
    const { link, current } = await lookAtLink(inTx, body.token, person)
    const { canvasId } = link
    if (current !== null && atLeast(current, link.role)) return { canvasId, role: current, newToken: null }
    const { userId, newToken } = person
      ? { userId: person.id, newToken: null }
      : await newcomer(inTx, body.name)
    if (await useLink(tx, link, userId, deps.now())) {
      await admit(tx, link, userId, deps.now())
      await tell(canvasId, roleChanged(userId, link.role, userId))
      return { canvasId, role: link.role, newToken }
    }
    if (current === null) throw new AppError('access_ended', 'Your access was ended. Ask for a new link.')
    return { canvasId, role: current, newToken }
  })
}

async function newcomer(
  deps: LinkDeps,
  name: string | undefined,
): Promise<{ userId: string; newToken: string }> {
  if (name === undefined) {
    const details = [{ path: 'name', message: 'say what others should call you' }]
    throw new AppError('invalid_body', 'name: say what others should call you', { details })
  }
  const { person, token } = await createGuest(deps, name)
  return { userId: person.id, newToken: token }
}

/**
 * Counts one use, unless this person had it before. The count and its limit are one statement: no race passes it.
 * False when what the link gave this person was taken from them.
 */
async function useLink(tx: Kysely<Database>, link: FoundLink, userId: string, at: number): Promise<boolean> {
  const known = await tx
    .insertInto('link_uses')
    .values({ link_id: link.id, user_id: userId, at, ended_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('link_id')
    .executeTakeFirst()
  if (!known) return !(await wasEnded(tx, link.id, userId))
  const used = await tx
    .updateTable('share_links')
    .set((eb) => ({ uses: eb('uses', '+', 1) }))
    .where('id', '=', link.id)
    .where('revoked_at', 'is', null)
    .where(({ eb, or, ref }) => or([eb('max_uses', 'is', null), eb('uses', '<', ref('max_uses'))]))
    .returning('id')
    .executeTakeFirst()
  if (!used) throw new AppError('link_used_up', STOPPED.link_used_up)
  return true
}

async function wasEnded(tx: Kysely<Database>, linkId: string, userId: string): Promise<boolean> {
  const use = await tx
    .selectFrom('link_uses')
    .select('ended_at')
    .where('link_id', '=', linkId)
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return use.ended_at !== null
}

async function admit(tx: Kysely<Database>, link: FoundLink, userId: string, at: number): Promise<void> {
  // Ownership that was recovered is its owner's own, and outlives the paper it stood on.
  const grant = { role: link.role, link_id: link.role === 'owner' ? null : link.id, expires_at: null }
  await tx
    .insertInto('members')
    .values({ canvas_id: link.canvasId, user_id: userId, joined_at: at, ...grant })
    .onConflict((conflict) => conflict.columns(['canvas_id', 'user_id']).doUpdateSet(grant))
    .execute()
}
