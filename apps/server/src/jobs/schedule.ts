/** Work that is due at a time, as rows: written with what it is about, in one transaction. */
import type { Kysely } from 'kysely'
import type { Database } from '../store/store.ts'

/** What each kind of job is handed. A further kind is a line here and its work in `work.ts`. */
export interface JobPayloads {
  /** Ends a membership whose time has come. */
  'grant.expire': { readonly canvasId: string; readonly userId: string }
  /** Tells managers that a link takes nobody in any more. */
  'link.expire': { readonly canvasId: string; readonly linkId: string }
  /** Erases a canvas that was not brought back. */
  'canvas.purge': { readonly canvasId: string }
  /** Erases notes of a canvas that were deleted and not brought back. */
  'notes.purge': { readonly canvasId: string }
  /** Erases, each day, what nobody needs: kept answers, unused identities, spent device links, old events. */
  tidy: Record<never, never>
}
export type JobKind = keyof JobPayloads

/** Has a job done at `dueAt` (ms since 1970), or a waiting one of the same id moved to that time. */
export async function scheduleJob<Kind extends JobKind>(
  db: Kysely<Database>,
  id: string,
  kind: Kind,
  dueAt: number,
  payload: JobPayloads[Kind],
): Promise<void> {
  const job = {
    kind,
    due_at: Math.round(dueAt),
    payload: JSON.stringify(payload),
    taken_by: null,
    taken_until: null,
  }
  await db
    .insertInto('jobs')
    .values({ id, ...job })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(job))
    .execute()
}

export async function cancelJob(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('jobs').where('id', '=', id).execute()
}
