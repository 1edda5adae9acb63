/**
 * What a change of a canvas may not do. A further rule is a function and a line in the list at the end. What it says of
 * characters added to a text must hold for those that go on behind them (typists.ts), until something else changes.
 */
import { LIMITS, TEXT_SLACK, type RevertReason } from '@ninefold/shared'
import { entityMap } from '@ninefold/shared/document/entities'
import { fieldOf, isSharedMap } from '@ninefold/shared/document/schema'
import * as Y from 'yjs'
import type { InnerChange, Place } from './change.ts'
import type { Case, Offence, Rule } from './rule.ts'
import { linkRule } from './link-rule.ts'
import { lockRule } from './lock-rule.ts'
import { schemaRule } from './schema-rule.ts'

/** Notes are deleted by a flag: erasing one would take with it what others are typing there. */
const noErasedNotes: Rule = function* ({ change, author }) {
  if (author.userId === null) return
  for (const { root, lost, place } of change.entries)
    if (root === 'notes' && lost) yield { reason: 'note_erased', place }
}

/** Far above where an editor stops, so that two edits within the limit never undo each other. */
const textLengths: Rule = function* ({ change }) {
  for (const inner of change.inner) {
    const { type } = inner
    const limit = textLimitOf(inner)
    if (limit === undefined || !(type instanceof Y.Text) || type.length <= limit * TEXT_SLACK) continue
    if (change.growthOf(type) > 0) yield { reason: 'text_too_long', place: inner.place }
  }
}

export const textLimitOf = ({ root, field }: InnerChange): number | undefined =>
  root === 'meta' && field === 'legend' ? LIMITS.legendLabelLength : fieldOf(root, field)?.textLimit

const population: Rule = function* ({ census, appeared, limits }) {
  yield* surplus(appeared.notes, census.notes.size - limits.liveNotes, 'too_many_notes')
  yield* surplus(appeared.links, census.links.size - limits.links, 'too_many_links')
}

/** The last `count` of what appeared: what was there first stays. */
function* surplus(appeared: readonly Place[], count: number, reason: RevertReason): Generator<Offence> {
  if (count > 0) for (const place of appeared.slice(-count)) yield { reason, place }
}

/** Flags, ranks and colours may still be set in a full document, or nobody could tidy it. */
const TIDYING_BYTES = 256
/** Above the limit by this much even that is refused. */
const NO_MORE = 1.1

const documentSize: Rule = function* ({ change, limits, documentBytes, updateBytes }) {
  const filled = documentBytes / limits.documentBytes
  if (filled <= 1) return
  const writes = change.inner.length > 0 || change.entries.some(({ isSet }) => isSet)
  const isGrowth = writes || updateBytes > TIDYING_BYTES || filled > NO_MORE
  if (isGrowth && !change.newItems().next().done) yield { reason: 'document_full', place: null }
}

/** Where an entry says who made it: root map and field. */
const AUTHOR_FIELDS: Readonly<Record<string, string>> = { links: 'createdBy', waivers: 'by' }

const ownNames: Rule = function* ({ change, author }: Case) {
  if (author.userId === null) return
  const isForeign = (name: unknown): boolean => name !== undefined && name !== author.userId
  for (const { root, value, isSet, place } of change.entries) {
    const field = AUTHOR_FIELDS[root]
    if (field && isSet && isSharedMap(value) && isForeign(value.get(field)))
      yield { reason: 'foreign_author', place }
  }
  for (const { root, field, value, isSet, place } of change.fields)
    if (isSet && AUTHOR_FIELDS[root] === field && isForeign(value)) yield { reason: 'foreign_author', place }
}

/** A waiver is somebody's word: others may take it away whole, or make it theirs, but not change it under that name. */
const ownWords: Rule = function* ({ change, author }: Case) {
  if (author.userId === null) return
  for (const { root, id, field, value, before, place } of change.fields) {
    if (root !== 'waivers' || id === null) continue
    const name = field === 'by' ? (value ?? before) : entityMap(change.transaction.doc, root, id)?.get('by')
    if (name !== undefined && name !== author.userId) yield { reason: 'foreign_author', place }
  }
}

export const RULES: readonly Rule[] = [
  schemaRule,
  noErasedNotes,
  textLengths,
  population,
  documentSize,
  ownNames,
  ownWords,
  linkRule,
  lockRule,
]
