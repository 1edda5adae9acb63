/**
 * Undoing one transaction. Armed inside `afterTransaction`, before Yjs collects what was deleted; a permanent
 * UndoManager would cost 11–28 µs an update and never let deleted content go.
 */
import * as Y from 'yjs'
import { placeOf, type Place } from './change.ts'

type Ranges = Y.Transaction['deleteSet']

/**
 * Prepares to undo `transaction`, or of it only what hangs under `places`. The function it gives is called when the
 * transaction has ended; it undoes and gives the update that does so, null when nothing was left to undo.
 */
export function armRevert(
  transaction: Y.Transaction,
  places: readonly Place[] | null,
): () => Uint8Array | null {
  const { doc } = transaction
  const manager = new Y.UndoManager(doc, {
    captureTimeout: 0,
    trackedOrigins: new Set([transaction.origin]),
  })
  manager.afterTransactionHandler(transaction)
  // What is undone need not be redone: so the undone content can be collected at once.
  doc.off('afterTransaction', manager.afterTransactionHandler)
  const [item] = manager.undoStack
  if (item && places) {
    item.insertions = only(item.insertions, transaction, places)
    item.deletions = only(item.deletions, transaction, places)
  }
  return () => {
    const update = collectUpdate(doc, () => manager.undo())
    manager.destroy()
    letGo(transaction)
    return update
  }
}

/** The one update that `edit`, a single transaction, makes. */
function collectUpdate(doc: Y.Doc, edit: () => void): Uint8Array | null {
  let made: Uint8Array | null = null
  const collect = (update: Uint8Array): void => void (made = update)
  doc.on('update', collect)
  try {
    edit()
  } finally {
    doc.off('update', collect)
  }
  return made
}

/** The ranges of items that hang under one of `places`. */
function only(ranges: Ranges, transaction: Y.Transaction, places: readonly Place[]): Ranges {
  const kept = Y.createDeleteSet()
  Y.iterateDeletedStructs(transaction, ranges, (struct) => {
    if (!(struct instanceof Y.Item)) return
    const { root, key } = placeOf(struct)
    if (!places.some((place) => place.root === root && (place.key === null || place.key === key))) return
    const { client, clock } = struct.id
    const list = kept.clients.get(client)
    const range = { clock, len: struct.length }
    if (list) list.push(range)
    else kept.clients.set(client, [range])
  })
  return kept
}

/** What the transaction deleted was kept for the undo, which wrote it anew. Now Yjs may collect it. */
function letGo({ doc, deleteSet }: Y.Transaction): void {
  doc.transact((transaction) =>
    Y.iterateDeletedStructs(transaction, deleteSet, (struct) => {
      if (struct instanceof Y.Item && struct.deleted) struct.keep = false
    }),
  )
  Y.tryGc(deleteSet, doc.store, () => true)
}
