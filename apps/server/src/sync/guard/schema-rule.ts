/** Only our root maps, in them entries and fields of the right kind, and shared texts that hold text. */
import { acceptsEntry, acceptsField, fieldOf, isPlainTextItem } from '@ninefold/shared/document/schema'
import * as Y from 'yjs'
import { placeOf, type Change, type EntryChange, type FieldChange, type InnerChange } from './change.ts'
import type { Offence, Rule } from './rule.ts'

export const schemaRule: Rule = function* ({ change }) {
  for (const place of change.foreign) yield { reason: 'schema', place }
  for (const entry of change.entries) if (!isRightEntry(entry)) yield { reason: 'schema', place: entry.place }
  for (const field of change.fields) if (!isRightField(field)) yield { reason: 'schema', place: field.place }
  for (const inner of change.inner) if (!isRightInner(inner)) yield { reason: 'schema', place: inner.place }
  yield* formatted(change)
}

function isRightEntry({ root, key, value, isSet }: EntryChange): boolean {
  return !isSet || root === 'meta' || acceptsEntry(root, key, value)
}

function isRightField({ root, field, value, isSet, lost }: FieldChange): boolean {
  if (!isSet && !lost) return true
  // Somebody may be writing in the text that another would take the place of.
  if (isSet && lost && fieldOf(root, field)?.shared) return false
  return acceptsField(root, field, value)
}

/** Of a text of ours only its attributes could be wrong: its characters and length are looked at elsewhere. */
function isRightInner({ root, field, value, type, keys }: InnerChange): boolean {
  if (type instanceof Y.Text && fieldOf(root, field)?.shared) return [...keys].every((key) => key === null)
  return acceptsField(root, field, value)
}

/** New things in texts that are not characters. Everything we write is plain text. */
function* formatted(change: Change): Generator<Offence> {
  for (const item of change.newItems())
    if (item.parent instanceof Y.Text && !isPlainTextItem(item))
      yield { reason: 'schema', place: placeOf(item) }
}
