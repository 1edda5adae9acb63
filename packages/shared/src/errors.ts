/** The closed set of error codes: what a program may rely on; messages are for people and may change. */
export const ERROR_STATUS = {
  invalid_body: 400,
  invalid_query: 400,
  invalid_id: 400,
  invalid_header: 400,
  not_signed_in: 401,
  token_expired: 401,
  forbidden: 403,
  foreign_origin: 403,
  link_closed: 403,
  access_ended: 403,
  invitation_code_needed: 403,
  invitation_code_wrong: 403,
  quota_exceeded: 403,
  not_found: 404,
  canvas_not_found: 404,
  link_not_found: 404,
  member_not_found: 404,
  lock_not_found: 404,
  kpi_not_found: 404,
  trigger_not_found: 404,
  device_not_found: 404,
  device_link_not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  idempotency_conflict: 409,
  last_owner: 409,
  canvas_deleted: 410,
  link_expired: 410,
  link_used_up: 410,
  link_revoked: 410,
  device_link_expired: 410,
  device_link_used: 410,
  body_too_large: 413,
  unsupported_media_type: 415,
  refused_content: 422,
  too_many_requests: 429,
  internal: 500,
  not_implemented: 501,
  storage_unavailable: 503,
  restarting: 503,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof ERROR_STATUS
export const ERROR_CODES = Object.keys(ERROR_STATUS) as readonly ErrorCode[]

/** The body of every error answer. `details` points at the places, never at content. */
export interface ErrorBody {
  readonly error: { readonly code: ErrorCode; readonly message: string; readonly details?: unknown }
}

/** An expected refusal on its way to the edge: HTTP answers its status and body, a socket closes. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details?: unknown
  /** After this many ms a retry makes sense. */
  readonly retryAfterMs?: number

  constructor(
    code: ErrorCode,
    message: string,
    more: { details?: unknown; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause })
    this.name = 'AppError'
    this.code = code
    if (more.details !== undefined) this.details = more.details
    if (more.retryAfterMs !== undefined) this.retryAfterMs = more.retryAfterMs
  }

  get status(): (typeof ERROR_STATUS)[ErrorCode] {
    return ERROR_STATUS[this.code]
  }
}
