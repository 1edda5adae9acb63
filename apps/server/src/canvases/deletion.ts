/** A canvas is deleted, can be brought back for some weeks, and is then erased by a job. */
import type { Kysely } from 'kysely'
import { cancelJob, scheduleJob } from '../jobs/schedule.ts'
import type { Database } from '../store/store.ts'
import type { CanvasDeps } from './canvases.ts'
import { notePurgeJobId } from './note-purge.ts'

const DAY_MS = 86_400_000

const purgeJobId = (canvasId: string): string => `canvas.purge ${canvasId}`

/** Has everything of a canvas that was deleted at `deletedAt` (ms since 1970) erased when its time has passed. */
export async function purgeLater(
  db: Kysely<Database>,
  canvasId: string,
  deletedAt: number,
  restoreDays: number,
): Promise<void> {
  const dueAt = deletedAt + restoreDays * DAY_MS
  await scheduleJob(db, purgeJobId(canvasId), 'canvas.purge', dueAt, { canvasId })
}

/** Marks a canvas deleted; the caller closes its sockets. */
export async function deleteCanvas(
  { db, now }: Pick<CanvasDeps, 'db' | 'now'>,
  canvasId: string,
  restoreDays: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now()
    const deleted = await tx
      .updateTable('canvases')
      .set({ deleted_at: at })
      .where('id', '=', canvasId)
      .where('deleted_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (deleted) await purgeLater(tx, canvasId, at, restoreDays)
  })
}

/** Brings a deleted canvas back; one that lives stays as it is. False when its time has passed. */
export async function undeleteCanvas(
  { db, now }: CanvasDeps,
  canvasId: string,
  restoreDays: number,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('canvases')
      .set({ deleted_at: null })
      .where('id', '=', canvasId)
      // The same line the purge draws: what it may be removing now does not come back in pieces.
      .where(({ eb, or }) =>
        or([eb('deleted_at', 'is', null), eb('deleted_at', '>', now() - restoreDays * DAY_MS)]),
      )
      .returning('id')
      .executeTakeFirst()
    if (!row) return false
    await cancelJob(tx, purgeJobId(canvasId))
    return true
  })
}

/**
 * Erases a canvas whose time to come back has passed; false for one that lives or has time left. Doing it twice is
 * harmless: the document goes first, so what fails half-way is found again.
 */
export async function purgeCanvas(
  { db, rooms, now }: CanvasDeps,
  canvasId: string,
  restoreDays: number,
): Promise<boolean> {
  const due = await db
    .selectFrom('canvases')
    .select('id')
    .where('id', '=', canvasId)
    .where('deleted_at', '<=', now() - restoreDays * DAY_MS)
    .executeTakeFirst()
  if (!due) return false
  await rooms.deleteDocument(canvasId)
  await forgetCanvas(db, canvasId)
  return true
}

async function forgetCanvas(db: Kysely<Database>, canvasId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await cancelJob(tx, notePurgeJobId(canvasId))
    const links = tx.selectFrom('share_links').select('id').where('canvas_id', '=', canvasId)
    await tx.deleteFrom('link_uses').where('link_id', 'in', links).execute()
    await tx.deleteFrom('share_links').where('canvas_id', '=', canvasId).execute()
    await tx.deleteFrom('members').where('canvas_id', '=', canvasId).execute()
    await tx.deleteFrom('canvases').where('id', '=', canvasId).execute()
  })
}
