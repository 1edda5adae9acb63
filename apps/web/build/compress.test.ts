import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { compressAll } from './compress.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'compress-'))))
afterEach(() => rmSync(folder, { recursive: true }))

it('both copies hold what the file holds, in folders too', () => {
  const text = 'const nine = 9\n'.repeat(500)
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets/start.js'), text)
  compressAll(folder)
  const read = (suffix: string): Buffer => readFileSync(join(folder, `assets/start.js${suffix}`))
  expect([brotliDecompressSync(read('.br')).toString(), gunzipSync(read('.gz')).toString()]).toEqual([
    text,
    text,
  ])
})

it('what is small or compressed already is left alone', () => {
  writeFileSync(join(folder, 'small.js'), 'x'.repeat(1023))
  writeFileSync(join(folder, 'font.woff2'), 'x'.repeat(5000))
  writeFileSync(join(folder, 'start.js.map'), 'x'.repeat(5000))
  compressAll(folder)
  expect(readdirSync(folder).toSorted()).toEqual(['font.woff2', 'small.js', 'start.js.map'])
})
