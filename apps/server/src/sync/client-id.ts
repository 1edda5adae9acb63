/** Yjs client ids for the server's own edits: 32 random bits, as Yjs itself takes them. */
import { randomInt } from 'node:crypto'

export function newClientId(isTaken: (id: number) => boolean): number {
  for (;;) {
    const id = randomInt(1, 2 ** 32)
    if (!isTaken(id)) return id
  }
}
