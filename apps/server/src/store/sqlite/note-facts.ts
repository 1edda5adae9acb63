/** Who made and last changed which notes, written in the transaction of the edits, with the event that tells of it. */
import type { NoteFacts } from '@ninefold/shared'
import type { FactsEvent, NoteEdit } from '../store.ts'
import type { OpenedDatabase } from './database.ts'

const SQL = {
  nextRev: 'UPDATE doc_head SET rev = rev + 1 WHERE canvas_id = ? RETURNING rev',
  addEvent: 'INSERT INTO events (canvas_id, rev, at, kind, data, audience) VALUES (?, ?, ?, ?, ?, NULL)',
  note:
    'INSERT INTO note_facts (canvas_id, note_id, created_by, created_at, edited_by, edited_at) ' +
    'VALUES (?, ?, ?, ?, ?, ?) ' +
    'ON CONFLICT DO UPDATE SET edited_by = excluded.edited_by, edited_at = excluded.edited_at ' +
    'RETURNING note_id AS noteId, created_by AS createdBy, created_at AS createdAt, ' +
    'edited_by AS editedBy, edited_at AS editedAt',
} as const

/** `edits` holds at least one. Of several edits of a note the last stands, and whoever made it stays who made it. */
export function noteAuthors(
  database: OpenedDatabase,
  canvasId: string,
  edits: readonly NoteEdit[],
): FactsEvent {
  const note = database.prepare(SQL.note)
  const facts = new Map<string, NoteFacts>()
  let at = 0
  for (const edit of edits) {
    const made = edit.isNew ? edit : { userId: null, at: null }
    const row: unknown = note.get(canvasId, edit.noteId, made.userId, made.at, edit.userId, edit.at)
    // The statement returns exactly these columns.
    facts.set(edit.noteId, { ...(row as NoteFacts) })
    at = Math.max(at, edit.at)
  }
  const rev = database.prepare(SQL.nextRev).get(canvasId)?.rev as number
  const data = { facts: [...facts.values()] }
  database.prepare(SQL.addEvent).run(canvasId, rev, at, 'note.facts', JSON.stringify(data))
  return { rev, facts: data.facts }
}
