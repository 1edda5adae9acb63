import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestApp, refusalOf, type TestApp } from '../http/test-app.ts'

let app: TestApp
let ready = true
beforeAll(async () => void (app = await openTestApp({ ready: () => ready })))
afterAll(() => app.close())
beforeEach(() => void (ready = true))

describe('for operators', () => {
  it('/healthz answers as long as the process does', async () => {
    ready = false
    expect((await app.request('/healthz')).status).toBe(200)
  })

  it('/readyz answers 503 while sockets are not taken', async () => {
    expect((await app.request('/readyz')).status).toBe(200)
    ready = false
    const response = await app.request('/readyz')
    expect(response.headers.get('retry-after')).toBe('1')
    expect(await refusalOf(response)).toBe('503 restarting')
  })

  it('/metrics counts requests by route, not by canvas', async () => {
    await app.as(await app.guest()).api.canvases[':id'].$get({ param: { id: 'someCanvas' } })
    const text = await (await app.request('/metrics')).text()
    expect(text).toContain('route="/api/canvases/:id",status="404"')
    expect(text).not.toContain('someCanvas')
  })
})
