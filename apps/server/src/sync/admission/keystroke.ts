/**
 * The smallest update there is and nine in ten of those that come: some characters behind others, and nothing else.
 * Layout: `[1, 1, client, clock, info, origin, right origin?, string, 0]`.
 */
import { Cursor, Malformed } from '../cursor.ts'

const STRING = 4
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40

export interface Keystroke {
  readonly client: number
  readonly clock: number
  /** In UTF-16 units, which is what clocks count. */
  readonly length: number
  /** What it was written behind. */
  readonly originClient: number
  readonly originClock: number
  /** What it was written in front of; −1 for nothing. */
  readonly rightClient: number
  readonly rightClock: number
}

/** Null for an update that is anything else, or that cannot be read. */
export function readKeystroke(update: Uint8Array): Keystroke | null {
  if (update[0] !== 1 || update[1] !== 1 || update[update.length - 1] !== 0) return null
  try {
    return read(new Cursor(update, 2))
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

function read(cursor: Cursor): Keystroke | null {
  const client = cursor.varUint()
  const clock = cursor.varUint()
  const info = cursor.uint8()
  if ((info & ~HAS_RIGHT_ORIGIN) !== (STRING | HAS_ORIGIN)) return null
  const originClient = cursor.varUint()
  const originClock = cursor.varUint()
  const hasRight = (info & HAS_RIGHT_ORIGIN) !== 0
  const rightClient = hasRight ? cursor.varUint() : -1
  const rightClock = hasRight ? cursor.varUint() : -1
  const length = cursor.skipString()
  if (length < 1 || cursor.varUint() !== 0 || !cursor.done) return null
  // A struct may only name earlier ones of its own client.
  if (originClient === client && originClock >= clock) return null
  if (rightClient === client && rightClock >= clock) return null
  return { client, clock, length, originClient, originClock, rightClient, rightClock }
}
