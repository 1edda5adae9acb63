/**
 * What an operator may do with canvases from the command line, beside a running server. Each change is the same row
 * and the same event that the API would write; the server looks each second for what others wrote, and obeys it.
 */
import { AppError } from '@ninefold/shared'
import type { Kysely } from 'kysely'
import { deleteCanvas } from '../canvases/deletion.ts'
import { roleChanged } from '../canvases/grants.ts'
import { createLink, type LinkDeps } from '../canvases/links.ts'
import { transact } from '../events/journal.ts'
import type { Database } from '../store/store.ts'

export interface CommandDeps extends LinkDeps {
  readonly restoreDays: number
  /** Where people reach the server, without a slash at the end. */
  readonly origin: string
}

const DAY_MS = 86_400_000
const SHOWN_MAX = 1000

/** One line a canvas, the last changed first. */
export async function listCanvases({ db }: CommandDeps): Promise<string[]> {
  const rows = await db
    .selectFrom('canvases')
    .selectAll()
    .select(({ selectFrom, fn }) => [
      selectFrom('members')
        .select(fn.countAll<number>().as('count'))
        .whereRef('members.canvas_id', '=', 'canvases.id')
        .as('people'),
      selectFrom('members')
        .select(fn.countAll<number>().as('count'))
        .whereRef('members.canvas_id', '=', 'canvases.id')
        .where('members.role', '=', 'owner')
        .as('owners'),
    ])
    .orderBy('changed_at', 'desc')
    .limit(SHOWN_MAX)
    .execute()
  return rows.map(({ id, changed_at: changedAt, deleted_at: deletedAt, people, owners, title }) =>
    [
      id,
      `changed ${new Date(changedAt).toISOString()}`,
      `${people ?? 0} people, ${owners ?? 0} of them owners`,
      ...(deletedAt === null ? [] : [`deleted ${new Date(deletedAt).toISOString()}`]),
      JSON.stringify(title),
    ].join('  '),
  )
}

/** One line for each who is in a canvas, with the id that `grant-owner` asks for; the longest-standing first. */
export async function listPeople({ db }: CommandDeps, canvasId: string): Promise<string[]> {
  await expectCanvas(db, canvasId)
  const rows = await db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.user_id')
    .select(['people.id', 'people.name', 'members.role', 'members.joined_at'])
    .where('members.canvas_id', '=', canvasId)
    .orderBy('members.joined_at')
    .execute()
  return rows.map(({ id, name, role, joined_at: joinedAt }) =>
    [id, role, `since ${new Date(joinedAt).toISOString()}`, JSON.stringify(name)].join('  '),
  )
}

/** Makes a member the owner; or, where nobody is named, a link that makes an owner of whoever uses it, once. */
export async function grantOwner(
  deps: CommandDeps,
  canvasId: string,
  userId: string | undefined,
): Promise<string[]> {
  await expectCanvas(deps.db, canvasId)
  if (userId !== undefined) return makeOwner(deps, canvasId, userId)
  const expiresAt = new Date(deps.now() + DAY_MS).toISOString()
  const { token } = await createLink(deps, canvasId, OPERATOR, { role: 'owner', expiresAt }, Infinity)
  return ['Whoever opens this within a day becomes an owner; it works once:', `${deps.origin}/j/${token}`]
}

/** Named as the maker of what the command line makes. */
export const OPERATOR = 'operator'

async function makeOwner(deps: CommandDeps, canvasId: string, userId: string): Promise<string[]> {
  await transact(deps, async (tx, tell) => {
    const changed = await tx
      .updateTable('members')
      .set({ role: 'owner', link_id: null, expires_at: null })
      .where('canvas_id', '=', canvasId)
      .where('user_id', '=', userId)
      .returning('user_id')
      .executeTakeFirst()
    if (!changed) throw new AppError('member_not_found', `${userId} is not in this canvas.`)
    await tell(canvasId, roleChanged(userId, 'owner', null))
  })
  return [`${userId} owns ${canvasId} now.`]
}

/** Deletes a canvas as its owner would: it can be brought back for some weeks. */
export async function removeCanvas(deps: CommandDeps, canvasId: string): Promise<string[]> {
  await expectCanvas(deps.db, canvasId)
  await deleteCanvas(deps, canvasId, deps.restoreDays)
  return [`${canvasId} is deleted. Its owner can bring it back for ${deps.restoreDays} days.`]
}

async function expectCanvas(db: Kysely<Database>, canvasId: string): Promise<void> {
  const found = await db
    .selectFrom('canvases')
    .select('id')
    .where('id', '=', canvasId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (!found) throw new AppError('canvas_not_found', `There is no canvas ${canvasId}.`)
}
