/**
 * Writing an entity's fields by the table of their kinds. Each edit changes the fewest keys that say it, so that two
 * people's edits of different parts both stay; each is one transaction. Values are taken to be right: they were
 * parsed where they came in.
 */
import * as Y from 'yjs'
import { newId } from '../ids.ts'
import { TEXT_SLACK } from '../limits.ts'
import type { Field, Fields, List, Records } from '../model/kinds.ts'
import { partKey } from './field-keys.ts'
import { placeAt } from './rank.ts'
import { readItems } from './read-fields.ts'
import { writeText } from './text.ts'

type Plain = Readonly<Record<string, unknown>>

/** Writes what `change` names: what is left out stays, null takes a field away. For callers within a transaction too. */
export function writeFields(map: Y.Map<unknown>, fields: Fields, change: Plain, origin: unknown): void {
  transact(map, origin, () => {
    for (const [name, value] of Object.entries(change)) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      if (field && value !== undefined) writeField(map, name, field, value)
    }
  })
}

/** Switches one of a field's values on or off. */
export function setChosen(
  map: Y.Map<unknown>,
  field: string,
  value: string,
  on: boolean,
  origin: unknown,
): void {
  transact(map, origin, () => setKey(map, partKey(field, value), on ? true : null))
}

/** Adds an item to a list, before another or at the end; its id. */
export function addItem(
  map: Y.Map<unknown>,
  name: string,
  field: List | Records,
  value: unknown,
  origin: unknown,
  beforeId?: string,
): string {
  const id = newId(8)
  const items = readItems(map, name, field)
  const before = items.findIndex((item) => item.id === beforeId)
  const { ranks, reranked } = placeAt(items, before < 0 ? items.length : before)
  transact(map, origin, () => {
    map.set(partKey(name, id), newItem(field, ranks[0] as string, value))
    for (const [other, rank] of reranked) setInItem(map, name, other, { rank })
  })
  return id
}

/** Changes an item: the value of a list's, some fields of a record's. Nothing happens where it is gone. */
export function changeItem(
  map: Y.Map<unknown>,
  name: string,
  field: List | Records,
  id: string,
  change: unknown,
  origin: unknown,
): void {
  transact(map, origin, () => {
    if (field.kind === 'list') setInItem(map, name, id, { value: change })
    else setInItem(map, name, id, change as Plain)
  })
}

/** Moves an item before another, or to the end; false when it is not there. */
export function moveItem(
  map: Y.Map<unknown>,
  name: string,
  field: List | Records,
  id: string,
  origin: unknown,
  beforeId?: string,
): boolean {
  const items = readItems(map, name, field)
  if (!items.some((item) => item.id === id) || beforeId === id) return false
  const others = items.filter((item) => item.id !== id)
  const before = others.findIndex((item) => item.id === beforeId)
  const { ranks, reranked } = placeAt(others, before < 0 ? others.length : before)
  transact(map, origin, () => {
    setInItem(map, name, id, { rank: ranks[0] })
    for (const [other, rank] of reranked) setInItem(map, name, other, { rank })
  })
  return true
}

export function removeItem(map: Y.Map<unknown>, name: string, id: string, origin: unknown): void {
  transact(map, origin, () => setKey(map, partKey(name, id), null))
}

/** A map that holds `fields` from its first moment on. */
export function newEntity(fields: Fields, values: Plain): Y.Map<unknown> {
  const map = new Y.Map<unknown>()
  // A map outside of a document cannot be read, so nothing may be compared with what is there.
  for (const [name, value] of Object.entries(values)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field && value !== undefined && value !== null) addField(map, name, field, value)
  }
  for (const [name, field] of Object.entries(fields))
    // Made with its entity: two people who each made the text later would each write into their own.
    if (field.kind === 'shared' && (values[name] ?? null) === null) map.set(name, new Y.Text())
  return map
}

// -------------------------------------------------------------------------------------------------- whole values
function writeField(map: Y.Map<unknown>, name: string, field: Field, value: unknown): void {
  switch (field.kind) {
    case 'shared':
      return writeShared(map, name, typeof value === 'string' ? value : '')
    case 'choices':
      for (const one of field.values)
        setKey(map, partKey(name, one), ((value ?? []) as readonly string[]).includes(one) ? true : null)
      return
    case 'parts':
      for (const part of Object.keys(field.parts))
        setKey(map, partKey(name, part), (value as Plain | null)?.[part] ?? null)
      return
    case 'list':
    case 'records':
      return writeItems(map, name, field, (value ?? []) as readonly unknown[])
    default:
      return setKey(map, name, value)
  }
}

