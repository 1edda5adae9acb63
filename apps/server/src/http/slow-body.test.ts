/** A body may be minutes on its way. A right that ends meanwhile has ended, on every route that takes a body. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, refusalOf, type TestApp } from './test-app.ts'

let app: TestApp
beforeAll(async () => void (app = await openTestApp()))
afterAll(() => app.close())

interface Operation {
  readonly requestBody?: unknown
  readonly security?: unknown
}
interface Taker {
  readonly method: string
  readonly path: string
}

/** Every operation that takes a body and needs somebody, as the API describes itself. */
async function takers(): Promise<Taker[]> {
  const document = (await (await app.request('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, Operation>>
  }
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { requestBody, security }]) =>
      requestBody !== undefined && security !== undefined ? [{ method: method.toUpperCase(), path }] : [],
    ),
  )
}

/** A body that comes only when `meanwhile` has happened. */
function slowly(meanwhile: () => Promise<unknown>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        await meanwhile()
        controller.enqueue(new TextEncoder().encode('{}'))
        controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}

async function send(
  { method, path }: Taker,
  { token }: { readonly token: string },
  meanwhile: () => Promise<unknown>,
): Promise<string> {
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    'Content-Length': '2',
  }
  const init = { method, headers, body: slowly(meanwhile), duplex: 'half' as const }
  return refusalOf(app.request(path, init))
}

async function ownCanvas(): Promise<{ owner: Awaited<ReturnType<TestApp['guest']>>; id: string }> {
  const owner = await app.guest('Ada')
  const made = await app.as(owner).api.canvases.$post({ json: {} })
  return { owner, id: ((await made.json()) as { id: string }).id }
}

const filled = (path: string, id: string): string =>
  path
    .replace('{id}', id)
    .replace('{blockId}', 'channels')
    .replaceAll(/\{\w+\}/g, 'somebody')

test('whoever is let go while the body is on its way is refused, on every route of a canvas', async () => {
  const routes = (await takers()).filter(({ path }) => path.includes('/canvases/{id}'))
  expect(routes.length).toBeGreaterThan(4)
  for (const { method, path } of routes) {
    const { owner, id } = await ownCanvas()
    const letGo = () => app.store.db.deleteFrom('members').where('user_id', '=', owner.userId).execute()
    const answered = await send({ method, path: filled(path, id) }, owner, letGo)
    expect([method, path, answered]).toEqual([method, path, '403 forbidden'])
  }
})

test('whose device is forgotten while the body is on its way is nobody, on every route', async () => {
  const routes = await takers()
  expect(routes.length).toBeGreaterThan(6)
  for (const { method, path } of routes) {
    const { owner, id } = await ownCanvas()
    const forget = () =>
      app.store.db.deleteFrom('identity_tokens').where('user_id', '=', owner.userId).execute()
    const answered = await send({ method, path: filled(path, id) }, owner, forget)
    expect([method, path, answered]).toEqual([method, path, '401 not_signed_in'])
  }
})
