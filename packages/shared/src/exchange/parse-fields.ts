/** Plain values from outside made into what fields of the model hold: what is right is kept, the rest is named. */
import { isId, newId } from '../ids.ts'
import { isRank } from '../document/rank.ts'
import { TEXT_SLACK } from '../limits.ts'
import { acceptsScalar } from '../model/accepts.ts'
import type { Field, Fields, RecordKinds } from '../model/kinds.ts'

type Plain = Record<string, unknown>

export interface Parsed {
  readonly values: Readonly<Plain>
  /** Names of fields that were left out because their value cannot stand there. */
  readonly dropped: readonly string[]
  /** A required field is missing. */
  readonly isIncomplete: boolean
}

/** Reads the fields of an entity. What the table does not name is named among the dropped. */
export function parseFields(fields: Fields, raw: Readonly<Plain>): Parsed {
  const values: Plain = {}
  const dropped: string[] = []
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined) continue
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field && value === null) continue
    const parsed = field ? parseValue(field, value) : undefined
    if (parsed === undefined) dropped.push(name)
    else {
      values[name] = parsed.value
      if (!parsed.isWhole) dropped.push(name)
    }
  }
  let isIncomplete = false
  for (const [name, field] of Object.entries(fields)) {
    if (Object.hasOwn(values, name)) continue
    if (field.required) isIncomplete = true
    else if (Object.hasOwn(field, 'fallback')) values[name] = field.fallback
  }
  return { values, dropped, isIncomplete }
}

interface ParsedValue {
  readonly value: unknown
  /** Nothing of it was left out. */
  readonly isWhole: boolean
}

function parseValue(field: Field, value: unknown): ParsedValue | undefined {
  switch (field.kind) {
    case 'shared':
      return typeof value === 'string' ? cut(value, field.limit) : undefined
    case 'choices':
      return parseList(value, field.values.length, (one) =>
        field.values.includes(one as string) ? one : undefined,
      )
    case 'parts': {
      if (!isPlain(value)) return undefined
      const { values, dropped } = parseFields(field.parts, value)
      return Object.keys(values).length > 0 ? { value: values, isWhole: dropped.length === 0 } : undefined
    }
    case 'list':
      return parseList(value, field.most, (one) => (acceptsScalar(field.of, one) ? one : undefined))
    case 'records': {
      const ids = new Set<string>()
      return parseList(value, field.most, (one) => parseItem(field.of, one, ids))
    }
    default:
      return acceptsScalar(field, value) ? { value, isWhole: true } : undefined
  }
}

/** Merged edits may have passed the limit of an editor; readers cut where it is cut here. */
function cut(text: string, limit: number): ParsedValue {
  const whole = text.toWellFormed()
  return { value: whole.slice(0, limit * TEXT_SLACK), isWhole: whole.length <= limit * TEXT_SLACK }
}

function parseList(value: unknown, most: number, parse: (one: unknown) => unknown): ParsedValue | undefined {
  if (!Array.isArray(value)) return undefined
  const items = value.slice(0, most).flatMap((one: unknown) => parse(one) ?? [])
  return items.length > 0 || value.length === 0
    ? { value: items, isWhole: items.length === value.length }
    : undefined
}

/** An item keeps its id where that is one and no other item's; its rank is that of its place. */
function parseItem(fields: RecordKinds, one: unknown, ids: Set<string>): Plain | undefined {
  if (!isPlain(one)) return undefined
  const { id, rank, ...raw } = one
  const { values, isIncomplete } = parseFields(fields, raw)
  if (isIncomplete) return undefined
  const own = isId(id) && !ids.has(id) ? id : newId(8)
  ids.add(own)
  return { id: own, ...(isRank(rank) && { rank }), ...values }
}

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
