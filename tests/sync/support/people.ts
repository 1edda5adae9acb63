/** People and canvases over HTTP, for tests that care about the socket. */
import type { TestServer } from '../../support/server.ts'

export interface Guest {
  readonly userId: string
  readonly name: string
  readonly color: string
  readonly token: string
}

/** What it takes to act as somebody: their token is enough. */
export type Identity = Pick<Guest, 'token'>

async function post(server: TestServer, path: string, body: object, token?: string): Promise<unknown> {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`)
  return response.json()
}

export async function newGuest(server: TestServer, name: string): Promise<Guest> {
  return (await post(server, '/api/guests', { name })) as Guest
}

/** A canvas owned by `owner`; its id. */
export async function newCanvas(server: TestServer, owner: Identity, title = 'A canvas'): Promise<string> {
  const { id } = (await post(server, '/api/canvases', { title }, owner.token)) as { id: string }
  return id
}

/** A new guest who came by a link of `owner`'s. */
export async function newMember(
  server: TestServer,
  canvasId: string,
  owner: Identity,
  name: string,
): Promise<Guest> {
  const link = (await post(server, `/api/canvases/${canvasId}/links`, { role: 'editor' }, owner.token)) as {
    token: string
  }
  const guest = await newGuest(server, name)
  await post(server, '/api/join', { token: link.token }, guest.token)
  return guest
}
