/**
 * Share links. Whoever holds one may come in with its role. Closing, expiry and the number of uses stop newcomers;
 * revoking also ends the access of all who came by it.
 */
import { AppError, newId, type Role } from '@ninefold/shared'
import type { CreateLinkBody, LinkView, UpdateLinkBody } from '@ninefold/shared/api/links'
import type { Kysely } from 'kysely'
import { transact, type JournalDeps } from '../events/journal.ts'
import { decodeCursor, toPage } from '../http/cursor.ts'
import { cancelJob, scheduleJob } from '../jobs/schedule.ts'
import type { Tokens } from '../identity/tokens.ts'
import type { ShareLinksTable } from '../store/schema-people.ts'
import type { Database } from '../store/store.ts'
import { managersOnly } from './audiences.ts'
import { endMembership, roleChanged } from './grants.ts'

export interface LinkDeps extends JournalDeps {
  readonly tokens: Tokens
}

type Row = ShareLinksTable & { readonly members: number }

/** Makes a link; its token is told here once. Throws `conflict` when the canvas has `linksMax` already. */
export async function createLink(
  deps: LinkDeps,
  canvasId: string,
  createdBy: string,
  body: CreateLinkBody,
  linksMax: number,
): Promise<{ link: LinkView; token: string }> {
  const { tokens, now } = deps
  const token = tokens.link()
  const row: ShareLinksTable = {
    id: newId(12),
    canvas_id: canvasId,
    token_hash: tokens.hash('link', token),
    role: body.role,
    created_by: createdBy,
    created_at: now(),
    expires_at: timeOf(body.expiresAt),
    // A recovery link that could be used twice would make owners of whoever finds it in a drawer.
    max_uses: body.role === 'owner' ? 1 : (body.maxUses ?? null),
    uses: 0,
    closed_at: null,
    revoked_at: null,
  }
  await transact(deps, async (tx, tell) => {
    await refuseAbove(tx, canvasId, linksMax)
    await tx.insertInto('share_links').values(row).execute()
    await planEnd(tx, canvasId, row.id, row.expires_at)
    await tell(canvasId, linkChanged(row.id))
  })
  return { link: toView({ ...row, members: 0 }), token }
}

async function refuseAbove(tx: Kysely<Database>, canvasId: string, linksMax: number): Promise<void> {
  const { count } = await tx
    .selectFrom('share_links')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('canvas_id', '=', canvasId)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (count >= linksMax)
    throw new AppError('conflict', `A canvas has at most ${linksMax} links. Revoke some.`)
}

/** Managers read the links again: one has run out, or is about to be shown otherwise. */
export async function tellLinkChanged(deps: JournalDeps, canvasId: string, linkId: string): Promise<void> {
  await transact(deps, async (tx, tell) => {
    if (await readLink(tx, canvasId, linkId)) await tell(canvasId, linkChanged(linkId))
  })
}

/** The job that tells of a link's end at its time. */
async function planEnd(
  tx: Kysely<Database>,
  canvasId: string,
  linkId: string,
  expiresAt: number | null,
): Promise<void> {
  const id = `link.expire ${linkId}`
  if (expiresAt === null) await cancelJob(tx, id)
  else await scheduleJob(tx, id, 'link.expire', expiresAt, { canvasId, linkId })
}

const timeOf = (time: string | null | undefined): number | null =>
  time === undefined || time === null ? null : Date.parse(time)

const linkChanged = (linkId: string) =>
  ({ kind: 'link.changed', data: { linkId }, audience: managersOnly }) as const

function toView(row: Row): LinkView {
  return {
    id: row.id,
    role: row.role,
    createdAt: new Date(row.created_at).toISOString(),
    createdBy: row.created_by,
    uses: row.uses,
    members: row.members,
    closed: row.closed_at !== null,
    ...(row.expires_at !== null && { expiresAt: new Date(row.expires_at).toISOString() }),
    ...(row.max_uses !== null && { maxUses: row.max_uses }),
  }
}

/** The canvas's links that were not revoked, each with how many are members by it. */
function linksOf(db: Kysely<Database>, canvasId: string) {
  return db
    .selectFrom('share_links')
    .selectAll('share_links')
    .select(({ selectFrom }) =>
      selectFrom('members')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('members.link_id', '=', 'share_links.id')
        .whereRef('members.canvas_id', '=', 'share_links.canvas_id')
        .$asScalar()
        .$notNull()
        .as('members'),
    )
    .where('canvas_id', '=', canvasId)
    .where('revoked_at', 'is', null)
}

