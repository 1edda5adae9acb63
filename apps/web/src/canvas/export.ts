/** A canvas as a file, made from what this page holds: offline too. Loaded with its first use. */
import type * as Y from 'yjs'
import type { CanvasContent } from '@ninefold/shared'
import { readContent } from '@ninefold/shared/document/read-content'
import { writeCsv } from '@ninefold/shared/exchange/write-csv'
import { writeMarkdown } from '@ninefold/shared/exchange/write-markdown'
import { downloadText } from './download.ts'

interface Format {
  readonly type: string
  readonly write: (content: CanvasContent) => string
}

const FORMATS = {
  json: { type: 'application/json', write: (content) => JSON.stringify(content, null, 2) },
  md: { type: 'text/markdown', write: writeMarkdown },
  csv: { type: 'text/csv', write: writeCsv },
} as const satisfies Record<string, Format>
export type ExportFormat = keyof typeof FORMATS

/** Saves the canvas as a file of its title. */
export function exportCanvas(doc: Y.Doc, format: ExportFormat): void {
  const content = readContent(doc)
  const name = content.meta.title.replace(/[^\p{L}\p{N} _-]+/gu, '').trim() || 'canvas'
  const { type, write } = FORMATS[format]
  downloadText(`${name}.${format}`, type, write(content))
}
