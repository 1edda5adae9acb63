/** What one connection has been sent of a document. */
import * as Y from 'yjs'
import { SYNC } from '../subjects/wire.ts'
import { sleep } from './parallel.ts'
import { Reader } from './reader.ts'
import type { OnMessage } from './socket.ts'

const STEP1 = 0
const reader = new Reader()

/** Calls `take` with each update or step 2; the bytes are valid during the call alone. */
export function eachUpdate(offset: number, take: (update: Uint8Array) => void): OnMessage {
  return (bytes, from, to) => {
    if (bytes[from + offset] !== SYNC || bytes[from + offset + 1] === STEP1) return
    const length = reader.set(bytes, from + offset + 2, to).varUint()
    take(bytes.subarray(reader.at, reader.at + length))
  }
}

/** For each client id the first clock that none of the updates holds. */
export class Clocks {
  readonly #ends = new Map<number, number>()

  readonly add = (update: Uint8Array): void => {
    for (const [client, end] of Y.parseUpdateMeta(update).to)
      if (end > this.of(client)) this.#ends.set(client, end)
  }

  of(client: number): number {
    return this.#ends.get(client) ?? 0
  }
}

/** Resolves when `isDone`, looked at every few ms; rejects after `ms`. */
export async function when(what: string, isDone: () => boolean, ms: number): Promise<void> {
  if (!(await whenOr(isDone, ms))) throw new Error(`${what} did not happen within ${ms} ms`)
}

/** Resolves when `isDone`, looked at every few ms, or after `ms`; whether it is. */
export async function whenOr(isDone: () => boolean, ms: number): Promise<boolean> {
  const deadline = performance.now() + ms
  while (!isDone()) {
    if (performance.now() > deadline) return false
    await sleep(5)
  }
  return true
}
