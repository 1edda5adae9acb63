/** Bytes that no client of ours would send: messages and updates put together by hand. */
import { FRAME, SYNC } from '@ninefold/shared'
import { encoding } from 'lib0'

/** Numbers as lib0 writes them, text with its length, bytes as they are. */
export type Part = number | string | Uint8Array

export const bytesOf = (...parts: readonly Part[]): Uint8Array<ArrayBuffer> => bytesFrom(parts)

/** The same of any number of parts. */
export function bytesFrom(parts: Iterable<Part>): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else if (typeof part === 'string') encoding.writeVarString(encoder, part)
    else encoding.writeUint8Array(encoder, part)
  }
  return Uint8Array.from(encoding.toUint8Array(encoder))
}

const withLength = (bytes: Uint8Array): Uint8Array => bytesOf(bytes.length, bytes)

export const syncMessage = (step: keyof typeof SYNC, payload: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytesOf(FRAME.sync, SYNC[step], withLength(payload))

export const appMessage = (json: string): Uint8Array<ArrayBuffer> => bytesOf(FRAME.app, json)

/** Presence of one client id. */
export const presenceOf = (clientId: number, clock: number, state: unknown): Uint8Array<ArrayBuffer> =>
  bytesOf(FRAME.awareness, withLength(bytesOf(1, clientId, clock, JSON.stringify(state))))

/** First byte of a Yjs struct: what it holds, and which neighbours it names. */
export const STRUCT = { gc: 0, string: 4, rightOrigin: 0x40, origin: 0x80 } as const

/** An update of one client's structs from `clock` on, and of deletions (none: a single 0). */
export function updateOf(
  client: number,
  clock: number,
  structs: readonly (readonly Part[])[],
  deletions: readonly Part[] = [0],
): Uint8Array<ArrayBuffer> {
  const section = structs.length > 0 ? [1, structs.length, client, clock] : [0]
  return bytesFrom([...section, ...structs.flat(), ...deletions])
}

/** A text in a root type of the document. */
export const rootText = (root: string, text: string): readonly Part[] => [
  Uint8Array.of(STRUCT.string),
  1,
  root,
  text,
]

/** Structs that lie far from both their neighbours: their cost in Yjs grows with the square of their number. */
export function costly(client: number, count: number): Uint8Array<ArrayBuffer> {
  const far = Array.from({ length: count }, (_, i) => [
    Uint8Array.of(STRUCT.rightOrigin | STRUCT.string),
    client,
    count - i,
    'y',
  ])
  return updateOf(client, 0, [rootText('x', 'x'.repeat(count + 1)), ...far])
}
