/**
 * What a document may hold where: the kinds of its root maps' entries and the types of their fields. Readers make
 * sense of anything; this is what the server lets in. A field named here must be of its type; one that is not, written
 * by a newer client, may be any plain value of bounded size.
 */
import * as Y from 'yjs'
import { isBlockId } from '../blocks.ts'
import { isNoteColor } from '../colors.ts'
import { isId } from '../ids.ts'
import { LIMITS, TEXT_SLACK } from '../limits.ts'
import { acceptsScalar } from '../model/accepts.ts'
import { ENTITY_FIELDS, META_FIELDS } from '../model/entity-fields.ts'
import type { Field as ModelField, Fields as ModelFields, List, Records } from '../model/kinds.ts'
import { NOTE_FIELDS, NOTE_TIMES } from '../model/note-fields.ts'
import { splitKey } from './field-keys.ts'
import type { RootName } from './layout.ts'
import { isRank } from './rank.ts'

interface Field {
  readonly accepts: (value: unknown) => boolean
  /** An entry without it is none that anybody could show. */
  readonly required?: true
  /** Shared text: typed into, never replaced. */
  readonly shared?: true
  /** Length in UTF-16 units at which an editor stops; merged edits may pass it up to four times. */
  readonly textLimit?: number
  /** For fields of several parts: what may stand under `field_part`. */
  readonly part?: (part: string) => Field | undefined
}
type Fields = Readonly<Record<string, Field>>

// Exact kinds: Y.XmlText is a Y.Text too, and Y.XmlHook a Y.Map.
export const isSharedText = (value: unknown): value is Y.Text =>
  value instanceof Y.Text && value.constructor === Y.Text
export const isSharedMap = (value: unknown): value is Y.Map<unknown> =>
  value instanceof Y.Map && value.constructor === Y.Map

const of = (accepts: Field['accepts']): Field => ({ accepts })
const never = of(() => false)
const required = (accepts: Field['accepts']): Field => ({ accepts, required: true })
const sharedText = (textLimit: number): Field => ({
  accepts: (value) => isSharedText(value) && value.length <= textLimit * TEXT_SLACK && isPlainText(value),
  shared: true,
  textLimit,
})

/** What may stand in a field of the model. */
function fieldFor(field: ModelField): Field {
  const need = field.required && { required: true as const }
  switch (field.kind) {
    case 'shared':
      return { ...sharedText(field.limit), ...need }
    case 'choices':
      return { ...never, part: (part) => (field.values.includes(part) ? CHOSEN : undefined) }
    case 'parts': {
      const parts = fieldsFor(field.parts)
      return { ...never, part: (part) => (Object.hasOwn(parts, part) ? parts[part] : undefined) }
    }
    case 'list':
    case 'records': {
      const item = of(acceptsItem(field))
      return { ...never, part: (part) => (isId(part) ? item : undefined) }
    }
    default:
      // Null stands for nothing in documents of older clients.
      return {
        accepts: (value) => (value === null && field.fallback === null) || acceptsScalar(field, value),
        ...need,
      }
  }
}

const CHOSEN = of((value) => value === true)

const fieldsFor = (fields: ModelFields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldFor(field)]))

/** An item: its rank, and its value or fields, in a map where some of them are shared text. */
function acceptsItem(field: List | Records): (value: unknown) => boolean {
  const fields: Fields =
    field.kind === 'list' ? { value: { ...fieldFor(field.of), required: true } } : fieldsFor(field.of)
  const isShared = Object.values(fields).some(({ shared }) => shared)
  return (value) => {
    const entries = isShared ? sharedEntries(value) : plainEntries(value)
    if (!entries) return false
    const held = new Map(entries)
    for (const [name, { required }] of Object.entries(fields)) if (required && !held.has(name)) return false
    return entries.every(([name, part]) =>
      name === 'rank' ? isRank(part) : Object.hasOwn(fields, name) && fields[name]?.accepts(part) === true,
    )
  }
}

const sharedEntries = (value: unknown): [string, unknown][] | null =>
  isSharedMap(value) ? [...value.entries()] : null

const plainEntries = (value: unknown): [string, unknown][] | null =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
    ? Object.entries(value)
    : null

