/**
 * The server over HTTP, typed by its own routes. Every call answers a Result and never throws; what a refusal means is
 * said by the page.
 */
import type { CreateCanvasBody } from '@ninefold/shared/api/canvases'
import type { UpdateMeBody } from '@ninefold/shared/api/people'
import type { AppType } from '@ninefold/server/app'
import { hc, type ClientResponse } from 'hono/client'
import { answer, type Result } from './result.ts'

/** For modules that are loaded with their first use and bring calls of their own. */
export const routes = hc<AppType>('/').api
const { canvases, guests, identity, join, me } = routes
const canvas = canvases[':id']
export const canvasRoutes = canvas

/** What a route answers when it does not refuse. */
type Value<R> =
  R extends ClientResponse<infer T, infer Status> ? (Status extends 200 | 201 | 204 ? T : never) : never

export const ask = <R extends ClientResponse<unknown>>(call: () => Promise<R>): Promise<Result<Value<R>>> =>
  answer<Value<R>>(call)

export const api = {
  me: () => ask(() => me.$get()),
  identity: () => ask(() => identity.$get()),
  createGuest: (name: string) => ask(() => guests.$post({ json: { name } })),
  updateMe: (changes: UpdateMeBody) => ask(() => me.$patch({ json: changes })),

  canvases: (cursor?: string) => ask(() => canvases.$get({ query: cursor === undefined ? {} : { cursor } })),
  deletedCanvases: () => ask(() => canvases.$get({ query: { deleted: 'true' } })),
  createCanvas: (body: CreateCanvasBody) => ask(() => canvases.$post({ json: body })),
  canvas: (id: string) => ask(() => canvas.$get({ param: { id } })),
  renameCanvas: (id: string, title: string) => ask(() => canvas.$patch({ param: { id }, json: { title } })),
  deleteCanvas: (id: string) => ask(() => canvas.$delete({ param: { id } })),
  undeleteCanvas: (id: string) => ask(() => canvas.undelete.$post({ param: { id } })),

  /** What happened behind event `after`. */
  events: (id: string, after: number) =>
    ask(() => canvas.events.$get({ param: { id }, query: { after: String(after) } })),

  previewJoin: (token: string) => ask(() => join.preview.$post({ json: { token } })),
  join: (token: string, name?: string) =>
    ask(() => join.$post({ json: name === undefined ? { token } : { token, name } })),
}
