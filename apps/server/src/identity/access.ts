/** Who may enter a canvas: one read that both HTTP and sockets decide by. */
import type { Role } from '@ninefold/shared'
import type { Kysely } from 'kysely'
import type { Database } from '../store/store.ts'

export interface CanvasAccess {
  /** Null for somebody who is no member, or no longer. */
  readonly role: Role | null
  /** When the access ends by itself, ms since 1970. */
  readonly expiresAt: number | null
  /** Milliseconds since 1970, or null while the canvas lives. */
  readonly deletedAt: number | null
  /** Rises whenever somebody's role changes. */
  readonly grantsVersion: number
}

/** Null when there is no such canvas. One statement, so that role and version belong together. */
export async function findAccess(
  db: Kysely<Database>,
  canvasId: string,
  userId: string,
  now: number,
): Promise<CanvasAccess | null> {
  const row = await db
    .selectFrom('canvases')
    .leftJoin('members', (join) =>
      join.onRef('members.canvas_id', '=', 'canvases.id').on('members.user_id', '=', userId),
    )
    .leftJoin('doc_head', 'doc_head.canvas_id', 'canvases.id')
    .select(['members.role', 'members.expires_at', 'canvases.deleted_at', 'doc_head.grants_version'])
    .where('canvases.id', '=', canvasId)
    .executeTakeFirst()
  if (!row) return null
  const { role, expires_at: expiresAt, deleted_at: deletedAt, grants_version: grantsVersion } = row
  // Its job ends the access a moment later; until then the time itself counts.
  const isOver = expiresAt !== null && expiresAt <= now
  return { role: isOver ? null : role, expiresAt, deletedAt, grantsVersion: grantsVersion ?? 0 }
}
