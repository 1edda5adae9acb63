/** Shorthands for describing routes, and what the whole document says about itself. */
import { z } from '@hono/zod-openapi'
import { idParam } from '@ninefold/shared/api/common'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { AppEnv } from './context.ts'

/** An answer with a JSON body of this schema. */
export function json<T extends z.ZodType>(schema: T) {
  return { content: { 'application/json': { schema } } }
}

/** A request that must have a JSON body of this schema. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  return { ...json(schema), required: true as const }
}

export const canvasParams = z.object({ id: idParam.meta({ description: 'The canvas' }) })

/** Either of the two ways to say who one is. */
export const byPerson: Record<string, string[]>[] = [{ cookie: [] }, { bearer: [] }]

export type OpenApiDocument = ReturnType<typeof openApiDocument>

/** Names the ways to say who one is; once for an app. */
export function describeSecurity(app: OpenAPIHono<AppEnv>): void {
  const { openAPIRegistry: registry } = app
  registry.registerComponent('securitySchemes', 'cookie', { type: 'apiKey', in: 'cookie', name: 'ninefold' })
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' })
}

/** The description of the whole API, made from the routes themselves. */
export function openApiDocument(app: OpenAPIHono<AppEnv>, server: string) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Ninefold',
      version: '1',
      description:
        'A real-time, collaborative Business Model Canvas. Errors are `{ "error": { "code", "message", "details"? } }`. ' +
        'A POST takes an optional `Idempotency-Key`. Lists are paged by `limit` and `cursor`. ' +
        'What is on a canvas changes live over the socket `/sync/<canvasId>`.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: server }],
  })
}
