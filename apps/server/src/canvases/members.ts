/** Who is in a canvas: listed, given another role, and let go. */
import { AppError, mayGrant, may, type Role } from '@ninefold/shared'
import type { MemberView, UpdateMemberBody } from '@ninefold/shared/api/people'
import type { Kysely } from 'kysely'
import { transact, type JournalDeps } from '../events/journal.ts'
import { decodeCursor, toPage } from '../http/cursor.ts'
import { cancelJob, scheduleJob } from '../jobs/schedule.ts'
import type { Database } from '../store/store.ts'
import { endLinkUses, endMembership, keepAnOwner, roleChanged } from './grants.ts'

/** Whoever acts, with the role they act by. */
export interface Manager {
  readonly userId: string
  readonly role: Role
}

function membersOf(db: Kysely<Database>, canvasId: string) {
  return db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.user_id')
    .select(['people.id', 'people.name', 'people.color'])
    .select(['members.role', 'members.joined_at', 'members.link_id', 'members.expires_at'])
    .where('members.canvas_id', '=', canvasId)
}

type Row = Awaited<ReturnType<ReturnType<typeof membersOf>['execute']>>[number]

function toView(row: Row, here: ReadonlySet<string>): MemberView {
  return {
    userId: row.id,
    name: row.name,
    color: row.color,
    role: row.role,
    joinedAt: new Date(row.joined_at).toISOString(),
    here: here.has(row.id),
    ...(row.link_id !== null && { linkId: row.link_id }),
    ...(row.expires_at !== null && { expiresAt: new Date(row.expires_at).toISOString() }),
  }
}

/** The members of a canvas in the order they came; `here` are those connected now. */
export async function listMembers(
  db: Kysely<Database>,
  canvasId: string,
  query: { readonly limit: number; readonly cursor?: string | undefined },
  here: ReadonlySet<string>,
): Promise<{ items: MemberView[]; nextCursor?: string }> {
  const place = decodeCursor(query.cursor)
  let select = membersOf(db, canvasId)
  if (place)
    select = select.where(({ eb, or, and }) =>
      or([
        eb('members.joined_at', '>', place.at),
        and([eb('members.joined_at', '=', place.at), eb('people.id', '>', place.id)]),
      ]),
    )
  const rows = await select
    .orderBy('members.joined_at')
    .orderBy('people.id')
    .limit(query.limit + 1)
    .execute()
  return toPage(
    rows,
    query.limit,
    ({ joined_at: at, id }) => ({ at, id }),
    (row) => toView(row, here),
  )
}

/** The job that ends an access at its time. */
export const expiryJobId = (canvasId: string, userId: string): string => `grant.expire ${canvasId} ${userId}`

/** Changes somebody's role or when it ends. Throws `member_not_found` and `last_owner`. */
export async function updateMember(
  deps: JournalDeps,
  canvasId: string,
  userId: string,
  change: UpdateMemberBody,
  by: string,
  here: ReadonlySet<string>,
): Promise<MemberView> {
  return transact(deps, async (tx, tell) => {
    const before = await membersOf(tx, canvasId).where('people.id', '=', userId).executeTakeFirst()
    if (!before) throw memberNotFound()
    const role = change.role ?? before.role
    const expiresAt = endOf(change.expiresAt, before.expires_at)
    await tx
      .updateTable('members')
      .set({ role, expires_at: expiresAt })
      .where('canvas_id', '=', canvasId)
      .where('user_id', '=', userId)
      .execute()
    if (before.role === 'owner') await keepAnOwner(tx, canvasId)
    await endLinkUses(tx, canvasId, userId, deps.now())
    if (expiresAt === null) await cancelJob(tx, expiryJobId(canvasId, userId))
    else await scheduleJob(tx, expiryJobId(canvasId, userId), 'grant.expire', expiresAt, { canvasId, userId })
    await tell(canvasId, roleChanged(userId, role, by, expiresAt))
    return toView({ ...before, role, expires_at: expiresAt }, here)
  })
}

function endOf(wanted: string | null | undefined, current: number | null): number | null {
  if (wanted === undefined) return current
  return wanted === null ? null : Date.parse(wanted)
}

/**
 * Ends somebody's access; anybody may end their own. Throws `member_not_found`, `last_owner`, and `forbidden` where
 * the manager's role does not reach that far.
 */
export async function removeMember(
  deps: JournalDeps,
  canvasId: string,
  userId: string,
  manager: Manager,
): Promise<void> {
  await transact(deps, async (tx, tell) => {
    const member = await membersOf(tx, canvasId).where('people.id', '=', userId).executeTakeFirst()
    const isSelf = userId === manager.userId
    if (!isSelf && !may(manager.role, 'remove'))
      throw new AppError('forbidden', 'This needs the role facilitator.')
    if (!member) throw memberNotFound()
    if (!isSelf && !mayGrant(manager.role, member.role))
      throw new AppError('forbidden', 'A facilitator may let go editors, reviewers and viewers.')
    await endMembership(tx, { canvasId, userId })
    // Who left by themselves may come back the way they came.
    if (!isSelf) await endLinkUses(tx, canvasId, userId, deps.now())
    await cancelJob(tx, expiryJobId(canvasId, userId))
    await tell(canvasId, roleChanged(userId, null, manager.userId))
  })
}

/** Ends an access whose time has come; one that was prolonged or has ended meanwhile stays as it is. */
export async function expireMember(deps: JournalDeps, canvasId: string, userId: string): Promise<void> {
  await transact(deps, async (tx, tell) => {
    const due = await membersOf(tx, canvasId)
      .where('people.id', '=', userId)
      .where('members.expires_at', '<=', deps.now())
      .executeTakeFirst()
    if (!due) return
    await endMembership(tx, { canvasId, userId })
    await endLinkUses(tx, canvasId, userId, deps.now())
    await tell(canvasId, roleChanged(userId, null, null))
  })
}

const memberNotFound = (): AppError =>
  new AppError('member_not_found', 'There is nobody like that in this canvas.')
