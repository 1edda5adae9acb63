import { describe, expect, it } from 'vitest'
import { createLogger, loggedPath } from './logger.ts'

describe('the log', () => {
  it('writes one JSON object a line, with the level as a word', () => {
    const lines: string[] = []
    createLogger('info', { write: (line: string) => void lines.push(line) }).info({ canvasId: 'c1' }, 'made')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { level: 'info', time: expect.any(String) as string, canvasId: 'c1', msg: 'made' },
    ])
  })

  it('leaves out tokens and what people wrote, one level down too', () => {
    const lines: string[] = []
    const log = createLogger('info', { write: (line: string) => void lines.push(line) })
    log.info({ token: 'hunter2', note: { text: 'hunter2' }, headers: { cookie: 'hunter2' } }, 'x')
    expect(lines.join('')).not.toContain('hunter2')
  })

  it('shows of an address neither the query nor the token of a link', () => {
    expect(loggedPath('/j/abc')).toBe('/j/…')
    expect(loggedPath('/j/abc/def?x')).toBe('/j/…')
    expect(loggedPath('/sync/c1?token=abc')).toBe('/sync/c1')
    expect(loggedPath('/c/c1')).toBe('/c/c1')
  })
})
