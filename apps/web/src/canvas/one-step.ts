/** A movement that writes as it goes, made one step of undo. */
import type * as Y from 'yjs'

/** All that is written until the returned function is called is one step, however long the hand rests in between. */
export function beginStep(undo: Y.UndoManager): () => void {
  const usual = undo.captureTimeout
  undo.stopCapturing()
  undo.captureTimeout = Infinity
  let ended = false
  return () => {
    if (ended) return
    ended = true
    undo.captureTimeout = usual
    undo.stopCapturing()
  }
}
