/**
 * Reading an entity's map by the table of its fields. Total: what is not of its kind is left out, and an entity that
 * lacks what is required is none.
 */
import * as Y from 'yjs'
import { isId } from '../ids.ts'
import { acceptsScalar } from '../model/accepts.ts'
import type { Field, Fields, List, RecordKinds, Records, Scalar, Shared } from '../model/kinds.ts'
import { splitKey } from './field-keys.ts'
import { compareRanked, isRank, type Ranked } from './rank.ts'
import { readText } from './text.ts'

type Plain = Record<string, unknown>
/** Where an item without a readable rank goes: behind every well-formed one. */
export const LAST_RANK = '~'

/** An item of a list as it stands in the document. */
export interface ListedItem<V = unknown> extends Ranked {
  readonly value: V
}

/** The fields of `map`, or null where a required one is missing. */
export function readFields(map: Y.Map<unknown>, fields: Fields): Plain | null {
  const many = manyOf(map)
  const read: Plain = {}
  for (const [name, field] of Object.entries(fields)) {
    const value = readField(map, many.get(name), name, field)
    if (value !== undefined) read[name] = value
    else if (field.required) return null
    else if (Object.hasOwn(field, 'fallback')) read[name] = field.fallback
  }
  return read
}

/** One field's value; undefined where nothing readable is there. */
export function readOneField(map: Y.Map<unknown>, name: string, field: Field): unknown {
  return readField(map, manyOf(map, name).get(name), name, field) ?? field.fallback
}

/** The items of a list field in their order, with what an editor needs to change one. */
export function readItems(map: Y.Map<unknown>, name: string, field: List | Records): ListedItem[] {
  return itemsOf(manyOf(map, name).get(name) ?? [], field)
}

type Part = readonly [part: string, value: unknown]

/** The parts of fields that have several, by field. */
function manyOf(map: Y.Map<unknown>, only?: string): Map<string, Part[]> {
  const many = new Map<string, Part[]>()
  for (const [key, value] of map) {
    const { field, part } = splitKey(key)
    if (part === null || (only !== undefined && field !== only)) continue
    const parts = many.get(field)
    if (parts) parts.push([part, value])
    else many.set(field, [[part, value]])
  }
  return many
}

function readField(
  map: Y.Map<unknown>,
  many: readonly Part[] | undefined,
  name: string,
  field: Field,
): unknown {
  switch (field.kind) {
    case 'shared':
      return sharedValue(map.get(name), field)
    case 'choices': {
      const chosen = new Set(many?.filter(([, on]) => on === true).map(([value]) => value))
      const values = field.values.filter((value) => chosen.has(value))
      return values.length > 0 ? values : undefined
    }
    case 'parts': {
      const held = (many ?? []).filter(([part, value]) => {
        const kind = Object.hasOwn(field.parts, part) ? field.parts[part] : undefined
        return kind && acceptsScalar(kind, value)
      })
      // In the order of the table: equal content gives equal data.
      const parts = new Map(held)
      const names = Object.keys(field.parts).filter((part) => parts.has(part))
      return names.length > 0 ? Object.fromEntries(names.map((part) => [part, parts.get(part)])) : undefined
    }
    case 'list': {
      const items = itemsOf(many ?? [], field)
      return items.length > 0 ? items.map(({ value }) => value) : undefined
    }
    case 'records': {
      const items = itemsOf(many ?? [], field)
      return items.length > 0
        ? items.map(({ id, rank, value }) => ({ id, rank, ...(value as Plain) }))
        : undefined
    }
    default: {
      const value = map.get(name)
      return acceptsScalar(field, value) ? value : undefined
    }
  }
}

function sharedValue(value: unknown, { limit }: Shared): string | undefined {
  return value instanceof Y.Text || typeof value === 'string' ? readText(value, limit) : undefined
}

function itemsOf(parts: readonly Part[], field: List | Records): ListedItem[] {
  const items: ListedItem[] = []
  for (const [id, held] of parts) {
    if (!isId(id)) continue
    const value = field.kind === 'list' ? scalarItem(held, field.of) : recordItem(held, field.of)
    if (value !== undefined) items.push({ id, rank: rankIn(held), value })
  }
  return items.sort(compareRanked)
}

const scalarItem = (held: unknown, kind: Scalar): unknown => {
  const value = at(held, 'value')
  return acceptsScalar(kind, value) ? value : undefined
}

function recordItem(held: unknown, kinds: RecordKinds): Plain | undefined {
  if (!isHolder(held)) return undefined
  const read: Plain = {}
  for (const [name, kind] of Object.entries(kinds)) {
    const raw = at(held, name)
    const value = kind.kind === 'shared' ? sharedValue(raw, kind) : acceptsScalar(kind, raw) ? raw : undefined
    if (value !== undefined) read[name] = value
    else if (kind.required) return undefined
    else if (Object.hasOwn(kind, 'fallback')) read[name] = kind.fallback
  }
  return read
}

function rankIn(held: unknown): string {
  const rank = at(held, 'rank')
  return isRank(rank) ? rank : LAST_RANK
}

const isHolder = (held: unknown): held is Y.Map<unknown> | Plain =>
  held instanceof Y.Map || (typeof held === 'object' && held !== null && !(held instanceof Y.AbstractType))

function at(held: unknown, name: string): unknown {
  if (!isHolder(held)) return undefined
  return held instanceof Y.Map ? held.get(name) : Object.hasOwn(held, name) ? held[name] : undefined
}
