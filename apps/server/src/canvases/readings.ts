/** What was measured, by measure and day. Records: nobody changes one, a wrong one is followed by a right one. */
import { AppError, newId } from '@ninefold/shared'
import type { AddReadingBody, ReadingList, ReadingView } from '@ninefold/shared/api/measures'
import { sql, type Kysely } from 'kysely'
import { transact, type JournalDeps } from '../events/journal.ts'
import type { KpiReadingsTable } from '../store/schema-measures.ts'
import type { Database } from '../store/store.ts'
import type { Rooms } from '../sync/ports.ts'
import { revOf } from './rev.ts'

export interface ReadingDeps extends JournalDeps {
  readonly rooms: Pick<Rooms, 'publish' | 'content'>
}

type Row = KpiReadingsTable & { readonly name: string; readonly color: string }

function toView(row: Row): ReadingView {
  return {
    id: row.id,
    kpiId: row.kpi_id,
    at: row.day,
    value: row.value,
    enteredBy: { userId: row.entered_by, name: row.name, color: row.color },
    enteredAt: new Date(row.entered_at).toISOString(),
    ...(row.explanation !== null && { explanation: row.explanation }),
    ...(row.action !== null && { action: row.action }),
  }
}

/** The last `latest` readings of one measure or of each, by measure and day; with the last event they hold. */
export async function listReadings(
  db: Kysely<Database>,
  canvasId: string,
  { kpiId, latest }: { readonly kpiId?: string | undefined; readonly latest: number },
): Promise<ReadingList> {
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .with('numbered', (of) =>
        of
          .selectFrom('kpi_readings')
          .selectAll()
          .select(
            sql<number>`row_number() over (partition by kpi_id order by day desc, entered_at desc)`.as(
              'place',
            ),
          )
          .where('canvas_id', '=', canvasId)
          .$if(kpiId !== undefined, (select) => select.where('kpi_id', '=', kpiId ?? '')),
      )
      .selectFrom('numbered')
      .innerJoin('people', 'people.id', 'numbered.entered_by')
      .selectAll('numbered')
      .select(['people.name', 'people.color'])
      .where('place', '<=', latest)
      .orderBy('kpi_id')
      .orderBy('day')
      .orderBy('entered_at')
      .execute()
    return { items: rows.map(toView), rev: await revOf(tx, canvasId) }
  })
}

/** Adds a reading of a measure that the canvas has; throws `kpi_not_found` otherwise. */
export async function addReading(
  deps: ReadingDeps,
  canvasId: string,
  kpiId: string,
  by: { readonly id: string; readonly name: string; readonly color: string },
  { at: day, value, explanation, action }: AddReadingBody,
): Promise<ReadingView> {
  const { content } = await deps.rooms.content(canvasId)
  if (!content.kpis.some(({ id }) => id === kpiId))
    throw new AppError('kpi_not_found', 'The canvas has no such measure.')
  return transact(deps, async (tx, tell) => {
    const row: KpiReadingsTable = {
      canvas_id: canvasId,
      id: newId(12),
      kpi_id: kpiId,
      day,
      value,
      entered_by: by.id,
      entered_at: await nextMoment(tx, canvasId, kpiId, Math.round(deps.now())),
      explanation: explanation ?? null,
      action: action ?? null,
    }
    await tx.insertInto('kpi_readings').values(row).execute()
    await tell(canvasId, { kind: 'reading.added', data: { kpiId, readingId: row.id } })
    return toView({ ...row, name: by.name, color: by.color })
  })
}

/** Behind every reading of the measure before: of two that come within a millisecond the later one is the later. */
async function nextMoment(
  tx: Kysely<Database>,
  canvasId: string,
  kpiId: string,
  now: number,
): Promise<number> {
  const { last } = await tx
    .selectFrom('kpi_readings')
    .select(({ fn }) => fn.max('entered_at').as('last'))
    .where('canvas_id', '=', canvasId)
    .where('kpi_id', '=', kpiId)
    .executeTakeFirstOrThrow()
  return Math.max(now, Number(last ?? 0) + 1)
}
