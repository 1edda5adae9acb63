/** A canvas copied whole as another view of the business: what should be, what might be, or somebody else's. */
import type { CanvasContent } from '@ninefold/shared'
import type { DuplicateCanvasBody } from '@ninefold/shared/api/canvases'
import { withNames } from '@ninefold/shared/model/people'
import type { Kysely } from 'kysely'
import type { Database } from '../store/store.ts'
import type { FirstContent, Rooms } from '../sync/ports.ts'

interface DuplicateDeps {
  readonly db: Kysely<Database>
  readonly rooms: Rooms
}

/**
 * What the copy begins with: all that people see on the canvas as it is on disk, under the same ids. What was deleted
 * stays behind, and so do readings and reviews, which are about the original.
 */
export async function duplicateOf(
  { db, rooms }: DuplicateDeps,
  canvasId: string,
  userId: string,
  { perspective, title }: Omit<DuplicateCanvasBody, 'invitationCode'>,
): Promise<FirstContent> {
  const [{ content }, names] = await Promise.all([rooms.content(canvasId), othersIn(db, canvasId, userId)])
  const { lastReviewAt: _reviewed, ...base } = content.meta
  const meta = { ...base, title: title ?? base.title, perspective, baseCanvasId: canvasId }
  const named = namingOthers(content, names)
  return { title: meta.title, purpose: meta.purpose, content: { ...named, meta } }
}

/** The copy has one member. The others, whom notes name by their ids, are named in words there. */
function namingOthers(content: CanvasContent, names: ReadonlyMap<string, string>): CanvasContent {
  const { notes, kpis, procedures, risks } = withNames(
    { notes: content.notes, kpis: content.kpis, procedures: content.procedures, risks: content.risks },
    (held) => names.get(held) ?? null,
  )
  return { ...content, notes, kpis, procedures, risks }
}

async function othersIn(
  db: Kysely<Database>,
  canvasId: string,
  userId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.user_id')
    .select(['people.id', 'people.name'])
    .where('members.canvas_id', '=', canvasId)
    .where('people.id', '!=', userId)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
