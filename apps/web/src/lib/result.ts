/** What a call to the server came to: a value, or why there is none. Nothing here throws. */
import { ERROR_STATUS, type ErrorCode } from '@ninefold/shared'

export interface Failure {
  /** `unreachable`: no answer at all. `unreadable`: an answer that is not ours, as a proxy in between gives. */
  readonly code: ErrorCode | 'unreachable' | 'unreadable'
  /** When the server asked for a pause. */
  readonly retryAfterMs?: number
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

export const failed = (failure: Failure): Result<never> => ({ ok: false, failure })

/** As much of a Response as is read here. */
export type Answered = Pick<Response, 'ok' | 'status' | 'headers'> & { json(): Promise<unknown> }

/** Reads the answer to `call` as a `T`, the type its route promises; 204 reads as undefined. */
export async function answer<T>(call: () => Promise<Answered>): Promise<Result<T>> {
  let response: Answered
  try {
    response = await call()
  } catch {
    // fetch rejects for a missing network, a refused connection and a broken answer alike.
    return failed({ code: 'unreachable' })
  }
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => unread)
  if (response.ok && body !== unread) return { ok: true, value: body as T }
  return failed(readFailure(response, body))
}

const unread = Symbol('unread')

function readFailure(response: Answered, body: unknown): Failure {
  const code = readCode(body)
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return { code: code ?? 'unreadable', ...(Number.isFinite(seconds) && { retryAfterMs: seconds * 1000 }) }
}

function readCode(body: unknown): ErrorCode | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined
  const { error } = body
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return isErrorCode(error.code) ? error.code : undefined
}

function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERROR_STATUS, value)
}
