/** What a list of canvases shows, read from a document. */
import { BLOCKS, type BlockId } from '@ninefold/shared'
import { readMeta, readNotes } from '@ninefold/shared/document/read'
import type * as Y from 'yjs'
import type { DocumentSummary } from './ports.ts'

export function readSummary(doc: Y.Doc, changedAt: number): DocumentSummary {
  const counts = Object.fromEntries(BLOCKS.map(({ id }) => [id, 0])) as Record<BlockId, number>
  for (const { blockId } of readNotes(doc)) counts[blockId]++
  const { title, purpose } = readMeta(doc)
  return { title, purpose, counts, changedAt }
}
