/** What calls for a review of the model: raised by anybody who may write, handled once. */
import { AppError, newId } from '@ninefold/shared'
import type { RaiseTriggerBody, TriggerList, TriggerView } from '@ninefold/shared/api/measures'
import type { Kysely } from 'kysely'
import { transact, type JournalDeps } from '../events/journal.ts'
import type { ReviewTriggersTable } from '../store/schema-measures.ts'
import type { Database } from '../store/store.ts'
import { revOf } from './rev.ts'

type Row = ReviewTriggersTable & { readonly name: string; readonly color: string }

function toView(row: Row): TriggerView {
  return {
    id: row.id,
    kind: row.kind,
    text: row.text,
    ...(row.note_id !== null && { noteId: row.note_id }),
    by: { userId: row.raised_by, name: row.name, color: row.color },
    at: new Date(row.raised_at).toISOString(),
    ...(row.handled_at !== null && { handledAt: new Date(row.handled_at).toISOString() }),
  }
}

function triggersOf(db: Kysely<Database>, canvasId: string) {
  return db
    .selectFrom('review_triggers')
    .innerJoin('people', 'people.id', 'review_triggers.raised_by')
    .selectAll('review_triggers')
    .select(['people.name', 'people.color'])
    .where('canvas_id', '=', canvasId)
}

/** Open ones and the last hundred handled, the latest first; with the last event they hold. */
export async function listTriggers(db: Kysely<Database>, canvasId: string): Promise<TriggerList> {
  return db.transaction().execute(async (tx) => {
    const rows = await triggersOf(tx, canvasId)
      .orderBy('handled_at', (order) => order.desc().nullsFirst())
      .orderBy('raised_at', 'desc')
      .limit(200)
      .execute()
    return { items: rows.map(toView), rev: await revOf(tx, canvasId) }
  })
}

export async function raiseTrigger(
  deps: JournalDeps,
  canvasId: string,
  by: { readonly id: string; readonly name: string; readonly color: string },
  { kind, text, noteId }: RaiseTriggerBody,
): Promise<TriggerView> {
  const row: ReviewTriggersTable = {
    canvas_id: canvasId,
    id: newId(12),
    kind,
    text,
    note_id: noteId ?? null,
    raised_by: by.id,
    raised_at: Math.round(deps.now()),
    handled_by: null,
    handled_at: null,
  }
  return transact(deps, async (tx, tell) => {
    await tx.insertInto('review_triggers').values(row).execute()
    await tell(canvasId, { kind: 'trigger.changed', data: { triggerId: row.id } })
    return toView({ ...row, name: by.name, color: by.color })
  })
}

/** Says that it is dealt with; saying so again changes nothing. Throws `trigger_not_found`. */
export async function handleTrigger(
  deps: JournalDeps,
  canvasId: string,
  id: string,
  by: string,
): Promise<TriggerView> {
  return transact(deps, async (tx, tell) => {
    const handled = await tx
      .updateTable('review_triggers')
      .set({ handled_by: by, handled_at: Math.round(deps.now()) })
      .where('canvas_id', '=', canvasId)
      .where('id', '=', id)
      .where('handled_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    const row = await triggersOf(tx, canvasId).where('review_triggers.id', '=', id).executeTakeFirst()
    if (!row) throw new AppError('trigger_not_found', 'There is no such trigger.')
    if (handled) await tell(canvasId, { kind: 'trigger.changed', data: { triggerId: id } })
    return toView(row)
  })
}