function addField(map: Y.Map<unknown>, name: string, field: Field, value: unknown): void {
  switch (field.kind) {
    case 'shared':
      map.set(name, new Y.Text((value as string).slice(0, field.limit * TEXT_SLACK)))
      return
    case 'choices':
      for (const one of value as readonly string[]) map.set(partKey(name, one), true)
      return
    case 'parts':
      for (const [part, held] of Object.entries(value as Plain))
        if (held !== undefined && held !== null) map.set(partKey(name, part), held)
      return
    case 'list':
    case 'records': {
      const items = value as readonly unknown[]
      const { ranks } = placeAt([], 0, items.length)
      items.forEach((item, i) =>
        map.set(partKey(name, idOf(item) ?? newId(8)), newItem(field, ranks[i] as string, item)),
      )
      return
    }
    default:
      map.set(name, value)
  }
}

function writeShared(map: Y.Map<unknown>, name: string, next: string): void {
  const held = map.get(name)
  if (held instanceof Y.Text) writeText(held, next, null)
  else map.set(name, new Y.Text(next))
}

/** Items keep their keys by their place in the list, records by their ids: what did not change is not written. */
function writeItems(
  map: Y.Map<unknown>,
  name: string,
  field: List | Records,
  values: readonly unknown[],
): void {
  const held = readItems(map, name, field)
  const byId = new Map(held.map((item) => [item.id, item]))
  const ranks = inOrder(held, values.length)
    ? held.map((item) => item.rank)
    : placeAt([], 0, values.length).ranks
  const kept = new Set<string>()
  values.forEach((value, i) => {
    const id = field.kind === 'records' ? (idOf(value) ?? newId(8)) : (held[i]?.id ?? newId(8))
    kept.add(id)
    const rank = ranks[i] as string
    if (!byId.has(id)) map.set(partKey(name, id), newItem(field, rank, value))
    else setInItem(map, name, id, field.kind === 'list' ? { value, rank } : { ...(value as Plain), rank })
  })
  for (const { id } of held) if (!kept.has(id)) map.delete(partKey(name, id))
}

/** Whether ranks may stay as they are: as many items as before, none of equal rank. */
const inOrder = (held: readonly { readonly rank: string }[], count: number): boolean =>
  held.length === count && new Set(held.map(({ rank }) => rank)).size === count

// --------------------------------------------------------------------------------------------------------- items
function newItem(field: List | Records, rank: string, value: unknown): unknown {
  if (field.kind === 'list') return { rank, value }
  const fields = recordFields(value)
  const isShared = Object.values(field.of).some(({ kind }) => kind === 'shared')
  if (!isShared) return { rank, ...fields }
  const map = newEntity(field.of, fields)
  map.set('rank', rank)
  return map
}

const recordFields = (value: unknown): Plain => {
  const { id: _id, rank: _rank, ...fields } = value as Record<string, unknown>
  return Object.fromEntries(Object.entries(fields).filter(([, held]) => held !== undefined && held !== null))
}

const idOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'id' in value ? (value.id as string) : undefined

function setInItem(map: Y.Map<unknown>, name: string, id: string, change: Plain): void {
  const key = partKey(name, id)
  const held = map.get(key)
  const changes = Object.entries(change).filter(([part, value]) => part !== 'id' && value !== undefined)
  if (held instanceof Y.Map) {
    for (const [part, value] of changes) {
      const inner: unknown = held.get(part)
      if (inner instanceof Y.Text) writeText(inner, (value as string | null) ?? '', null)
      else setKey(held as Y.Map<unknown>, part, value)
    }
    return
  }
  if (typeof held !== 'object' || held === null) return
  const next: Record<string, unknown> = { ...held }
  for (const [part, value] of changes) {
    if (value === null) delete next[part]
    else next[part] = value
  }
  setKey(map, key, next)
}

function setKey(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (value === null || value === undefined) {
    if (map.has(key)) map.delete(key)
  } else if (!same(map.get(key), value)) map.set(key, value)
}

/** Of scalars and the flat objects that hold items. */
const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))

function transact(map: Y.Map<unknown>, origin: unknown, edit: () => void): void {
  if (map.doc) map.doc.transact(edit, origin)
  else edit()
}
