/**
 * Binds a plain text field to shared text: what is typed goes into the document letter by letter, what others type
 * appears around the caret. While an input method composes, the field is left alone and others' changes wait.
 */
import type * as Y from 'yjs'
import { textChange, type TextChange } from '@ninefold/shared/document/text'

export type TextElement = HTMLInputElement | HTMLTextAreaElement

export interface TextBindingOptions {
  readonly origin: unknown
  /** After every local change. */
  readonly onlocal?: () => void
}

/** Binds until the returned function is called. */
export function bindText(
  element: TextElement,
  text: Y.Text,
  { origin, onlocal }: TextBindingOptions,
): () => void {
  let shown = text.toString()
  let composing = false
  let writing = false
  /** Others' changes that the field does not show yet, oldest first. */
  let withheld: TextChange[] = []
  element.value = shown

  const write = () => {
    const change = textChange(shown, element.value, element.selectionEnd ?? undefined)
    if (!change) return
    shown = element.value
    const index = withheld.reduce((at, other) => shift(at, other), change.index)
    writing = true
    text.doc?.transact(() => {
      const remove = Math.min(change.remove, text.length - index)
      if (remove > 0) text.delete(index, remove)
      if (change.insert !== '') text.insert(index, change.insert)
    }, origin)
    writing = false
    onlocal?.()
  }
  const onCompositionStart = () => {
    composing = true
  }
  const onCompositionEnd = () => {
    composing = false
    write()
    show(text, withheld)
    withheld = []
  }
  const onRemote = (event: Y.YTextEvent) => {
    if (writing) return
    const changes = changesOf(event)
    if (composing) withheld.push(...changes)
    else show(text, changes)
  }
  const show = (source: Y.Text, changes: readonly TextChange[]) => {
    shown = source.toString()
    if (element.value === shown) return
    const { selectionStart, selectionEnd, selectionDirection } = element
    element.value = shown
    if (selectionStart === null || selectionEnd === null) return
    const moved = (at: number) => changes.reduce((position, change) => shift(position, change), at)
    element.setSelectionRange(moved(selectionStart), moved(selectionEnd), selectionDirection ?? 'none')
  }

  element.addEventListener('input', write)
  element.addEventListener('compositionstart', onCompositionStart)
  element.addEventListener('compositionend', onCompositionEnd)
  text.observe(onRemote)
  return () => {
    // A letter may stand in the field whose event has not come yet.
    write()
    element.removeEventListener('input', write)
    element.removeEventListener('compositionstart', onCompositionStart)
    element.removeEventListener('compositionend', onCompositionEnd)
    text.unobserve(onRemote)
  }
}

/** Where a position lies after a change; text inserted exactly there goes behind it. */
function shift(at: number, change: TextChange): number {
  if (change.index >= at) return at
  return Math.max(change.index, at - change.remove) + change.insert.length
}

function changesOf(event: Y.YTextEvent): TextChange[] {
  const changes: TextChange[] = []
  let index = 0
  for (const part of event.changes.delta) {
    if (part.retain !== undefined) index += part.retain
    else if (part.delete !== undefined) changes.push({ index, remove: part.delete, insert: '' })
    else if (typeof part.insert === 'string') {
      changes.push({ index, remove: 0, insert: part.insert })
      index += part.insert.length
    }
  }
  return changes
}
