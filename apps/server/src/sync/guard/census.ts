/** How many live notes and links a document has, kept up to date by what each change touched. */
import { rootMap } from '@ninefold/shared/document/layout'
import type { Entity } from '@ninefold/shared/document/touched'
import * as Y from 'yjs'

export class Census {
  readonly notes = new Set<string>()
  readonly links = new Set<string>()
  readonly #doc: Y.Doc

  /** Counts once through the whole document. */
  constructor(doc: Y.Doc) {
    this.#doc = doc
    for (const id of rootMap(doc, 'notes').keys()) this.update({ root: 'notes', id })
    for (const id of rootMap(doc, 'links').keys()) this.update({ root: 'links', id })
  }

  /** Looks at one entity again; whether it has just become one to be counted. */
  update({ root, id }: Entity): boolean {
    if (root !== 'notes' && root !== 'links') return false
    const counted = this[root]
    const value = rootMap(this.#doc, root).get(id)
    const isThere = value instanceof Y.Map && value.get('deletedAt') === undefined
    const isNew = isThere && !counted.has(id)
    if (isThere) counted.add(id)
    else counted.delete(id)
    return isNew
  }
}
