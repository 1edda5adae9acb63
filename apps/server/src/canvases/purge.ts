/** What is erased now and then: what nobody can reach or will ask for any more. */
import { TOKEN_UNUSED_MS } from '../identity/people.ts'
import type { Logger } from '../logger.ts'
import type { CanvasDeps } from './canvases.ts'

const DAY_MS = 86_400_000
/** An answer to a repeated request is worth keeping as long as a client may plausibly retry. */
export const ANSWER_KEPT_MS = DAY_MS

export interface PurgeDeps extends CanvasDeps {
  readonly eventsKeptDays: number
  readonly log: Logger
}

/** Erases kept answers, identities nobody uses, spent device links and old events. */
export async function tidy({ db, now, eventsKeptDays }: PurgeDeps): Promise<void> {
  await db
    .deleteFrom('idempotent_answers')
    .where('created_at', '<', now() - ANSWER_KEPT_MS)
    .execute()
  await db
    .deleteFrom('identity_tokens')
    .where('used_at', '<', now() - TOKEN_UNUSED_MS - DAY_MS)
    .execute()
  await db
    .deleteFrom('device_links')
    .where('expires_at', '<', now() - DAY_MS)
    .execute()
  await db
    .deleteFrom('events')
    .where('at', '<', now() - eventsKeptDays * DAY_MS)
    .execute()
}

/** Removes documents whose canvas was never finished. Only at start, when none can be half way. */
export async function purgeUnfinished({ db, rooms, log }: PurgeDeps): Promise<void> {
  const orphans = await db
    .selectFrom('doc_head')
    .leftJoin('canvases', 'canvases.id', 'doc_head.canvas_id')
    .select('doc_head.canvas_id')
    .where('canvases.id', 'is', null)
    .execute()
  for (const { canvas_id: canvasId } of orphans) {
    await rooms.deleteDocument(canvasId)
    log.info({ canvasId }, 'removed a canvas that was never finished')
  }
}
