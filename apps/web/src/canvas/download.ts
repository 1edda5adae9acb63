/** Keeps what this page holds as a file. */
import type * as Y from 'yjs'
import { readContent } from '@ninefold/shared/document/read-content'

/** The whole canvas as plain content, readable without us. */
export function downloadContent(doc: Y.Doc, title: string): void {
  const name = `${title.replace(/[^\p{L}\p{N} _-]+/gu, '').trim() || 'canvas'}.json`
  downloadText(name, 'application/json', JSON.stringify(readContent(doc), null, 2))
}

export function downloadText(name: string, type: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
