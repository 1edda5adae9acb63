/** The canvases there are: made, listed and renamed. Their content belongs to the engine. */
import { countNotes, newId, type BlockId, type Role } from '@ninefold/shared'
import type { CanvasPage, CanvasView } from '@ninefold/shared/api/canvases'
import type { Kysely } from 'kysely'
import { decodeCursor, toPage } from '../http/cursor.ts'
import type { CanvasesTable } from '../store/schema-people.ts'
import type { Database } from '../store/store.ts'
import type { DocumentSummary, FirstContent, Rooms } from '../sync/ports.ts'

export interface CanvasDeps {
  readonly db: Kysely<Database>
  readonly rooms: Rooms
  /** Milliseconds since 1970. */
  readonly now: () => number
}

type Row = CanvasesTable & { readonly role: Role }

/**
 * Makes a canvas with its first content, owned by `userId`. The document comes first: should the process die between
 * the two, a document nobody can reach is left (and removed at the next start), never a canvas without one.
 */
export async function createCanvas(
  { db, rooms, now }: CanvasDeps,
  first: FirstContent,
  userId: string,
): Promise<{ id: string; title: string; role: 'owner' }> {
  const id = newId()
  await rooms.createDocument(id, first, userId)
  const at = now()
  const title = first.title ?? ''
  const row: CanvasesTable = {
    id,
    created_by: userId,
    created_at: at,
    title,
    purpose: first.purpose ?? '',
    perspective: first.content?.meta.perspective ?? 'as_is',
    base_canvas_id: first.content?.meta.baseCanvasId ?? null,
    counts: JSON.stringify(countNotes(first.content?.notes ?? [])),
    changed_at: at,
    deleted_at: null,
  }
  await db.transaction().execute(async (tx) => {
    await tx.insertInto('canvases').values(row).execute()
    await tx
      .insertInto('members')
      .values({ canvas_id: id, user_id: userId, role: 'owner', link_id: null, joined_at: at })
      .execute()
  })
  return { id, title, role: 'owner' }
}

export interface CanvasListQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly deleted?: 'true' | 'false' | undefined
}

/** The canvases `userId` is in, the last changed first; or those they own, deleted and may bring back. */
export async function listCanvases(
  deps: CanvasDeps,
  userId: string,
  query: CanvasListQuery,
): Promise<CanvasPage> {
  const place = decodeCursor(query.cursor)
  // Whoever comes back from a canvas finds it in the list as they left it.
  if (!place) await deps.rooms.reportChanges(await canvasIdsOf(deps.db, userId))
  let select = canvasesOf(deps.db, userId)
  select =
    query.deleted === 'true'
      ? select.where('canvases.deleted_at', 'is not', null).where('members.role', '=', 'owner')
      : select.where('canvases.deleted_at', 'is', null)
  if (place)
    select = select.where(({ eb, or, and }) =>
      or([
        eb('canvases.changed_at', '<', place.at),
        and([eb('canvases.changed_at', '=', place.at), eb('canvases.id', '<', place.id)]),
      ]),
    )
  const rows = await select
    .orderBy('canvases.changed_at', 'desc')
    .orderBy('canvases.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  return toPage(
    rows,
    query.limit,
    ({ changed_at: at, id }) => ({ at, id }),
    (row) => toView(row, deps.rooms),
  )
}

function canvasesOf(db: Kysely<Database>, userId: string) {
  return db
    .selectFrom('canvases')
    .innerJoin('members', 'members.canvas_id', 'canvases.id')
    .selectAll('canvases')
    .select('members.role')
    .where('members.user_id', '=', userId)
}

async function canvasIdsOf(db: Kysely<Database>, userId: string): Promise<string[]> {
  const rows = await db.selectFrom('members').select('canvas_id').where('user_id', '=', userId).execute()
  return rows.map((row) => row.canvas_id)
}

/** One canvas as `userId`, a member, sees it. */
export async function readCanvas(deps: CanvasDeps, canvasId: string, userId: string): Promise<CanvasView> {
  await deps.rooms.reportChanges([canvasId])
  const row = await canvasesOf(deps.db, userId).where('canvases.id', '=', canvasId).executeTakeFirstOrThrow()
  return toView(row, deps.rooms)
}

function toView(row: Row, rooms: Rooms): CanvasView {
  const view = {
    id: row.id,
    title: row.title,
    role: row.role,
    purpose: row.purpose,
    perspective: row.perspective,
    ...(row.base_canvas_id !== null && { baseCanvasId: row.base_canvas_id }),
    createdAt: new Date(row.created_at).toISOString(),
    changedAt: new Date(row.changed_at).toISOString(),
    // Written by this module alone, from a summary of the same shape.
    counts: JSON.parse(row.counts) as Record<BlockId, number>,
    peopleHere: rooms.peopleHere(row.id),
  }
  return row.deleted_at === null ? view : { ...view, deletedAt: new Date(row.deleted_at).toISOString() }
}

/** Brings the columns that lists show up to date with the document. */
export async function saveSummary(
  db: Kysely<Database>,
  canvasId: string,
  summary: Partial<DocumentSummary>,
): Promise<void> {
  await db
    .updateTable('canvases')
    .set({
      ...(summary.title !== undefined && { title: summary.title }),
      ...(summary.purpose !== undefined && { purpose: summary.purpose }),
      ...(summary.counts !== undefined && { counts: JSON.stringify(summary.counts) }),
      ...(summary.changedAt !== undefined && { changed_at: summary.changedAt }),
    })
    .where('id', '=', canvasId)
    .execute()
}
