/**
 * Tokens: made random, shown once, kept only as a keyed hash, so that neither a copy of the database nor a look at
 * it lets anybody in.
 */
import { createHmac, hkdfSync } from 'node:crypto'
import { newId } from '@ninefold/shared'

/** What a hash is for; the same text hashes differently for each. */
export type HashKind = 'identity' | 'link' | 'device' | 'invitation' | 'idempotency'

export interface Tokens {
  /** 256 bits in letters and digits: whoever has it is that person. */
  identity(): string
  /** 178 bits in letters and digits, for a URL people send each other. */
  link(): string
  /** HMAC-SHA-256 under the signing key. */
  hash(kind: HashKind, text: string): string
  /** A 32-byte key that only the holder of both the signing key and `text` can find again. */
  sealingKey(text: string): Buffer
}

export function createTokens(secret: Buffer): Tokens {
  return {
    identity: () => newId(43),
    link: () => newId(30),
    hash: (kind, text) => createHmac('sha256', secret).update(`${kind}\n${text}`).digest('base64url'),
    sealingKey: (text) => Buffer.from(hkdfSync('sha256', secret, text, 'sealed answer', 32)),
  }
}
