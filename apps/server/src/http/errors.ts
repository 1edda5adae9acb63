/** The edge: whatever goes wrong inside leaves as `{ error: { code, message, details? } }`, never as a stack trace. */
import { AppError, ERROR_STATUS, type ErrorBody, type ErrorCode } from '@ninefold/shared'
import { z, type Hook } from '@hono/zod-openapi'
import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { loggedPath, type Logger } from '../logger.ts'
import { StorageError } from '../store/sqlite/client.ts'
import type { AppEnv } from './context.ts'

/** A full disk is not freed in a moment. */
const RETRY_MS = 5000

type StatusOf<C extends ErrorCode> = (typeof ERROR_STATUS)[C]
type CodesOf<C extends ErrorCode, S> = C extends ErrorCode ? (StatusOf<C> extends S ? C : never) : never
interface FailureBody<C extends ErrorCode> {
  error: { code: C; message: string; details?: unknown }
}
type Failures<C extends ErrorCode> = {
  [S in StatusOf<C>]: {
    description: string
    content: { 'application/json': { schema: z.ZodType<FailureBody<CodesOf<C, S>>> } }
  }
}

/** What any request with a JSON body may be told. */
export const BODY_FAILURES = ['invalid_body', 'body_too_large', 'unsupported_media_type'] as const
/** What any changing request may be told. */
export const CHANGE_FAILURES = ['foreign_origin', 'idempotency_conflict', 'invalid_header'] as const
/** What any request of somebody known may be told. */
export const PERSON_FAILURES = ['not_signed_in', 'token_expired'] as const
/** What any request about one canvas may be told. */
export const CANVAS_FAILURES = [
  ...PERSON_FAILURES,
  'invalid_id',
  'forbidden',
  'canvas_not_found',
  'canvas_deleted',
] as const

/** The refusals of a route as OpenAPI responses, one a status, each naming its codes, so that `hc` narrows by them. */
export function failures<const C extends ErrorCode>(...codes: readonly C[]): Failures<C> {
  const byStatus = new Map<number, C[]>()
  for (const code of new Set(codes)) {
    const status = ERROR_STATUS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const responses = [...byStatus].map(([status, group]) => [
    status,
    { description: group.join(', '), content: { 'application/json': { schema: failureSchema(group) } } },
  ])
  // fromEntries forgets which key goes with which value; the mapped type states what the loop above does.
  return Object.fromEntries(responses) as Failures<C>
}

function failureSchema<C extends ErrorCode>(codes: readonly C[]) {
  return z.object({
    error: z.object({ code: z.enum(codes), message: z.string(), details: z.unknown().optional() }),
  })
}

/** Turns a value that does not fit its schema into the refusal that names the places, never the values. */
export const refuseInvalid: Hook<unknown, AppEnv, string, void> = (result) => {
  if (result.success) return
  const code =
    result.target === 'json' ? 'invalid_body' : result.target === 'query' ? 'invalid_query' : 'invalid_id'
  const details = result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  const first = details[0]
  const place = first?.path ? `${first.path}: ` : ''
  throw new AppError(code, `${place}${first?.message ?? 'does not fit'}`, { details })
}

export function errorHandler(log: Logger): ErrorHandler<AppEnv> {
  return function answerError(error, c) {
    const refusal = asAppError(error)
    // The path is logged without its query, the error without the request it belongs to.
    if (refusal.status >= 500)
      log.error({ err: error, method: c.req.method, path: loggedPath(c.req.path) }, 'failed')
    return answer(c, refusal)
  }
}

/** Writes a refusal as an answer. */
export function answer(c: Context<AppEnv>, refusal: AppError): Response {
  const error = { code: refusal.code, message: refusal.message }
  const body: ErrorBody = {
    error: refusal.details === undefined ? error : { ...error, details: refusal.details },
  }
  if (refusal.retryAfterMs !== undefined)
    c.header('Retry-After', String(Math.max(1, Math.ceil(refusal.retryAfterMs / 1000))))
  if (refusal.status === 401) c.header('WWW-Authenticate', 'Bearer')
  return c.json(body, refusal.status satisfies ContentfulStatusCode)
}

function asAppError(error: Error): AppError {
  if (error instanceof AppError) return error
  if (error instanceof HTTPException) return fromHono(error)
  if (error instanceof StorageError && error.unavailable)
    return new AppError('storage_unavailable', 'The server cannot save right now.', {
      retryAfterMs: RETRY_MS,
    })
  return new AppError('internal', 'Something went wrong here. It has been noted.')
}

/** What the framework itself refuses: bodies that are no JSON or not said to be. */
function fromHono(error: HTTPException): AppError {
  switch (error.status) {
    case 400:
      return new AppError('invalid_body', 'the body is not valid JSON')
    case 413:
      return new AppError('body_too_large', 'the body is too large')
    case 415:
      return new AppError('unsupported_media_type', 'send the body as application/json')
    default:
      return new AppError('internal', 'Something went wrong here. It has been noted.')
  }
}
