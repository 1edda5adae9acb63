/** What the canvases of one person take up on the disk, so that nobody fills it for all. */
import { AppError } from '@ninefold/shared'
import type { Kysely } from 'kysely'
import type { Database } from '../store/store.ts'

/** Throws `quota_exceeded` when the canvases that `userId` started hold `bytesMax` or more, deleted ones included. */
export async function refuseAboveQuota(
  db: Kysely<Database>,
  userId: string,
  bytesMax: number,
): Promise<void> {
  const own = db.selectFrom('canvases').select('id').where('created_by', '=', userId)
  const [log, checkpoints] = await Promise.all([
    db
      .selectFrom('doc_rows')
      .select(({ fn }) => fn.sum<number | null>(fn('length', ['bytes'])).as('bytes'))
      .where('canvas_id', 'in', own)
      .executeTakeFirst(),
    db
      .selectFrom('doc_checkpoint')
      .select(({ fn }) => fn.sum<number | null>(fn('length', ['state'])).as('bytes'))
      .where('canvas_id', 'in', own)
      .executeTakeFirst(),
  ])
  if ((log?.bytes ?? 0) + (checkpoints?.bytes ?? 0) >= bytesMax)
    throw new AppError(
      'quota_exceeded',
      'Your canvases take up all the room you have here. Delete some first.',
      {
        details: { bytesMax },
      },
    )
}
