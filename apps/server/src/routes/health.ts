/** For operators: alive, ready to take sockets, and what the server counts. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { AppEnv, Deps } from '../http/context.ts'
import { failures } from '../http/errors.ts'
import { json } from '../http/openapi.ts'
import { AppError } from '@ninefold/shared'

const status = z.object({ status: z.literal('ok') })
const about = { method: 'get' as const, tags: ['Operation'] }

const alive = createRoute({
  ...about,
  path: '/healthz',
  operationId: 'getHealth',
  summary: 'Whether the process answers',
  responses: { 200: { description: 'Alive', ...json(status) } },
})

const ready = createRoute({
  ...about,
  path: '/readyz',
  operationId: 'getReadiness',
  summary: 'Whether the server takes sockets',
  responses: {
    200: { description: 'Ready', ...json(status) },
    ...failures('restarting', 'storage_unavailable'),
  },
})

const metrics = createRoute({
  ...about,
  path: '/metrics',
  operationId: 'getMetrics',
  summary: 'Counters in Prometheus’ text format',
  responses: { 200: { description: 'Metrics', content: { 'text/plain': { schema: z.string() } } } },
})

export function healthRoutes(deps: Deps) {
  return new OpenAPIHono<AppEnv>()
    .openapi(alive, (c) => c.json({ status: 'ok' as const }, 200))
    .openapi(ready, async (c) => {
      if (!deps.ready())
        throw new AppError('restarting', 'The server is starting or stopping.', { retryAfterMs: 1000 })
      await deps.db.selectFrom('people').select('id').limit(1).execute().catch(storageFailed)
      return c.json({ status: 'ok' as const }, 200)
    })
    .openapi(metrics, async (c) =>
      c.text(await deps.metrics.metrics(), 200, { 'Content-Type': deps.metrics.contentType }),
    )
}

function storageFailed(cause: unknown): never {
  throw new AppError('storage_unavailable', 'The store does not answer.', { cause })
}
