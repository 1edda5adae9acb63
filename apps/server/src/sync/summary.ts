/** What a list of canvases shows, read from a document. */
import { countNotes } from '@ninefold/shared'
import { hiddenNoteIds } from '@ninefold/shared/document/purge-notes'
import { readNotes } from '@ninefold/shared/document/read'
import { readFullMeta } from '@ninefold/shared/document/read-content'
import type * as Y from 'yjs'
import type { DocumentSummary } from './ports.ts'

export function readSummary(doc: Y.Doc, changedAt: number): DocumentSummary {
  const { title, purpose, perspective, baseCanvasId = null } = readFullMeta(doc)
  return {
    title,
    purpose,
    perspective,
    baseCanvasId,
    counts: countNotes(readNotes(doc)),
    changedAt,
    hidden: hiddenNoteIds(doc).length,
  }
}
