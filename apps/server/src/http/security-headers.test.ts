import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { AppEnv } from './context.ts'
import { securityHeaders } from './security-headers.ts'

const app = new Hono<AppEnv>()
  .use(securityHeaders)
  .get('/page', (c) => {
    c.set('inline', { scripts: ["'sha256-one'"], styles: ["'sha256-two'", "'sha256-three'"] })
    return c.html('')
  })
  .get('/other', (c) => c.html(''))

const policyOf = async (path: string): Promise<string> =>
  (await app.request(path)).headers.get('content-security-policy') ?? ''

it('what a page holds inline is allowed in that page, by its hashes, and in no other', async () => {
  expect(await policyOf('/page')).toContain("; script-src 'self' 'sha256-one'; ")
  expect(await policyOf('/page')).toContain("; style-src 'self' 'sha256-two' 'sha256-three'; ")
  expect(await policyOf('/other')).not.toContain('sha256')
})
