/**
 * Undo and redo of one's own gestures. Where somebody else set a field at the same time and lost to us, Yjs takes our value
 * back and puts none in its place: the one before has theirs behind it. Of a field that an entry cannot be without, that
 * would leave nothing anybody could show; so there the value before ours comes back.
 */
import * as Y from 'yjs'
import { rootMap, undoScope } from './layout.ts'

/** An undo manager that follows `gesture` and nothing else; steps closer than `captureTimeout` ms are one. */
export function undoOf(doc: Y.Doc, gesture: unknown, captureTimeout: number): Y.UndoManager {
  return new Y.UndoManager(undoScope(doc), {
    trackedOrigins: new Set([gesture]),
    captureTimeout,
    // Asked of each value that is about to be taken back, within the transaction and behind all that was brought back.
    deleteFilter: (item) => {
      putBackBefore(doc, item)
      return true
    },
  })
}

/** Fields that change and are always there, of notes, links, measures and signals. */
const NEEDED: ReadonlySet<string | null> = new Set(['blockId', 'rank', 'kind', 'name'])
const OF = ['notes', 'links', 'kpis', 'signals'] as const

function putBackBefore(doc: Y.Doc, item: Y.Item): void {
  const { parent, parentSub } = item
  if (parentSub === null || !NEEDED.has(parentSub) || !(parent instanceof Y.Map)) return
  // Something stands behind it: what was brought back, or what somebody has set since.
  if (parent._map.get(parentSub) !== item) return
  if (!OF.some((root) => parent.parent === rootMap(doc, root))) return
  let before = item.left
  // What others set is let go as soon as it is overwritten; what our own step replaced is kept for undo.
  while (before && !(before.content instanceof Y.ContentAny)) before = before.left
  if (before) parent.set(parentSub, before.content.getContent().at(-1))
}
