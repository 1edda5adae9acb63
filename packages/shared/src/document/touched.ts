/** Which entities a transaction changed: what "3 changes waiting" counts and what the server checks and attributes. */
import * as Y from 'yjs'
import { ROOT_NAMES, rootMap, type RootName } from './layout.ts'

/** An entity of the document: a key of one of its root maps. */
export interface Entity {
  readonly root: RootName
  readonly id: string
}

/** What Yjs lists as changed: any shared type, whatever its events. */
type ChangedType = Parameters<Y.Transaction['changed']['get']>[0]

/** Every entity the transaction changed, at any depth. The cost is that of the change, not of the document. */
export function touchedEntities(transaction: Y.Transaction): Entity[] {
  const roots = new Map<unknown, RootName>(ROOT_NAMES.map((name) => [rootMap(transaction.doc, name), name]))
  const touched = new Map<string, Entity>()
  for (const [type, keys] of transaction.changed) {
    const root = roots.get(type)
    if (root) {
      for (const id of keys) if (id !== null) touched.set(`${root}/${id}`, { root, id })
      continue
    }
    const entity = entityOf(type, roots)
    if (entity) touched.set(`${entity.root}/${entity.id}`, entity)
  }
  return [...touched.values()]
}

function entityOf(type: ChangedType, roots: ReadonlyMap<unknown, RootName>): Entity | null {
  let item = type._item
  while (item) {
    const root = roots.get(item.parent)
    if (root) return item.parentSub === null ? null : { root, id: item.parentSub }
    item = item.parent instanceof Y.AbstractType ? item.parent._item : null
  }
  return null
}