const FIELDS: Readonly<Record<RootName, Fields>> = {
  meta: {
    title: { ...sharedText(LIMITS.titleLength), required: true },
    purpose: { ...sharedText(LIMITS.purposeLength), required: true },
    legend: { accepts: isLegend, shared: true, required: true },
    ...fieldsFor(META_FIELDS),
  },
  blocks: {
    softLimit: of((value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 99),
    ownerId: of((value) => value === null || isId(value)),
  },
  notes: {
    blockId: required(isBlockId),
    rank: required(isRank),
    ...fieldsFor(NOTE_FIELDS),
    ...fieldsFor(NOTE_TIMES),
  },
  ...(Object.fromEntries(
    Object.entries(ENTITY_FIELDS).map(([root, fields]) => [root, fieldsFor(fields)]),
  ) as Record<keyof typeof ENTITY_FIELDS, Fields>),
}

/** Of an entry's own field, or of one of `meta`'s; undefined where this version names none. */
export function fieldOf(root: RootName, name: string): Field | undefined {
  if (Object.hasOwn(FIELDS[root], name)) return FIELDS[root][name]
  const { field, part } = splitKey(name)
  if (part === null || !Object.hasOwn(FIELDS[root], field)) return undefined
  const parts = FIELDS[root][field]?.part
  // A part of a field that has none of that name: known, and wrong.
  return parts ? (parts(part) ?? never) : undefined
}

/** Whether `value` may stand in a field of an entry of `root` (or of `meta` itself); undefined for "not there". */
export function acceptsField(root: RootName, name: string, value: unknown): boolean {
  const field = fieldOf(root, name)
  if (value === undefined) return !field?.required
  return field ? field.accepts(value) : FIELD_NAME.test(name) && isPlain(value)
}

/** Whether `value` may stand under `key` of a root map other than `meta`: a map of acceptable fields. */
export function acceptsEntry(root: Exclude<RootName, 'meta'>, key: string, value: unknown): boolean {
  if (!(root === 'blocks' ? isBlockId(key) : isId(key)) || !isSharedMap(value)) return false
  for (const [name, field] of Object.entries(FIELDS[root]))
    if (field.required && value.get(name) === undefined) return false
  for (const [name, held] of value) if (!acceptsField(root, name, held)) return false
  return true
}

function isLegend(value: unknown): boolean {
  if (!isSharedMap(value)) return false
  for (const [key, label] of value)
    if (!isNoteColor(key) || !sharedText(LIMITS.legendLabelLength).accepts(label)) return false
  return true
}

/** Whether a text holds characters alone, without formats or embedded things. */
export function isPlainText(text: Y.Text): boolean {
  for (let item = text._start; item; item = item.right) if (!isPlainTextItem(item)) return false
  return true
}

export function isPlainTextItem({ deleted, content }: Y.Item): boolean {
  return deleted || content instanceof Y.ContentString
}

// ------------------------------------------------------------------------------------------------- other fields
const FIELD_NAME = /^[A-Za-z][0-9A-Za-z_]{0,39}$/
/** Characters and values a field of no known type may hold. */
const PLAIN_UNITS = 16_000

function isPlain(value: unknown): boolean {
  return plainUnits(value, PLAIN_UNITS) >= 0
}

/** What is left of `budget` when `value` is taken from it; negative when it is too large or not plain. */
function plainUnits(value: unknown, budget: number): number {
  if (budget < 1) return -1
  switch (typeof value) {
    case 'string':
      return budget - 1 - value.length
    case 'number':
    case 'boolean':
      return budget - 1
    case 'object':
      return value === null ? budget - 1 : compoundUnits(value, budget - 1)
    default:
      return -1
  }
}

function compoundUnits(value: object, budget: number): number {
  if (isSharedText(value)) return isPlainText(value) ? budget - value.length : -1
  if (isSharedMap(value)) return entriesUnits(value.entries(), budget)
  if (Array.isArray(value) || value instanceof Y.Array) {
    for (const one of value as Iterable<unknown>) if ((budget = plainUnits(one, budget)) < 0) return -1
    return budget
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return -1
  return entriesUnits(Object.entries(value), budget)
}

function entriesUnits(entries: Iterable<readonly [string, unknown]>, budget: number): number {
  for (const [key, held] of entries) if ((budget = plainUnits(held, budget - key.length)) < 0) return -1
  return budget
}
