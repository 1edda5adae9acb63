/**
 * The scripts and styles that a page of ours holds itself, as the sources a Content-Security-Policy allows them by
 * (CSP 3 §6.7.2): whatever else finds its way into the page is not run.
 */
import { createHash } from 'node:crypto'

export interface InlineHashes {
  /** Like `'sha256-…'`, quotes included. */
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

export function hashInline(html: string): InlineHashes {
  return {
    scripts: hashes(html, /<script>([^]*?)<\/script>/g),
    styles: hashes(html, /<style>([^]*?)<\/style>/g),
  }
}

function hashes(html: string, pattern: RegExp): string[] {
  return Array.from(html.matchAll(pattern), ([, text = '']) => {
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  })
}
