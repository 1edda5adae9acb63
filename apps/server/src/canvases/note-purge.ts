/**
 * Notes that were deleted are erased when their time to come back has passed. When they were deleted is the server's own
 * record of their last change: the time in the document is the word of whoever deleted them, and a false one would make of
 * a deletion an erasure, which nobody may do.
 */
import { hiddenNoteIds, purgeNotes } from '@ninefold/shared/document/purge-notes'
import type { Kysely } from 'kysely'
import { SERVER_USER, type Database } from '../store/store.ts'
import type { CanvasDeps } from './canvases.ts'

const DAY_MS = 86_400_000

export const notePurgeJobId = (canvasId: string): string => `notes.purge ${canvasId}`

/** Has canvases looked at when what is hidden in them now may go. One that waits already is looked at in its time. */
export async function purgeNotesLater(
  db: Kysely<Database>,
  canvasIds: readonly string[],
  dueAt: number,
): Promise<void> {
  if (canvasIds.length === 0) return
  const jobs = canvasIds.map((canvasId) => ({
    id: notePurgeJobId(canvasId),
    kind: 'notes.purge',
    due_at: Math.round(dueAt),
    payload: JSON.stringify({ canvasId }),
    taken_by: null,
    taken_until: null,
  }))
  await db
    .insertInto('jobs')
    .values(jobs)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Erases what has been hidden for `restoreDays`; when it is to be looked at again, or null when nothing is hidden. A
 * deleted canvas waits: should it come back, all of it does.
 */
export async function purgeHiddenNotes(
  { db, rooms, now }: CanvasDeps,
  canvasId: string,
  restoreDays: number,
): Promise<number | null> {
  const canvas = await db
    .selectFrom('canvases')
    .select('deleted_at')
    .where('id', '=', canvasId)
    .executeTakeFirst()
  if (!canvas) return null
  if (canvas.deleted_at !== null) return now() + restoreDays * DAY_MS
  const facts = await db
    .selectFrom('note_facts')
    .select(['note_id', 'edited_at'])
    .where('canvas_id', '=', canvasId)
    .execute()
  const editedAt = new Map(facts.map((row) => [row.note_id, row.edited_at]))
  // Of a note that is older than the records nothing is known: its time begins now.
  const dueAt = (id: string): number => (editedAt.get(id) ?? now()) + restoreDays * DAY_MS
  const { result } = await rooms.edit(canvasId, { userId: SERVER_USER }, (doc) => {
    const hidden = hiddenNoteIds(doc)
    const due = hidden.filter((id) => dueAt(id) <= now())
    purgeNotes(doc, due, null)
    return { due, left: hidden.filter((id) => !due.includes(id)) }
  })
  for (const id of result.due)
    await db.deleteFrom('note_facts').where('canvas_id', '=', canvasId).where('note_id', '=', id).execute()
  return result.left.length === 0 ? null : Math.min(...result.left.map(dueAt))
}
