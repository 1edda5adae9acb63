/**
 * The HTTP side as one function of its dependencies: middlewares in their order, the API, and the pages. The type of
 * what it returns is what the web client is typed by; nothing here runs or reads before it is called.
 */
import { OpenAPIHono } from '@hono/zod-openapi'
import { AppError } from '@ninefold/shared'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { createStartGate } from './canvases/start-gate.ts'
import { accessLog } from './http/access-log.ts'
import type { AppEnv, Deps } from './http/context.ts'
import { answer, errorHandler, refuseInvalid } from './http/errors.ts'
import { idempotency } from './http/idempotency.ts'
import { allowedMethods } from './http/methods.ts'
import { describeSecurity } from './http/openapi.ts'
import { requestLimit } from './http/request-limit.ts'
import { securityHeaders } from './http/security-headers.ts'
import { afterBody, identify, sameOrigin } from './identity/session.ts'
import { canvasRoutes } from './routes/canvases.ts'
import { catalogueRoutes } from './routes/catalogue.ts'
import { contentRoutes } from './routes/content.ts'
import { deviceRoutes } from './routes/devices.ts'
import { docsRoutes } from './routes/docs.ts'
import { editRoutes } from './routes/edits.ts'
import { eventRoutes } from './routes/events.ts'
import { findingRoutes } from './routes/findings.ts'
import { exportRoutes } from './routes/export.ts'
import { guestRoutes } from './routes/guests.ts'
import { healthRoutes } from './routes/health.ts'
import { importRoutes } from './routes/import.ts'
import { joinRoutes } from './routes/join.ts'
import { linkRoutes } from './routes/links.ts'
import { lockRoutes } from './routes/locks.ts'
import { meRoutes } from './routes/me.ts'
import { measureRoutes } from './routes/measures.ts'
import { memberRoutes } from './routes/members.ts'
import { staticPages } from './static/static.ts'

export type { Deps } from './http/context.ts'

export function createApp(deps: Deps) {
  const app = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  app.use(accessLog(deps.log, deps.metrics))
  app.use(securityHeaders)
  app.onError(errorHandler(deps.log))
  guardApi(app, deps)
  describeSecurity(app)

  const mayStart = createStartGate(deps)
  const typed = app
    .route('/api', guestRoutes(deps))
    .route('/api', meRoutes(deps))
    .route('/api', canvasRoutes(deps, mayStart))
    .route('/api', importRoutes(deps, mayStart))
    .route('/api', contentRoutes(deps))
    .route('/api', exportRoutes(deps))
    .route('/api', editRoutes(deps))
    .route('/api', linkRoutes(deps))
    .route('/api', memberRoutes(deps))
    .route('/api', joinRoutes(deps))
    .route('/api', lockRoutes(deps))
    .route('/api', measureRoutes(deps))
    .route('/api', findingRoutes(deps))
    .route('/api', eventRoutes(deps))
    .route('/api', deviceRoutes(deps))
    .route('/api', catalogueRoutes(deps))
    .route('/', healthRoutes(deps))

  app.route(
    '/api',
    docsRoutes(deps, () => app),
  )
  app.all('/api/*', (c) => answerUnknown(c, allowedMethods(app.routes, c.req.path)))
  app.route('/', staticPages(deps.webDir))
  return typed
}

/** What the web client is typed by. */
export type AppType = ReturnType<typeof createApp>

/**
 * In this order: nothing is read of a body that is too large, or for somebody who asks too often, and nothing is done
 * before the body is here and it is known who asks.
 */
function guardApi(app: OpenAPIHono<AppEnv>, deps: Deps): void {
  const upTo = (maxSize: number): MiddlewareHandler<AppEnv> =>
    bodyLimit({
      maxSize,
      onError: () => {
        throw new AppError('body_too_large', `A body may have ${maxSize} bytes.`)
      },
    })
  const [body, file] = [upTo(deps.limits.bodyBytes), upTo(deps.limits.importBytes)]
  app.use('/api/*', compress({ threshold: 2048 }))
  app.use('/api/*', async function noStore(c, next) {
    await next()
    // Answers hold what one person may see: no cache on the way may keep them.
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })
  app.use('/api/*', async function sized(c: Context<AppEnv, string>, next) {
    return (c.req.path === '/api/import' ? file : body)(c, next)
  })
  app.use('/api/*', identify(deps))
  app.use('/api/*', requestLimit(deps))
  app.use('/api/*', sameOrigin(deps))
  app.use('/api/*', afterBody(deps))
  app.use('/api/*', idempotency(deps))
}

function answerUnknown(c: Context<AppEnv>, allowed: readonly string[]): Response {
  if (allowed.length === 0) return answer(c, new AppError('not_found', 'There is nothing at this address.'))
  c.header('Allow', allowed.join(', '))
  const message = `${c.req.method} is not possible here; ${allowed.join(', ')} is.`
  return answer(c, new AppError('method_not_allowed', message))
}
