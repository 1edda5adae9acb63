/** Who made and last changed which notes, with the names of those people, also of ones who have left. */
import type { NoteFactsPage, NoteFactsView } from '@ninefold/shared/api/events'
import type { Kysely } from 'kysely'
import { decodeCursor, toPage } from '../http/cursor.ts'
import type { NoteFactsTable } from '../store/schema-rights.ts'
import type { Database } from '../store/store.ts'

/** One page, in the order of the notes' ids. */
export async function listNoteFacts(
  db: Kysely<Database>,
  canvasId: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<NoteFactsPage> {
  const place = decodeCursor(cursor)
  const rows = await db
    .selectFrom('note_facts')
    .selectAll()
    .where('canvas_id', '=', canvasId)
    .$if(place !== null, (select) => select.where('note_id', '>', place?.id ?? ''))
    .orderBy('note_id')
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, ({ note_id: id }) => ({ at: 0, id }), toView)
  return { ...page, people: await peopleIn(db, page.items) }
}

function toView(row: NoteFactsTable): NoteFactsView {
  return {
    noteId: row.note_id,
    createdBy: row.created_by,
    createdAt: timeOf(row.created_at),
    editedBy: row.edited_by,
    editedAt: timeOf(row.edited_at),
  }
}

const timeOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

async function peopleIn(
  db: Kysely<Database>,
  facts: readonly NoteFactsView[],
): Promise<NoteFactsPage['people']> {
  const ids = new Set(facts.flatMap(({ createdBy, editedBy }) => [createdBy, editedBy]))
  ids.delete(null)
  if (ids.size === 0) return []
  return db
    .selectFrom('people')
    .select(['id as userId', 'name', 'color'])
    .where('id', 'in', [...ids] as string[])
    .execute()
}
