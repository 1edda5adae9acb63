/** The signing key: a file only its owner may read. Whoever has it can check tokens, not make them up. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import type { Config } from '../config.ts'
import type { Logger } from '../logger.ts'

const LEAST_CHARACTERS = 32

/**
 * The key's bytes. Makes the file at first start where the place is ours; a missing file that somebody named is an
 * error, because a new key would end every identity without a word.
 */
export function openSecret(file: Config['secretFile'], log: Logger): Buffer {
  if (file.made) makeOnce(file.path)
  const text = readFileSync(file.path, 'utf8').trim()
  if (text.length < LEAST_CHARACTERS)
    throw new Error(`the signing key in ${file.path} is shorter than ${LEAST_CHARACTERS} characters`)
  if ((statSync(file.path).mode & 0o077) !== 0)
    log.warn({ path: file.path }, 'others on this machine may read the signing key; make it mode 0600')
  return Buffer.from(text, 'utf8')
}

function makeOnce(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  try {
    writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, {
      flag: 'wx',
      mode: 0o600,
      flush: true,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
