/** Edits of links between notes. A link has one author and no shared text, so it is removed for good. */
import * as Y from 'yjs'
import { newId } from '../ids.ts'
import { LOOSEST_KIND, mayLink, type LinkKind } from '../links.ts'
import { rootMap } from './layout.ts'
import { LinksByNote } from './links-by-note.ts'
import { blockOfNote, readJoin, type Join } from './read-links.ts'

export interface NewLink {
  /** A fresh one where none is given; one that is given must be free. */
  readonly id?: string | undefined
  readonly fromId: string
  readonly kind: LinkKind
  readonly toId: string
  /** 1–3; 2 where none is given. */
  readonly strength?: number | undefined
  readonly label?: string | undefined
  /** Who makes it, where that is known; the server lets nobody write another's name here. */
  readonly createdBy: string | undefined
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

/** A link whose kind an edit changed. */
export interface ChangedLink {
  readonly id: string
  readonly was: LinkKind
  readonly kind: LinkKind
}

/** Turns those links of a note that its block does not allow into `relates_to`; which they are. */
export function loosenLinks(
  doc: Y.Doc,
  noteId: string,
  origin: unknown,
  links = new LinksByNote(doc),
): ChangedLink[] {
  const changed = [...links.of(noteId)].flatMap((id): ChangedLink[] => {
    const join = readJoin(doc, id)
    return join && !isAllowed(doc, join) ? [{ id, was: join.kind, kind: LOOSEST_KIND }] : []
  })
  if (changed.length > 0)
    doc.transact(() => changed.forEach(({ id, kind }) => setKind(doc, id, kind)), origin)
  return changed
}

/** Gives links the kinds they had, where they still are what the change made them and may be that again. */
export function restoreKinds(doc: Y.Doc, changed: readonly ChangedLink[], origin: unknown): void {
  doc.transact(() => {
    for (const { id, was, kind } of changed) {
      const join = readJoin(doc, id)
      if (join?.kind === kind && isAllowed(doc, { ...join, kind: was })) setKind(doc, id, was)
    }
  }, origin)
}

/** Whether a link may join its notes where they stand. A note that is not there forbids nothing. */
function isAllowed(doc: Y.Doc, { fromId, kind, toId }: Join): boolean {
  const [from, to] = [blockOfNote(doc, fromId), blockOfNote(doc, toId)]
  return !from || !to || mayLink(kind, from, to)
}

function setKind(doc: Y.Doc, id: string, kind: LinkKind): void {
  const link = rootMap(doc, 'links').get(id)
  if (link instanceof Y.Map) link.set('kind', kind)
}
