/** State vectors as maps: for each client id the first clock not known. Layout: `[count, {client, clock}…]`. */
import { encoding } from 'lib0'
import { Cursor, Malformed } from './cursor.ts'

export type Clocks = Map<number, number>

/** More client ids than any document may have: a vector beyond is an attack on memory. */
const CLIENTS_MAX = 100_000

/** Throws Malformed. */
export function decodeClocks(stateVector: Uint8Array): Clocks {
  const cursor = new Cursor(stateVector)
  const clocks: Clocks = new Map()
  const count = cursor.varUint()
  if (count > CLIENTS_MAX) throw new Malformed('too many client ids')
  for (let i = 0; i < count; i++) clocks.set(cursor.varUint(), cursor.varUint())
  if (!cursor.done) throw new Malformed('bytes behind the state vector')
  return clocks
}

export function encodeClocks(clocks: Clocks): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clocks.size)
  for (const [client, clock] of clocks) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
  return encoding.toUint8Array(encoder)
}

/** Raises clocks by flat pairs `client, clock`. */
export function raiseClocks(clocks: Clocks, pairs: readonly number[]): void {
  for (let i = 0; i < pairs.length; i += 2) {
    const client = pairs[i] as number
    const clock = pairs[i + 1] as number
    if (clock > (clocks.get(client) ?? 0)) clocks.set(client, clock)
  }
}

/** Whether whoever has `left` has all structs that `right` counts. */
export function coversClocks(left: Clocks, right: Clocks): boolean {
  for (const [client, clock] of right) if ((left.get(client) ?? 0) < clock) return false
  return true
}
