/**
 * Roles people have on a canvas, as rows: given, changed and ended. Whoever changes one tells of it by
 * `roleChanged`, which is also what open sockets obey.
 */
import { AppError, type Role } from '@ninefold/shared'
import type { Kysely } from 'kysely'
import type { NewEvent } from '../events/journal.ts'
import type { Database } from '../store/store.ts'

/** `role` is null when the access ended; `by` null when nobody did it: an end that was set beforehand has come. */
export const roleChanged = (
  userId: string,
  role: Role | null,
  by: string | null,
  expiresAt: number | null = null,
): NewEvent => ({
  kind: 'role.changed',
  data: { userId, role, by, ...(expiresAt !== null && { expiresAt }) },
})

/** Whose membership: one person's, or that of all a link brought. */
type Whose = { readonly canvasId: string } & ({ readonly userId: string } | { readonly linkId: string })

/**
 * Ends memberships; gives the user ids. Throws `last_owner` when that leaves the canvas without an owner: nobody could
 * ever share, lock or delete it again.
 */
export async function endMembership(tx: Kysely<Database>, whose: Whose): Promise<string[]> {
  const ended = await tx
    .deleteFrom('members')
    .where('canvas_id', '=', whose.canvasId)
    .$if('userId' in whose, (remove) =>
      remove.where('user_id', '=', (whose as { readonly userId: string }).userId),
    )
    .$if('linkId' in whose, (remove) =>
      remove.where('link_id', '=', (whose as { readonly linkId: string }).linkId),
    )
    .returning(['user_id', 'role'])
    .execute()
  if (ended.some(({ role }) => role === 'owner')) await keepAnOwner(tx, whose.canvasId)
  return ended.map((row) => row.user_id)
}

/** Links this person came by give nothing again: what was taken from them is not taken back with a click. */
export async function endLinkUses(
  tx: Kysely<Database>,
  canvasId: string,
  userId: string,
  at: number,
): Promise<void> {
  const links = tx.selectFrom('share_links').select('id').where('canvas_id', '=', canvasId)
  await tx
    .updateTable('link_uses')
    .set({ ended_at: at })
    .where('user_id', '=', userId)
    .where('link_id', 'in', links)
    .execute()
}

/**
 * Gives a canvas that nobody owns to who has been a facilitator of it for longest, or else an editor; whoever may only
 * read was not trusted with it. The new owner, or null: it has one, or nobody who could be.
 */
export async function handOn(tx: Kysely<Database>, canvasId: string): Promise<string | null> {
  const lasting = await tx
    .selectFrom('members')
    .select(['user_id', 'role'])
    .where('canvas_id', '=', canvasId)
    .where('expires_at', 'is', null)
    .orderBy('joined_at')
    .orderBy('user_id')
    .execute()
  if (lasting.some(({ role }) => role === 'owner')) return null
  const heir =
    lasting.find(({ role }) => role === 'facilitator') ?? lasting.find(({ role }) => role === 'editor')
  if (!heir) return null
  await tx
    .updateTable('members')
    // Theirs for good: the link they came by can no longer take it away.
    .set({ role: 'owner', link_id: null })
    .where('canvas_id', '=', canvasId)
    .where('user_id', '=', heir.user_id)
    .execute()
  return heir.user_id
}

/** Throws `last_owner` when nobody owns the canvas, or soon nobody will. */
export async function keepAnOwner(tx: Kysely<Database>, canvasId: string): Promise<void> {
  const owner = await tx
    .selectFrom('members')
    .select('user_id')
    .where('canvas_id', '=', canvasId)
    .where('role', '=', 'owner')
    .where('expires_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (!owner) throw new AppError('last_owner', 'A canvas needs an owner. Make somebody else one first.')
}
