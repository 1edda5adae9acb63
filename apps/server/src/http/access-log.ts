/** One line and one measurement a request: method, route and status, never a query, a body or a token. */
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { Histogram, type Registry } from 'prom-client'
import { loggedPath, type Logger } from '../logger.ts'
import type { AppEnv } from './context.ts'

export function accessLog(log: Logger, metrics: Registry) {
  const seconds = new Histogram({
    name: 'ninefold_http_request_seconds',
    help: 'Time from a request to its answer, by method, route and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [metrics],
  })
  return createMiddleware<AppEnv>(async function accessLog(c, next) {
    const start = performance.now()
    await next()
    const ms = performance.now() - start
    const { status } = c.res
    const method = c.req.method
    // The route, not the path: a label for each canvas would make the metrics grow without end.
    seconds.observe(
      { method: METHODS.has(method) ? method : 'other', route: routePath(c), status },
      ms / 1000,
    )
    const fields = { method, path: loggedPath(c.req.path), status, ms: Math.round(ms * 10) / 10 }
    // Successes are for those who look for them; refusals are seldom and worth seeing.
    if (status < 400) log.debug(fields, 'answered')
    else log.info(fields, 'refused')
  })
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
