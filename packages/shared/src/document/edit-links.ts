/** Edits of links between notes. A link has one author and no shared text, so it is removed for good. */
import * as Y from 'yjs'
import { newId } from '../ids.ts'
import type { LinkKind } from '../links.ts'
import { rootMap } from './layout.ts'

export interface NewLink {
  /** A fresh one where none is given; one that is given must be free. */
  readonly id?: string | undefined
  readonly fromId: string
  readonly kind: LinkKind
  readonly toId: string
  /** 1–3; 2 where none is given. */
  readonly strength?: number | undefined
  readonly label?: string | undefined
  /** Who makes it; the server lets nobody write another's name here. */
  readonly createdBy: string
}

/** Adds a link; its id. That its notes are there, and of blocks that this kind may join, is the caller's to know. */
export function addLink(doc: Y.Doc, { id = newId(12), ...link }: NewLink, origin: unknown): string {
  const fields = Object.entries(link).filter(([, value]) => value !== undefined)
  doc.transact(() => rootMap(doc, 'links').set(id, new Y.Map<unknown>(fields)), origin)
  return id
}

/** Removes a link; false when it is not there. */
export function removeLink(doc: Y.Doc, id: string, origin: unknown): boolean {
  const links = rootMap(doc, 'links')
  if (!links.has(id)) return false
  doc.transact(() => links.delete(id), origin)
  return true
}
