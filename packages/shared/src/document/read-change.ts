/** What a transaction changed, as plain data: a reader that keeps a content up reads no more than that again. */
import type * as Y from 'yjs'
import type { ContentChange } from '../checks/content-index.ts'
import type { Link, Note } from '../content.ts'
import { readEntities, readEntity, readProcedures } from './entities.ts'
import type { RootName } from './layout.ts'
import { readFullMeta, readFullNote } from './read-content.ts'
import type { Entity } from './touched.ts'

/**
 * What the touched entities are now. Links come as they were written, whatever blocks their notes stand in: what a
 * link counts as follows from both notes, which change on their own.
 */
export function readChange(doc: Y.Doc, touched: readonly Entity[]): ContentChange {
  const notes = new Map<string, Note | null>()
  const links = new Map<string, Link | null>()
  const roots = new Set<RootName>()
  for (const { root, id } of touched) {
    if (root === 'notes') notes.set(id, readFullNote(doc, id))
    else if (root === 'links') links.set(id, readEntity(doc, 'links', id))
    else roots.add(root)
  }
  return { notes, links, ...readRoots(doc, roots) }
}

/** What stands beside notes and links is little, and read whole. */
function readRoots(doc: Y.Doc, roots: ReadonlySet<RootName>): ContentChange {
  return {
    ...(roots.has('meta') && { meta: readFullMeta(doc) }),
    ...(roots.has('kpis') && { kpis: readEntities(doc, 'kpis') }),
    ...(roots.has('procedures') && { procedures: readProcedures(doc) }),
    ...(roots.has('risks') && { risks: readEntities(doc, 'risks') }),
    ...(roots.has('experiments') && { experiments: readEntities(doc, 'experiments') }),
    ...(roots.has('waivers') && { waivers: readEntities(doc, 'waivers') }),
  }
}
