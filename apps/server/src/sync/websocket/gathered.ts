/** Bytes that come in pieces, however small: kept in one buffer, so that a million pieces cost no more than one. */

const FIRST_BYTES = 256

export class Gathered {
  #bytes = Buffer.alloc(0)
  #length = 0

  get length(): number {
    return this.#length
  }

  add(piece: Uint8Array): void {
    const length = this.#length + piece.length
    if (length > this.#bytes.length) {
      // Of its own, not a slice of a pool that it would keep alive.
      const larger = Buffer.allocUnsafeSlow(Math.max(length, 2 * this.#bytes.length, FIRST_BYTES))
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    }
    this.#bytes.set(piece, this.#length)
    this.#length = length
  }

  all(): Buffer {
    return this.#bytes.subarray(0, this.#length)
  }
}
