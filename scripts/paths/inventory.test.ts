import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const PAGE = readFileSync(join(ROOT, 'docs/inventory.md'), 'utf8')
/** What its short paths begin with. */
const FOLDERS: Readonly<Record<string, string>> = {
  canvas: 'apps/web/src/canvas',
  web: 'apps/web/src',
  shared: 'packages/shared/src',
  server: 'apps/server/src',
  docs: 'docs',
}

interface Item {
  readonly number: number
  readonly does: string
  readonly files: readonly string[]
}

const items: readonly Item[] = PAGE.split('\n')
  .filter((line) => /^\| +\d+ /.test(line))
  .map((line) => {
    const [, number = '', does = '', , files = ''] = line.split('|').map((cell) => cell.trim())
    return {
      number: Number(number),
      does,
      files: [...files.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? ''),
    }
  })

function placeOf(path: string): string {
  const [folder = '', ...rest] = path.split('/')
  return join(ROOT, FOLDERS[folder] ?? folder, ...rest)
}

it('holds each of the 81 items once, in order', () => {
  expect(items.map(({ number }) => number)).toEqual(Array.from({ length: 81 }, (_, i) => i + 1))
})

it('names only files that are there', () => {
  const missing = items.flatMap(({ number, files }) =>
    files.filter((path) => !existsSync(placeOf(path))).map((path) => `${number}: ${path}`),
  )
  expect(missing).toEqual([])
})

it('says of each item where it lives, or that it comes later or not at all', () => {
  const nowhere = items.filter(({ files }) => files.length === 0)
  expect(nowhere.map(({ number }) => number)).toEqual([67, 70])
  for (const { does } of nowhere) expect(does).toMatch(/^Nothing:|^Comes later/)
})
