/** Identifiers: opaque, unguessable, safe in URLs, file names and CSS. */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const PATTERN = /^[0-9A-Za-z_-]{1,64}$/

/** A fresh id of `length` letters and digits; 22 carry 130 bits, 12 carry 71 (enough within one canvas). */
export function newId(length = 22): string {
  let id = ''
  while (id.length < length) {
    // Bytes above 247 would make the first letters likelier (256 is no multiple of 62).
    for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) {
      if (byte < 248 && id.length < length) id += ALPHABET[byte % 62]
    }
  }
  return id
}

/** Whether a value from outside has the shape of an id: 1–64 of letters, digits, `_` and `-`. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && PATTERN.test(value)
}
