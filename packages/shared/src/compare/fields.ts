/** What the fields of one thing in two canvases say differently. */
import type { Fields, Kind } from '../model/kinds.ts'
import type { FieldChange } from './comparison.ts'

type Plain = Readonly<Record<string, unknown>>

/** By the table of its fields; `without` names those that are told otherwise or mean nothing to people. */
export function fieldChanges(
  fields: Fields,
  before: object,
  after: object,
  without: readonly string[] = [],
): FieldChange[] {
  return Object.entries(fields).flatMap(([field, kind]) =>
    without.includes(field) ? [] : difference(field, said(kind, before, field), said(kind, after, field)),
  )
}

/** The change from one value to another; none where both say the same. */
export function difference(field: string, before: unknown, after: unknown): FieldChange[] {
  return canonical(before) === canonical(after) ? [] : [{ field, before, after }]
}

/** What a field says; undefined where it says nothing, in whichever way. */
function said(kind: Kind & { readonly fallback?: unknown }, entity: object, field: string): unknown {
  const value = (entity as Plain)[field] ?? kind.fallback
  if (kind.kind === 'records' && Array.isArray(value)) return something(value.map(withoutPlace))
  if (kind.kind === 'choices' && Array.isArray(value)) return something([...(value as string[])].sort())
  return something(value)
}

const withoutPlace = (item: unknown): unknown => {
  if (typeof item !== 'object' || item === null) return item
  // A goal's place among goals is told by an id; its words are what people compare.
  const { id: _id, rank: _rank, parentId: _parent, ...fields } = item as Plain
  return fields
}

export function something(value: unknown): unknown {
  if (value === null || value === false || value === 'undecided') return undefined
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim()
  if (typeof value !== 'object') return value
  return Object.keys(value).length === 0 ? undefined : value
}

/** Equal for equal values, whatever the order of their keys. */
function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  )
}
