/** What the health checks have to know of a canvas beside its content, out of the records that stand elsewhere. */
import type { CanvasContent } from '@ninefold/shared'
import type { FactsView } from '@ninefold/shared/api/findings'
import type { Kysely } from 'kysely'
import type { NoteFactsTable } from '../store/schema-rights.ts'
import type { Database } from '../store/store.ts'
import { listReadings } from './readings.ts'
import { listTriggers } from './triggers.ts'

/** Rules look at the last three days; a day may have been corrected a few times. */
const READINGS_EACH = 12

export async function readFacts(
  db: Kysely<Database>,
  canvasId: string,
  content: CanvasContent,
): Promise<FactsView> {
  const [createdAt, people, notes, readings, triggers] = await Promise.all([
    startedAt(db, canvasId),
    namesOf(db, canvasId),
    db.selectFrom('note_facts').selectAll().where('canvas_id', '=', canvasId).execute(),
    listReadings(db, canvasId, { latest: READINGS_EACH }),
    listTriggers(db, canvasId),
  ])
  return {
    createdAt,
    people,
    notes: Object.fromEntries(
      notes.flatMap(({ note_id: id, created_at: at }) => (at === null ? [] : [[id, { createdAt: at }]])),
    ),
    readings: byMeasure(readings.items),
    triggers: triggers.items.map(({ id, at, text, handledAt }) => ({
      ...{ id, at: Date.parse(at), text },
      handled: handledAt !== undefined,
    })),
    ...activityChanges(notes, content),
  }
}

async function startedAt(db: Kysely<Database>, canvasId: string): Promise<number> {
  const { created_at: at } = await db
    .selectFrom('canvases')
    .select('created_at')
    .where('id', '=', canvasId)
    .executeTakeFirstOrThrow()
  return at
}

async function namesOf(db: Kysely<Database>, canvasId: string): Promise<Record<string, string>> {
  const people = await db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.user_id')
    .select(['people.id', 'people.name'])
    .where('members.canvas_id', '=', canvasId)
    .execute()
  return Object.fromEntries(people.map(({ id, name }) => [id, name]))
}

type Readings = Awaited<ReturnType<typeof listReadings>>['items']

/** One value a day: a later one of the same day corrects the earlier. */
function byMeasure(items: Readings): FactsView['readings'] {
  const byKpi = new Map<string, Map<string, number>>()
  for (const { kpiId, at, value } of items) {
    const days = byKpi.get(kpiId) ?? new Map<string, number>()
    byKpi.set(kpiId, days.set(at, value))
  }
  return Object.fromEntries(
    [...byKpi].map(([kpiId, days]) => [kpiId, [...days].map(([day, value]) => ({ day, value }))]),
  )
}

/** When activities were last edited, and how many notes of other blocks since. */
function activityChanges(
  facts: readonly NoteFactsTable[],
  { notes }: CanvasContent,
): Pick<FactsView, 'activityChanges'> {
  const blocks = new Map(notes.map(({ id, blockId }) => [id, blockId]))
  const edits = facts.flatMap(({ note_id: id, edited_at: edited, created_at: created }) => {
    const at = edited ?? created
    const blockId = blocks.get(id)
    return at === null || !blockId ? [] : [{ at, isActivity: blockId === 'key_activities' }]
  })
  const own = edits.filter(({ isActivity }) => isActivity)
  if (own.length === 0) return {}
  const lastAt = own.reduce((latest, { at }) => Math.max(latest, at), 0)
  const elsewhereSince = edits.filter(({ at, isActivity }) => !isActivity && at > lastAt).length
  return { activityChanges: { lastAt, elsewhereSince } }
}