/** A canvas's links that were not revoked, the newest first. */
export async function listLinks(
  { db }: LinkDeps,
  canvasId: string,
  query: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ items: LinkView[]; nextCursor?: string }> {
  const place = decodeCursor(query.cursor)
  let select = linksOf(db, canvasId)
  if (place)
    select = select.where(({ eb, or, and }) =>
      or([eb('created_at', '<', place.at), and([eb('created_at', '=', place.at), eb('id', '<', place.id)])]),
    )
  const rows = await select
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  return toPage(rows, query.limit, ({ created_at: at, id }) => ({ at, id }), toView)
}

/** One link of a canvas; null when the canvas has no such link or it was revoked. */
export async function readLink(
  db: Kysely<Database>,
  canvasId: string,
  linkId: string,
): Promise<LinkView | null> {
  const row = await linksOf(db, canvasId).where('id', '=', linkId).executeTakeFirst()
  return row ? toView(row) : null
}

/** Closes a link to newcomers or opens it again, or changes what stops them; null when there is no such link. */
export async function updateLink(
  deps: LinkDeps,
  canvasId: string,
  linkId: string,
  { closed, expiresAt, maxUses }: UpdateLinkBody,
): Promise<LinkView | null> {
  return transact(deps, async (tx, tell) => {
    const changed = await tx
      .updateTable('share_links')
      .set({
        ...(closed !== undefined && { closed_at: closed ? deps.now() : null }),
        ...(expiresAt !== undefined && { expires_at: timeOf(expiresAt) }),
      })
      .$if(maxUses !== undefined, (update) =>
        // A recovery link stays one that works once.
        update.set(({ eb }) => ({
          max_uses: eb
            .case()
            .when('role', '=', 'owner')
            .then(1)
            .else(maxUses ?? null)
            .end(),
        })),
      )
      .where('id', '=', linkId)
      .where('canvas_id', '=', canvasId)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return null
    if (expiresAt !== undefined) await planEnd(tx, canvasId, linkId, timeOf(expiresAt))
    await tell(canvasId, linkChanged(linkId))
    return readLink(tx, canvasId, linkId)
  })
}

/**
 * Ends a link and the membership of all whose role it gave; false when there is no such link. Throws `last_owner`
 * when nobody would be left who owns the canvas.
 */
export async function revokeLink(
  deps: LinkDeps,
  canvasId: string,
  linkId: string,
  by: string,
): Promise<boolean> {
  return transact(deps, async (tx, tell) => {
    const link = await tx
      .updateTable('share_links')
      .set({ revoked_at: deps.now() })
      .where('id', '=', linkId)
      .where('canvas_id', '=', canvasId)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!link) return false
    await planEnd(tx, canvasId, linkId, null)
    const ended = await endMembership(tx, { canvasId, linkId })
    await tell(canvasId, linkChanged(linkId), ...ended.map((userId) => roleChanged(userId, null, by)))
    return true
  })
}

/** A link as its token finds it, with the canvas it leads to. */
export interface FoundLink {
  readonly id: string
  readonly canvasId: string
  readonly title: string
  readonly role: Role
  readonly canvasDeleted: boolean
  /** Why it takes no newcomers, if so. */
  readonly stopped: 'link_revoked' | 'link_closed' | 'link_expired' | 'link_used_up' | null
}

/**
 * Found by its keyed hash: how long the search takes says nothing about a token, because nobody without the signing
 * key can choose what is compared.
 */
export async function findLink({ db, tokens, now }: LinkDeps, token: string): Promise<FoundLink | null> {
  const row = await db
    .selectFrom('share_links')
    .innerJoin('canvases', 'canvases.id', 'share_links.canvas_id')
    .selectAll('share_links')
    .select(['canvases.title', 'canvases.deleted_at'])
    .where('share_links.token_hash', '=', tokens.hash('link', token))
    .executeTakeFirst()
  if (!row) return null
  const { id, canvas_id: canvasId, title, role } = row
  return { id, canvasId, title, role, canvasDeleted: row.deleted_at !== null, stopped: stoppedBy(row, now()) }
}

function stoppedBy(row: ShareLinksTable, now: number): FoundLink['stopped'] {
  if (row.revoked_at !== null) return 'link_revoked'
  if (row.closed_at !== null) return 'link_closed'
  if (row.expires_at !== null && row.expires_at <= now) return 'link_expired'
  if (row.max_uses !== null && row.uses >= row.max_uses) return 'link_used_up'
  return null
}
