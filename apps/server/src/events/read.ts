/** Events read again: by somebody who missed some, and by a room that was told of a later one than the next. */
import type { EventView } from '@ninefold/shared/api/events'
import type { Kysely } from 'kysely'
import type { Database, Store } from '../store/store.ts'
import type { EventsTable } from '../store/schema-rights.ts'
import { mayHear } from '../sync/audience.ts'
import type { Audience, CanvasHead, EventSource, Recipient, StoredEvent } from '../sync/ports.ts'

const ROWS_AT_ONCE = 1000

export function createEventSource({ db, writtenElsewhere }: Store): EventSource {
  return {
    async after(canvasId, rev) {
      const rows = await rowsAfter(db, canvasId, rev, ROWS_AT_ONCE)
      return rows.map(toEvent)
    },
    async heads(ofWhom) {
      if (!(await writtenElsewhere())) return null
      const canvasIds = ofWhom()
      const heads = new Map<string, CanvasHead>()
      for (let i = 0; i < canvasIds.length; i += ROWS_AT_ONCE) {
        const rows = await db
          .selectFrom('doc_head')
          .leftJoin('canvases', 'canvases.id', 'doc_head.canvas_id')
          .select(['doc_head.canvas_id', 'doc_head.rev', 'canvases.id', 'canvases.deleted_at'])
          .where('doc_head.canvas_id', 'in', canvasIds.slice(i, i + ROWS_AT_ONCE))
          .execute()
        for (const { canvas_id: canvasId, rev, id, deleted_at: deletedAt } of rows)
          heads.set(canvasId, { rev, deleted: id === null || deletedAt !== null })
      }
      return heads
    },
  }
}

/** What `recipient` missed behind `after`, with the head it was read at. */
export async function missedEvents(
  db: Kysely<Database>,
  canvasId: string,
  recipient: Recipient,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ items: EventView[]; rev: number; complete: boolean }> {
  // The head first: an event that comes in between is asked for next time.
  const head = await db
    .selectFrom('doc_head')
    .select('rev')
    .where('canvas_id', '=', canvasId)
    .executeTakeFirst()
  const rev = head?.rev ?? 0
  const rows = (await rowsAfter(db, canvasId, after, limit)).filter((row) => row.rev <= rev)
  const complete = after === rev || rows[0]?.rev === after + 1
  return { items: rows.map((row) => toView(row, recipient)), rev, complete }
}

function rowsAfter(
  db: Kysely<Database>,
  canvasId: string,
  rev: number,
  limit: number,
): Promise<EventsTable[]> {
  return db
    .selectFrom('events')
    .selectAll()
    .where('canvas_id', '=', canvasId)
    .where('rev', '>', rev)
    .orderBy('rev')
    .limit(limit)
    .execute()
}

/** Written by `journal.ts` and the store alone, in these shapes. */
function toEvent({ rev, kind, data, audience }: EventsTable): StoredEvent {
  return {
    rev,
    kind,
    data: JSON.parse(data) as unknown,
    audience: audience === null ? null : (JSON.parse(audience) as Audience),
  } as StoredEvent
}

function toView(row: EventsTable, recipient: Recipient): EventView {
  const { rev, kind, data, audience } = toEvent(row)
  if (!mayHear(audience, recipient)) return { rev, kind: 'hidden' }
  return { rev, kind, at: new Date(row.at).toISOString(), data }
}
