/** Attachment: binds a plain text field to shared text for as long as both are there. */
import type { Attachment } from 'svelte/attachments'
import type * as Y from 'yjs'
import { bindText, type TextElement } from '../lib/state/text-binding.ts'
import { ORIGIN } from '../lib/sync/origin.ts'

export function sharedText(text: Y.Text | null): Attachment<TextElement> {
  return (element) => (text ? bindText(element, text, { origin: ORIGIN.gesture }) : undefined)
}
