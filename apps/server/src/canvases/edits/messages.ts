/** What is said of an edit that was refused. The codes are what a program decides by. */
import type { EditFault } from '@ninefold/shared/api/edits'

export const MESSAGES: Readonly<Record<EditFault['code'], string>> = {
  note_not_found: 'There is no such note.',
  note_deleted: 'This note was deleted; restore it first.',
  before_not_found: '`beforeId` must name another note of that block.',
  id_taken: 'Something has or had this id; choose another.',
  link_not_found: 'There is no such link.',
  link_exists: 'These notes are linked like this already.',
  link_not_allowed: 'A link of this kind cannot join these notes.',
  entity_not_found: 'There is nothing under this id.',
  schema: 'The canvas would hold something it has no place for.',
  note_erased: 'Notes are deleted by a flag, never erased.',
  text_too_long: 'A text would be too long.',
  too_many_notes: 'The canvas would have too many notes; delete some first.',
  too_many_links: 'The canvas would have too many links; remove some first.',
  document_full: 'The canvas is full; shorten or delete something first.',
  foreign_author: 'You can name only yourself as an author.',
  block_locked: 'This block is locked.',
}
