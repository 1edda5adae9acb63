/** Shared text: total reading, and writing a whole value as the smallest change. */
import * as Y from 'yjs'
import { TEXT_SLACK } from '../limits.ts'

/** The text a field holds, cut at its hard length; empty for anything that is no text. */
export function readText(value: unknown, limit: number): string {
  const text = value instanceof Y.Text ? value.toString() : typeof value === 'string' ? value : ''
  return text.length > limit * TEXT_SLACK ? text.slice(0, limit * TEXT_SLACK) : text
}

/** The one contiguous difference between two strings: at `index`, `remove` units give way to `insert`. */
export interface TextChange {
  readonly index: number
  readonly remove: number
  readonly insert: string
}

/**
 * What turns `before` into `after`. `caret` is where the caret stands in `after`: of several equal readings
 * ("aa" → "aaa") it picks the one that ends there, so that two people's letters land where they were typed.
 */
export function textChange(before: string, after: string, caret = after.length): TextChange | null {
  if (before === after) return null
  const grown = after.length - before.length
  let end = Math.max(0, Math.min(before.length, after.length, after.length - caret))
  while (end > 0 && !before.endsWith(after.slice(after.length - end))) end--
  let start = 0
  const longestStart = Math.min(before.length, after.length) - end
  while (start < longestStart && before[start] === after[start]) start++
  while (
    end < Math.min(before.length, after.length) - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++
  // Never cut a surrogate pair in two: half of one is no character.
  if (start > 0 && isHighSurrogate(after.charCodeAt(start - 1))) start--
  if (end > 0 && isLowSurrogate(after.charCodeAt(after.length - end))) end--
  const remove = before.length - start - end
  return { index: start, remove, insert: after.slice(start, start + remove + grown) }
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** Writes `next` into `text` as one change around `caret`, in one transaction with `origin`. */
export function writeText(text: Y.Text, next: string, origin: unknown, caret?: number): void {
  const change = textChange(text.toString(), next, caret)
  if (!change || !text.doc) return
  text.doc.transact(() => {
    if (change.remove > 0) text.delete(change.index, change.remove)
    if (change.insert !== '') text.insert(change.index, change.insert)
  }, origin)
}
