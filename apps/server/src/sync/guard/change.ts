/**
 * What one transaction changed, as rules look at it: entries of the root maps, fields of entries, and shared values
 * inside fields. Found from `transaction.changed` alone, so the cost is that of the change.
 */
import { ROOT_NAMES, rootMap, type RootName } from '@ninefold/shared/document/layout'
import * as Y from 'yjs'

type SharedType = Parameters<Y.Transaction['changed']['get']>[0]
type Keyed = Pick<SharedType, '_map'>

/** A key of a root map, as the type object so that foreign roots can be named too. A null key is its list. */
export interface Place {
  readonly root: SharedType
  readonly key: string | null
}

/** What happened under one key of a map. */
export interface KeyChange {
  /** What is there now; undefined for nothing. */
  readonly value: unknown
  /** The value is this transaction's. */
  readonly isSet: boolean
  /** Something that was there before is not any more. */
  readonly lost: boolean
  /** What was there before, also where it was taken away; undefined for nothing. */
  readonly before: unknown
}

export interface EntryChange extends KeyChange {
  readonly root: RootName
  readonly key: string
  readonly place: Place
}

export interface FieldChange extends KeyChange {
  readonly root: RootName
  /** Of the entry; null in `meta`, whose fields are its own. */
  readonly id: string | null
  readonly field: string
  readonly place: Place
}

/** A shared type inside a field was written to. */
export interface InnerChange {
  readonly root: RootName
  readonly field: string
  /** The field's value now. */
  readonly value: unknown
  readonly type: SharedType
  readonly keys: ReadonlySet<string | null>
  readonly place: Place
}

export class Change {
  readonly transaction: Y.Transaction
  readonly entries: EntryChange[] = []
  readonly fields: FieldChange[] = []
  readonly inner: InnerChange[] = []
  /** Root types that are none of ours, and roots written to as if they were lists. */
  readonly foreign: Place[] = []

  constructor(transaction: Y.Transaction, roots: ReadonlyMap<unknown, RootName>) {
    this.transaction = transaction
    for (const [type, keys] of transaction.changed) {
      const root = roots.get(type)
      if (root) this.#root(root, type, keys)
      else this.#within(type, keys, roots)
    }
  }

  #root(root: RootName, type: SharedType, keys: ReadonlySet<string | null>): void {
    for (const key of keys) {
      const place = { root: type, key }
      if (key === null) this.foreign.push(place)
      else if (root === 'meta')
        this.fields.push({ root, id: null, field: key, place, ...this.#at(type, key) })
      else this.entries.push({ root, key, place, ...this.#at(type, key) })
    }
  }

  #within(type: SharedType, keys: ReadonlySet<string | null>, roots: ReadonlyMap<unknown, RootName>): void {
    const path = pathOf(type)
    const root = roots.get(path.root)
    const place = { root: path.root, key: path.keys[0] ?? null }
    if (!root || place.key === null) return void this.foreign.push(place)
    const [entry, field] = root === 'meta' ? [null, path.keys[0]] : [path.keys[0], path.keys[1]]
    if (field === undefined && entry) return this.#fieldsOf(root, entry, type, keys, place)
    // A list where an entry's fields should be: refused with the entry when that was set.
    if (field === undefined || field === null) return void this.foreign.push(place)
    const owner = root === 'meta' ? path.root : path.types[0]
    const value = owner ? this.#at(owner, field).value : undefined
    this.inner.push({ root, field, value, type, keys, place })
  }

  #fieldsOf(
    root: RootName,
    id: string,
    type: SharedType,
    keys: ReadonlySet<string | null>,
    place: Place,
  ): void {
    for (const field of keys) {
      if (field === null) this.foreign.push(place)
      else this.fields.push({ root, id, field, place, ...this.#at(type, field) })
    }
  }

  #at(type: Keyed, key: string): KeyChange {
    const item = type._map.get(key)
    const isLive = item !== undefined && !item.deleted
    const value: unknown = isLive ? item.content.getContent()[item.length - 1] : undefined
    const before = item && this.#beforeAt(item)
    const lost = before !== undefined && this.#isTaken(before)
    return { value, isSet: isLive && this.isNew(item), lost, before: before && this.#wasIn(before, lost) }
  }

  /** What was under a key of a map, also where the map itself was taken away. */
  before(map: Keyed, key: string): unknown {
    return this.#at(map, key).before
  }

  /** The item that stood there before. Newer ones of this transaction lie to its right. */
  #beforeAt(item: Y.Item): Y.Item | undefined {
    let before: Y.Item | null = item
    while (before && this.isNew(before)) before = before.left
    return before ?? undefined
  }

  #isTaken(item: Y.Item): boolean {
    return item.deleted && Y.isDeleted(this.transaction.deleteSet, item.id)
  }

  /** What an item from before said: Yjs collects what a transaction deleted only after we have looked. */
  #wasIn(item: Y.Item, lost: boolean): unknown {
    return item.deleted && !lost ? undefined : item.content.getContent()[item.length - 1]
  }

  /** Everything this transaction added, whatever became of it. */
  *newItems(): Generator<Y.Item> {
    const { beforeState, afterState, doc } = this.transaction
    for (const [client, end] of afterState) {
      const from = beforeState.get(client) ?? 0
      const structs = end > from ? doc.store.clients.get(client) : undefined
      if (!structs) continue
      for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
        const struct = structs[i]
        if (struct instanceof Y.Item) yield struct
      }
    }
  }

  isNew({ id }: Y.Item): boolean {
    return id.clock >= (this.transaction.beforeState.get(id.client) ?? 0)
  }

  /** Characters and things this transaction added to a text, less those it took away. Walks the text. */
  growthOf(text: Y.Text): number {
    let growth = 0
    for (let item = text._start; item; item = item.right) {
      const isNew = this.isNew(item)
      if (isNew && !item.deleted) growth += item.length
      else if (!isNew && item.deleted && Y.isDeleted(this.transaction.deleteSet, item.id))
        growth -= item.length
    }
    return growth
  }
}

interface Path {
  readonly root: SharedType
  /** From the root inwards; null where a list is passed through. */
  readonly keys: (string | null)[]
  /** The types those keys lead to, as long. */
  readonly types: SharedType[]
}

function pathOf(type: SharedType): Path {
  const keys: (string | null)[] = []
  const types: SharedType[] = []
  let at = type
  while (at._item) {
    keys.unshift(at._item.parentSub)
    types.unshift(at)
    // The parent of an integrated item is a type.
    at = at._item.parent as SharedType
  }
  return { root: at, keys, types }
}

/** Where an item belongs: the key of the root it hangs under. */
export function placeOf(item: Y.Item): Place {
  let at = item
  let parent = at.parent as SharedType
  while (parent._item) {
    at = parent._item
    parent = at.parent as SharedType
  }
  return { root: parent, key: at.parentSub }
}

/** Our root maps by their type objects. */
export function rootsOf(doc: Y.Doc): ReadonlyMap<unknown, RootName> {
  return new Map(ROOT_NAMES.map((name) => [rootMap(doc, name), name]))
}
