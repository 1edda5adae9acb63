/**
 * The canvas's events: written in the transaction of what they tell of, under the next number, and told to the open
 * sockets once that is on disk. Numbers have no holes, because the row that gives them is updated by the same commit.
 */
import type { EventData, EventKind } from '@ninefold/shared'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../store/store.ts'
import type { Audience, Rooms, StoredEvent } from '../sync/ports.ts'

export interface JournalDeps {
  readonly db: Kysely<Database>
  readonly rooms: Pick<Rooms, 'publish'>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** An event to be; `audience` is null for every member. */
export type NewEvent = {
  [Kind in EventKind]: { readonly kind: Kind; readonly data: EventData[Kind]; readonly audience?: Audience }
}[EventKind]

/** Rows a statement writes at once; SQLite takes 32,766 parameters. */
const ROWS_AT_ONCE = 1000

/**
 * Runs `fn` in one transaction. What it hands to `tell` becomes events of the canvas with it, and is sent to the
 * canvas's sockets when the transaction is on disk; when it fails there are no events either.
 */
export async function transact<T>(
  deps: JournalDeps,
  fn: (
    tx: Transaction<Database>,
    tell: (canvasId: string, ...events: NewEvent[]) => Promise<void>,
  ) => Promise<T>,
): Promise<T> {
  const told: { readonly canvasId: string; readonly events: StoredEvent[] }[] = []
  const result = await deps.db.transaction().execute(async (tx) => {
    told.length = 0
    return fn(tx, async (canvasId, ...events) => {
      if (events.length > 0) told.push({ canvasId, events: await append(tx, canvasId, events, deps.now()) })
    })
  })
  for (const { canvasId, events } of told) deps.rooms.publish(canvasId, events)
  return result
}

async function append(
  tx: Transaction<Database>,
  canvasId: string,
  events: readonly NewEvent[],
  at: number,
): Promise<StoredEvent[]> {
  const changesGrants = events.some(({ kind }) => kind === 'role.changed')
  const head = await tx
    .updateTable('doc_head')
    .set((eb) => ({
      rev: eb('rev', '+', events.length),
      // Whoever was let in by what was read before this is to be looked at again.
      ...(changesGrants && { grants_version: eb('rev', '+', events.length) }),
    }))
    .where('canvas_id', '=', canvasId)
    .returning('rev')
    .executeTakeFirstOrThrow()
  const first = head.rev - events.length + 1
  const stored = events.map((event, i) => ({ ...event, rev: first + i, audience: event.audience ?? null }))
  for (let i = 0; i < stored.length; i += ROWS_AT_ONCE)
    await tx
      .insertInto('events')
      .values(stored.slice(i, i + ROWS_AT_ONCE).map((event) => toRow(canvasId, event, at)))
      .execute()
  return stored
}

function toRow(canvasId: string, { rev, kind, data, audience }: StoredEvent, at: number) {
  return {
    canvas_id: canvasId,
    rev,
    at: Math.round(at),
    kind,
    data: JSON.stringify(data),
    audience: audience === null ? null : JSON.stringify(audience),
  }
}
