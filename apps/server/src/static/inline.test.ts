import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hashInline } from './inline.ts'

const source = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('what a page holds inline', () => {
  it('is named by the hash of exactly its text, white space included', () => {
    const html = '<head><script>\n go()\n</script><style>a{b:c}</style><style>\nd{}</style></head>'
    expect(hashInline(html)).toEqual({
      scripts: [source('\n go()\n')],
      styles: [source('a{b:c}'), source('\nd{}')],
    })
  })

  it('is no script that comes from a file, and nothing in a page without any', () => {
    const html = '<script type="module" src="/a.js"></script><link rel="stylesheet" href="/a.css">'
    expect(hashInline(html)).toEqual({ scripts: [], styles: [] })
  })
})
