/** Passes over the content of one Yjs item and gives its length in clocks. Numbers are Yjs's V1 content refs. */
import type { Cursor } from '../cursor.ts'
import { Malformed } from '../cursor.ts'

/** Well-formed, but more than a document may be made to take. */
export class Refused extends Error {}

const CONTENT = { json: 2, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8, doc: 9 } as const
/** Array, Map, Text, XmlElement, XmlFragment, XmlHook, XmlText. */
const TYPE_REFS = 7
const NAMED_TYPES: readonly number[] = [3, 5]

/** Throws Malformed for what Yjs could not read, Refused for what is nested deeper than `nesting`. */
export function skipContent(cursor: Cursor, kind: number, nesting: number): number {
  switch (kind) {
    case CONTENT.string:
      return cursor.skipString()
    case CONTENT.any:
      return repeat(cursor, () => skipAny(cursor, nesting))
    case CONTENT.type:
      return skipType(cursor)
    case CONTENT.json:
      return repeat(cursor, () => skipJson(cursor, nesting, true))
    case CONTENT.binary:
      cursor.skipVarBytes()
      return 1
    case CONTENT.embed:
      skipJson(cursor, nesting, false)
      return 1
    case CONTENT.format:
      cursor.skipString()
      skipJson(cursor, nesting, false)
      return 1
    case CONTENT.doc:
      // No part of a canvas, and Yjs takes its options on trust.
      throw new Refused('subdocument')
    default:
      throw new Malformed('unknown content')
  }
}

function repeat(cursor: Cursor, skipOne: () => void): number {
  const count = cursor.varUint()
  for (let i = 0; i < count; i++) skipOne()
  return count
}

function skipType(cursor: Cursor): 1 {
  const ref = cursor.varUint()
  if (ref >= TYPE_REFS) throw new Malformed('unknown type')
  if (NAMED_TYPES.includes(ref)) cursor.skipString()
  return 1
}

/** lib0's `any`: one byte says what follows. */
function skipAny(cursor: Cursor, nesting: number): void {
  if (nesting < 0) throw new Refused('nested too deep')
  switch (cursor.uint8()) {
    case 127: // undefined
    case 126: // null
    case 121: // true
    case 120: // false
      return
    case 125: // integer
      return cursor.skipVarInt()
    case 124: // 32-bit float
      return cursor.skip(4)
    case 123: // 64-bit float
    case 122: // 64-bit integer
      return cursor.skip(8)
    case 119: // string
      return void cursor.skipString()
    case 118: // object
      return void repeat(cursor, () => {
        cursor.skipString()
        skipAny(cursor, nesting - 1)
      })
    case 117: // array
      return void repeat(cursor, () => skipAny(cursor, nesting - 1))
    case 116: // bytes
      return cursor.skipVarBytes()
    default:
      throw new Malformed('unknown value')
  }
}

/** JSON as text. The product itself writes none, so it may cost a parse. */
function skipJson(cursor: Cursor, nesting: number, orUndefined: boolean): void {
  const json = cursor.string()
  if (orUndefined && json === 'undefined') return
  if (depthOf(json) > nesting) throw new Refused('nested too deep')
  try {
    JSON.parse(json)
  } catch {
    throw new Malformed('not JSON')
  }
}

/** An upper bound: brackets within strings count too. */
function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  for (const char of json) {
    if (char === '[' || char === '{') deepest = Math.max(deepest, ++depth)
    else if (char === ']' || char === '}') depth--
  }
  return deepest
}
