/**
 * Who is typing where. Whoever goes on exactly where their last update ended, in a text that the guard has just looked at,
 * changes nothing that a rule or admission could have another opinion of: such an update needs neither, nor need Yjs
 * have it at once. What could change that opinion (a field, an entry, a server edit) ends it for everybody, and
 * nobody goes on for long without being looked at again.
 */
import type { Role } from '@ninefold/shared'
import { readKeystroke, type Keystroke } from './admission/keystroke.ts'

export interface Typist {
  readonly userId: string
  readonly role: Role
}

/** A text that may be gone on with: the only thing an update changed. */
export interface Typing {
  readonly noteId: string
  /** Characters until a rule could object. */
  readonly left: number
}

export interface KeystrokeIn {
  readonly key: Keystroke
  readonly noteId: string
}

/** So many may be added before the guard looks again. */
const CHARACTERS_MAX = 256
/** Several may go on in one text, each unseen. */
const SHARE = 1 / 16

interface Place extends Typist {
  readonly noteId: string
  clock: number
  left: number
  readonly rightClient: number
  readonly rightClock: number
}

export class Typists {
  readonly #places = new Map<number, Place>()

  /** An update was applied and kept; `typing` is null when it changed more than one text. */
  applied(update: Uint8Array, { userId, role }: Typist, typing: Typing | null): void {
    if (!typing) return this.#places.clear()
    const key = readKeystroke(update)
    if (!key) return
    const { client, clock, length, rightClient, rightClock } = key
    const left = Math.min(CHARACTERS_MAX, typing.left * SHARE)
    const { noteId } = typing
    this.#places.set(client, { userId, role, noteId, clock: clock + length, left, rightClient, rightClock })
  }

  /** Null when it must be looked at. `clockOf` tells the first clock of a client id that was not received. */
  goesOn(
    update: Uint8Array,
    { userId, role }: Typist,
    clockOf: (client: number) => number,
  ): KeystrokeIn | null {
    if (this.#places.size === 0) return null
    const key = readKeystroke(update)
    const place = key && this.#places.get(key.client)
    if (!place || place.userId !== userId || place.role !== role || !isBehind(key, place)) return null
    if (key.clock !== clockOf(key.client)) return null
    place.clock += key.length
    place.left -= key.length
    return { key, noteId: place.noteId }
  }

  /** The document has changed otherwise. */
  forget(): void {
    this.#places.clear()
  }
}

const isBehind = (key: Keystroke, { clock, left, rightClient, rightClock }: Place): boolean =>
  key.clock === clock &&
  key.originClient === key.client &&
  key.originClock === clock - 1 &&
  key.rightClient === rightClient &&
  key.rightClock === rightClock &&
  key.length <= left
