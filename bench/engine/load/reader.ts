/** Reads lib0's numbers out of a range of bytes without making anything. */
export class Reader {
  bytes: Uint8Array = new Uint8Array()
  at = 0
  end = 0

  set(bytes: Uint8Array, from: number, to: number): this {
    this.bytes = bytes
    this.at = from
    this.end = to
    return this
  }

  varUint(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.bytes[this.at++] as number
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      factor *= 128
    }
  }
}
