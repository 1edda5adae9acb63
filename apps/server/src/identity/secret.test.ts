import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLogger } from '../logger.ts'
import { openSecret } from './secret.ts'

let dir = ''
let lines: string[] = []
const log = () => createLogger('info', { write: (line: string) => void lines.push(line) })
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'secret-'))
  lines = []
})
afterEach(() => rmSync(dir, { recursive: true }))

describe('the signing key', () => {
  it('is made at first start, for its owner alone, and stays', () => {
    const file = { path: join(dir, 'deep', 'secret'), made: true }
    const first = openSecret(file, log())
    expect(first.length).toBeGreaterThanOrEqual(43)
    expect(statSync(file.path).mode & 0o777).toBe(0o600)
    expect(openSecret(file, log())).toEqual(first)
    expect(lines).toEqual([])
  })

  it('is never made where an operator named a file that is not there', () => {
    const path = join(dir, 'secret')
    expect(() => openSecret({ path, made: false }, log())).toThrow('ENOENT')
    expect(existsSync(path)).toBe(false)
  })

  it('is refused when it is too short to protect anything', () => {
    const path = join(dir, 'secret')
    writeFileSync(path, 'short\n', { mode: 0o600 })
    expect(() => openSecret({ path, made: false }, log())).toThrow('shorter than 32')
  })

  it('is warned about when others may read it, without being shown', () => {
    const path = join(dir, 'secret')
    openSecret({ path, made: true }, log())
    chmodSync(path, 0o644)
    openSecret({ path, made: true }, log())
    expect(lines.join('')).toContain('0600')
    expect(lines.join('')).not.toContain(readFileSync(path, 'utf8').trim())
  })
})
