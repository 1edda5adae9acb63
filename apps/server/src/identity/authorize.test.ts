import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../http/test-app.ts'
import type { AccessRequest } from '../sync/ports.ts'
import { createAuthorize } from './authorize.ts'

let app: TestApp
let ada: { userId: string; name: string; color: string; token: string }
let canvasId: string
beforeAll(async () => void (app = await openTestApp()))
afterAll(() => app.close())
beforeEach(async () => {
  ada = await app.guest('Ada')
  const made = await app.as(ada).api.canvases.$post({ json: {} })
  canvasId = ((await made.json()) as { id: string }).id
})

const ask = (request: Partial<AccessRequest>) =>
  createAuthorize(app.deps)({
    canvasId,
    cookieToken: null,
    queryToken: null,
    origin: null,
    host: 'localhost:3000',
    address: '127.0.0.1',
    secure: false,
    ...request,
  })

describe('a socket', () => {
  it('opens for a member, as the server knows them', async () => {
    const { userId, name, color } = ada
    const sessionId = expect.stringMatching(/^[\w-]{16}$/) as string
    const version = expect.any(Number) as number
    const grant = { userId, sessionId, name, color, role: 'owner', version }
    expect(await ask({ queryToken: ada.token })).toEqual({ kind: 'grant', grant })
    expect(await ask({ cookieToken: ada.token, origin: 'http://localhost:3000' })).toEqual({
      kind: 'grant',
      grant,
    })
  })

  it.each([null, 'null', 'https://evil.example', 'http://localhost:4000'])(
    'by cookie is refused before it opens from %s',
    async (origin) =>
      expect(await ask({ cookieToken: ada.token, origin })).toEqual({ kind: 'status', status: 403 }),
  )

  it('by token opens from anywhere, whatever the cookie', async () => {
    const request = { queryToken: ada.token, cookieToken: 'other', origin: 'https://tool.example' }
    expect(await ask(request)).toMatchObject({ kind: 'grant' })
  })

  it.each([
    ['nobody', {}, 4401],
    ['a wrong token', { queryToken: 'wrong' }, 4401],
    ['a wrong cookie', { cookieToken: 'wrong', origin: 'http://localhost:3000' }, 4401],
  ])('closes on %s', async (_title, request, code) => {
    expect(await ask(request)).toMatchObject({ kind: 'close', code })
  })

  it('closes on a canvas that is unknown, no id, or deleted', async () => {
    const queryToken = ada.token
    expect(await ask({ queryToken, canvasId: 'nobodyKnowsThisOne' })).toMatchObject({ code: 4404 })
    expect(await ask({ queryToken, canvasId: '../x' })).toMatchObject({ code: 4404 })
    await app.as(ada).api.canvases[':id'].$delete({ param: { id: canvasId } })
    expect(await ask({ queryToken })).toMatchObject({ code: 4404 })
  })

  it('closes on somebody who is no member, or no longer one', async () => {
    const grace = await app.guest('Grace')
    expect(await ask({ queryToken: grace.token })).toMatchObject({ kind: 'close', code: 4403 })
    const links = app.as(ada).api.canvases[':id'].links
    const made = await links.$post({ param: { id: canvasId }, json: {} })
    const link = (await made.json()) as { id: string; token: string }
    await app.as(grace).api.join.$post({ json: { token: link.token } })
    const before = await ask({ queryToken: grace.token })
    expect(before).toMatchObject({ kind: 'grant', grant: { role: 'editor' } })
    await links[':linkId'].$delete({ param: { id: canvasId, linkId: link.id } })
    expect(await ask({ queryToken: grace.token })).toMatchObject({ kind: 'close', code: 4403 })
    const owner = await ask({ queryToken: ada.token })
    if (before.kind !== 'grant' || owner.kind !== 'grant') throw new Error('no grants')
    expect(owner.grant.version).toBeGreaterThan(before.grant.version)
  })
})
