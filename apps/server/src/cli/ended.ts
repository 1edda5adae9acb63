/**
 * What had been taken away since a backup stays taken away when it is restored: a link that leaked and was revoked, a
 * device that was lost, a guest who was removed, somebody who left for good. What was given since is lost with the rest.
 */
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { AppError, atLeast, isRole, type Role } from '@ninefold/shared'
import type { Kysely } from 'kysely'
import { endLinkUses, endMembership, keepAnOwner, roleChanged } from '../canvases/grants.ts'
import { revokeLink, updateLink, type LinkDeps } from '../canvases/links.ts'
import { transact } from '../events/journal.ts'
import { leave } from '../identity/leave.ts'
import type { Database } from '../store/store.ts'
import { OPERATOR } from './commands.ts'

/** How many rights were ended in `deps.db`; null when the data in the file `before` is of another version. */
export async function endWhatHasEnded(
  deps: LinkDeps,
  before: string,
  restoreDays: number,
): Promise<number | null> {
  const last = await readLast(before, deps.db)
  if (!last) return null
  // A link to another device lives ten minutes; whether it was used since cannot matter to anybody.
  await deps.db.deleteFrom('device_links').execute()
  return (
    (await endPeople(deps, last, restoreDays)) +
    (await endTokens(deps, last)) +
    (await endLinks(deps, last)) +
    (await endMembers(deps, last))
  )
}

type Row = Record<string, SQLOutputValue>
/** The data as it last was, by its keys. */
interface Last {
  readonly people: ReadonlyMap<string, Row>
  readonly tokens: ReadonlyMap<string, Row>
  readonly links: ReadonlyMap<string, Row>
  readonly canvases: ReadonlyMap<string, Row>
  readonly members: ReadonlyMap<string, Row>
}

const memberKey = (canvasId: unknown, userId: unknown): string => `${String(canvasId)} ${String(userId)}`

async function readLast(path: string, db: Kysely<Database>): Promise<Last | null> {
  const versions = db as unknown as Kysely<{ schema_version: { version: number } }>
  const { version } = await versions.selectFrom('schema_version').select('version').executeTakeFirstOrThrow()
  const last = new DatabaseSync(path, { readOnly: true })
  const rows = (sql: string, key: (row: Row) => string): Map<string, Row> =>
    new Map(
      last
        .prepare(sql)
        .all()
        .map((row) => [key(row), row]),
    )
  try {
    if (last.prepare('SELECT version FROM schema_version').get()?.version !== version) return null
    const byId = (row: Row): string => String(row.id)
    return {
      people: rows('SELECT id, left_at FROM people', byId),
      tokens: rows('SELECT hash FROM identity_tokens', (row) => String(row.hash)),
      links: rows('SELECT id, revoked_at, closed_at, expires_at, uses FROM share_links', byId),
      canvases: rows('SELECT id FROM canvases', byId),
      members: rows('SELECT canvas_id, user_id, role FROM members', (row) =>
        memberKey(row.canvas_id, row.user_id),
      ),
    }
  } finally {
    last.close()
  }
}

async function endPeople(deps: LinkDeps, { people }: Last, restoreDays: number): Promise<number> {
  const present = await deps.db.selectFrom('people').select('id').where('left_at', 'is', null).execute()
  const gone = present.filter(({ id }) => typeof people.get(id)?.left_at === 'number')
  for (const { id } of gone) await leave(deps, id, restoreDays)
  return gone.length
}

async function endTokens({ db }: LinkDeps, { people, tokens }: Last): Promise<number> {
  const held = await db.selectFrom('identity_tokens').select(['hash', 'user_id']).execute()
  // Of somebody the last data did not know, nothing was ended.
  const ended = held.filter(({ hash, user_id: userId }) => people.has(userId) && !tokens.has(hash))
  for (const { hash } of ended) await db.deleteFrom('identity_tokens').where('hash', '=', hash).execute()
  return ended.length
}

async function endLinks(deps: LinkDeps, { links }: Last): Promise<number> {
  const held = await deps.db.selectFrom('share_links').selectAll().where('revoked_at', 'is', null).execute()
  let ended = 0
  for (const { id, canvas_id: canvasId, closed_at: closedAt, expires_at: expiresAt, uses } of held) {
    const last = links.get(id)
    if (!last) continue
    const set = deps.db.updateTable('share_links').where('id', '=', id)
    if (Number(last.uses) > uses) await set.set({ uses: Number(last.uses) }).execute()
    const endsAt = typeof last.expires_at === 'number' ? last.expires_at : Infinity
    if (typeof last.revoked_at === 'number') {
      ended++
      await keepingOwners(() => revokeLink(deps, canvasId, id, OPERATOR))
    } else if (typeof last.closed_at === 'number' && closedAt === null) {
      ended++
      await updateLink(deps, canvasId, id, { closed: true })
    } else if (endsAt < (expiresAt ?? Infinity)) {
      ended++
      await updateLink(deps, canvasId, id, { expiresAt: new Date(endsAt).toISOString() })
    }
  }
  return ended
}

async function endMembers(deps: LinkDeps, { people, canvases, members }: Last): Promise<number> {
  const held = await deps.db.selectFrom('members').select(['canvas_id', 'user_id', 'role']).execute()
  let ended = 0
  for (const { canvas_id: canvasId, user_id: userId, role } of held) {
    if (!people.has(userId) || !canvases.has(canvasId)) continue
    const last = members.get(memberKey(canvasId, userId))?.role ?? null
    const left = isRole(last) && !atLeast(last, role) ? last : null
    if (last !== null && left === null) continue
    await keepingOwners(() => lower(deps, canvasId, userId, left))
    ended++
  }
  return ended
}

/** Gives somebody a lower role, or none. */
async function lower(deps: LinkDeps, canvasId: string, userId: string, role: Role | null): Promise<void> {
  await transact(deps, async (tx, tell) => {
    if (role === null) await endMembership(tx, { canvasId, userId })
    else {
      const members = tx.updateTable('members').set({ role })
      await members.where('canvas_id', '=', canvasId).where('user_id', '=', userId).execute()
      await keepAnOwner(tx, canvasId)
    }
    await endLinkUses(tx, canvasId, userId, deps.now())
    await tell(canvasId, roleChanged(userId, role, OPERATOR))
  })
}

/** Whoever owned the canvas at the backup, and has nobody there who took it over, owns it again. */
async function keepingOwners(end: () => Promise<unknown>): Promise<void> {
  try {
    await end()
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'last_owner')) throw error
  }
}
