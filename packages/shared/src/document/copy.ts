/** A document written anew: the same content under another client id, without the history that made it. */
import * as Y from 'yjs'
import { ROOT_NAMES, rootMap } from './layout.ts'

/** Writes all that `from` holds into `to`, which holds nothing, as one change of `to`'s own client id. */
export function copyDocument(from: Y.Doc, to: Y.Doc): void {
  to.transact(() => {
    for (const name of ROOT_NAMES)
      for (const [key, value] of rootMap(from, name))
        rootMap(to, name).set(key, value instanceof Y.AbstractType ? value.clone() : value)
  })
}
