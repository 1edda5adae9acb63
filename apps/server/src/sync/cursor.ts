/**
 * Reads lib0's variable-length encodings strictly: every length is checked against the end of *these* bytes. (lib0
 * itself makes views over the whole underlying buffer, which for a socket's read buffer holds other people's data.)
 */
import { isUtf8 } from 'node:buffer'

/** The bytes are not what they claim to be: the peer's fault. */
export class Malformed extends Error {}

export class Cursor {
  readonly bytes: Uint8Array
  pos: number
  readonly end: number

  constructor(bytes: Uint8Array, from = 0, to = bytes.length) {
    this.bytes = bytes
    this.pos = from
    this.end = to
  }

  get done(): boolean {
    return this.pos >= this.end
  }

  uint8(): number {
    if (this.pos >= this.end) throw new Malformed('unexpected end')
    return this.bytes[this.pos++] as number
  }

  /** At most 2⁵³ − 1. */
  varUint(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.uint8()
      value += (byte & 0x7f) * factor
      if (value > Number.MAX_SAFE_INTEGER) throw new Malformed('number out of range')
      if (byte < 0x80) return value
      // A ninth byte could only add zeros: an encoding nobody writes, and one that could go on for a megabyte.
      if (factor >= 2 ** 49) throw new Malformed('number too long')
      factor *= 128
    }
  }

  /** Passes over a signed number. */
  skipVarInt(): void {
    let left = 8
    while (this.uint8() >= 0x80) if (--left === 0) throw new Malformed('number too long')
  }

  skip(length: number): void {
    if (length > this.end - this.pos) throw new Malformed('length beyond the end')
    this.pos += length
  }

  /** A view of the bytes that follow their length. */
  varBytes(): Uint8Array {
    const length = this.varUint()
    const from = this.pos
    this.skip(length)
    return this.bytes.subarray(from, this.pos)
  }

  /** Passes over bytes that follow their length. */
  skipVarBytes(): void {
    this.skip(this.varUint())
  }

  /** Passes over a string and gives its length in UTF-16 units, which is what Yjs's clocks count. */
  skipString(): number {
    const length = this.varUint()
    const from = this.pos
    this.skip(length)
    for (let at = from; at < this.pos; at++) {
      if ((this.bytes[at] as number) >= 0x80) return utf16Length(this.bytes.subarray(from, this.pos))
    }
    return length
  }

  string(): string {
    const bytes = this.varBytes()
    if (!isUtf8(bytes)) throw new Malformed('text is not UTF-8')
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
  }
}

function utf16Length(bytes: Uint8Array): number {
  // Yjs would throw on it, in the middle of reading an update.
  if (!isUtf8(bytes)) throw new Malformed('text is not UTF-8')
  let units = 0
  for (const byte of bytes) {
    if ((byte & 0xc0) !== 0x80) units++
    if (byte >= 0xf0) units++
  }
  return units
}
