/** What the server owns beside the documents: events, locks, authors, and work that is due at a time. */
import type { BlockId, BlockLock } from '@ninefold/shared'

export interface RightsTables {
  events: EventsTable
  block_locks: BlockLocksTable
  note_facts: NoteFactsTable
  jobs: JobsTable
}

export interface EventsTable {
  canvas_id: string
  /** Counts per canvas without holes, taken from `doc_head.rev` in the transaction that writes the event. */
  rev: number
  at: number
  kind: string
  /** JSON of the kind's data. */
  data: string
  /** JSON of who may see it; null for every member. */
  audience: string | null
}

export interface BlockLocksTable {
  canvas_id: string
  block_id: BlockId
  locked_by: string
  at: number
  for_all: number
  reason: string | null
}

export function toLock(row: Omit<BlockLocksTable, 'canvas_id'>): BlockLock {
  const { block_id: blockId, locked_by: by, at, for_all: forAll, reason } = row
  return { blockId, by, at, forAll: forAll === 1, ...(reason !== null && { reason }) }
}

export interface NoteFactsTable {
  canvas_id: string
  note_id: string
  created_by: string | null
  created_at: number | null
  edited_by: string | null
  edited_at: number | null
}

export interface JobsTable {
  id: string
  kind: string
  due_at: number
  /** JSON of what the kind needs. */
  payload: string
  /** The process at work on it, and until when nobody else takes it. */
  taken_by: string | null
  taken_until: number | null
}
