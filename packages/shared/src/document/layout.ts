/**
 * The layout of a canvas document: its root maps by their wire names. This folder alone names our Yjs types;
 * everybody else reads through its readers and writes through its edits.
 */
import type * as Y from 'yjs'

export const ROOT_NAMES = [
  'meta',
  'blocks',
  'notes',
  'groups',
  'links',
  'kpis',
  'procedures',
  'risks',
  'experiments',
  'signals',
  'waivers',
] as const
export type RootName = (typeof ROOT_NAMES)[number]

/** One of the document's root maps, made on first use (making one is no change of the document). */
export function rootMap(doc: Y.Doc, name: RootName): Y.Map<unknown> {
  return doc.getMap(name)
}

/** What undo covers: everything a person edits. */
export function undoScope(doc: Y.Doc): Y.Map<unknown>[] {
  return ROOT_NAMES.map((name) => rootMap(doc, name))
}
