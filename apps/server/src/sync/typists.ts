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
  /** The text itself. */
  readonly text: object
  /** Characters until a rule could object. */
  readonly left: number
}

export interface KeystrokeIn {
  readonly key: Keystroke
  readonly noteId: string
}

/** So many may be added to a text, by all together, before the guard looks again. */
const CHARACTERS_MAX = 256
/**
 * Whoever was silent for so many looks at what others typed is looked at again: what these wrote at the same place is
 * what Yjs compares the next keystroke with, and only what is looked at has its work counted.
 */
const LOOKS_MAX = 64

/** What may still be added unseen, by whomever. */
interface Text {
  readonly noteId: string
  left: number
}

interface Place extends Typist {
  readonly text: Text
  /** Of `#looks`, when something was last written here. */
  look: number
  clock: number
  readonly rightClient: number
  readonly rightClock: number
}

export class Typists {
  readonly #places = new Map<number, Place>()
  readonly #texts = new Map<object, Text>()
  #looks = 0

  /** An update was applied and kept; `typing` is null when it changed more than one text. */
  applied(update: Uint8Array, { userId, role }: Typist, typing: Typing | null): void {
    if (!typing) return this.forget()
    const key = readKeystroke(update)
    if (!key) return this.#forgetText(typing)
    const { client, clock, length, rightClient, rightClock } = key
    const text = this.#lookedAt(typing)
    const look = ++this.#looks
    this.#places.set(client, { userId, role, text, look, clock: clock + length, rightClient, rightClock })
  }

  #lookedAt({ text, noteId, left }: Typing): Text {
    const held = this.#texts.get(text) ?? { noteId, left: 0 }
    held.left = Math.min(CHARACTERS_MAX, left)
    this.#texts.set(text, held)
    return held
  }

  /** It may have become longer by any measure: nobody goes on there. */
  #forgetText({ text }: Typing): void {
    const held = this.#texts.get(text)
    if (held) held.left = 0
    this.#texts.delete(text)
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
    const { text } = place
    if (key.length > text.left || this.#looks - place.look > LOOKS_MAX) return null
    if (key.clock !== clockOf(key.client)) return null
    place.clock += key.length
    place.look = this.#looks
    text.left -= key.length
    return { key, noteId: text.noteId }
  }

  /** The document has changed otherwise. */
  forget(): void {
    this.#places.clear()
    this.#texts.clear()
  }
}

const isBehind = (key: Keystroke, { clock, rightClient, rightClock }: Place): boolean =>
  key.clock === clock &&
  key.originClient === key.client &&
  key.originClock === clock - 1 &&
  key.rightClient === rightClient &&
  key.rightClock === rightClock
