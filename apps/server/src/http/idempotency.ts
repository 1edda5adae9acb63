/**
 * `Idempotency-Key`: a POST that is sent again, because its answer was lost, gets the first answer again and does
 * nothing twice. Answers are kept for a day, sealed under a key that needs the signing key *and* the caller's own
 * key, because some of them hold a token that is otherwise never stored.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { AppError } from '@ninefold/shared'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { addressOf } from './client-address.ts'
import type { AppEnv, Deps } from './context.ts'

/** A first request that has not answered for so long died with its process; its place may be taken. */
const UNANSWERED_MS = 60_000
/** Without an identity the key alone says who asks, so it must not be one that others think of too. */
const ANONYMOUS_KEY_CHARACTERS = 16

interface KeptAnswer {
  readonly status: ContentfulStatusCode
  readonly body: string
  readonly cookies: readonly string[]
}

export function idempotency(deps: Deps) {
  return createMiddleware<AppEnv>(async function idempotency(c, next) {
    const key = c.req.method === 'POST' ? c.req.header('idempotency-key') : undefined
    if (key === undefined) return next()
    const scope = scopeOf(c, deps, key)
    const id = deps.tokens.hash('idempotency', scope)
    const requestHash = deps.tokens.hash('idempotency', await c.req.text())
    const earlier = await begin(deps, id, requestHash)
    if (earlier !== null) return replay(c, open(deps.tokens.sealingKey(scope), earlier))
    await next()
    if (c.res.ok) await finish(deps, id, seal(deps.tokens.sealingKey(scope), await toKept(c.res)))
    // What was refused or failed did nothing: the next try is a new request.
    else await deps.db.deleteFrom('idempotent_answers').where('id', '=', id).execute()
  })
}

function scopeOf(c: Context<AppEnv>, deps: Deps, key: string): string {
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new AppError('invalid_header', 'Idempotency-Key: 1 to 255 visible ASCII characters')
  const person = c.var.person
  if (!person && key.length < ANONYMOUS_KEY_CHARACTERS)
    throw new AppError(
      'invalid_header',
      `Idempotency-Key: at least ${ANONYMOUS_KEY_CHARACTERS} characters, random ones`,
    )
  const who = person ? `person ${person.id}` : `address ${addressOf(c, deps.publicUrl)}`
  return [who, c.req.path, key].join('\n')
}

/** Takes the place of this request: null when it is ours now, else the sealed answer of the earlier one. */
async function begin({ db, now }: Deps, id: string, requestHash: string): Promise<string | null> {
  const row = { id, request_hash: requestHash, created_at: now(), answer: null }
  const taken = await db
    .insertInto('idempotent_answers')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(row)
        .where('idempotent_answers.answer', 'is', null)
        .where('idempotent_answers.created_at', '<', now() - UNANSWERED_MS),
    )
    .returning('id')
    .executeTakeFirst()
  if (taken) return null
  const earlier = await db
    .selectFrom('idempotent_answers')
    .select(['request_hash', 'answer'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (earlier && earlier.request_hash !== requestHash)
    throw new AppError('idempotency_conflict', 'This Idempotency-Key was used with another body.')
  if (!earlier?.answer)
    throw new AppError(
      'idempotency_conflict',
      'The first request with this Idempotency-Key is still at work.',
      {
        retryAfterMs: 1000,
      },
    )
  return earlier.answer
}

async function finish({ db }: Deps, id: string, answer: string): Promise<void> {
  await db.updateTable('idempotent_answers').set({ answer }).where('id', '=', id).execute()
}

async function toKept(response: Response): Promise<KeptAnswer> {
  return {
    status: response.status as ContentfulStatusCode,
    body: await response.clone().text(),
    cookies: response.headers.getSetCookie(),
  }
}

function replay(c: Context<AppEnv>, kept: KeptAnswer): Response {
  c.header('Idempotency-Replayed', 'true')
  for (const cookie of kept.cookies) c.header('Set-Cookie', cookie, { append: true })
  return c.body(kept.body, kept.status, { 'Content-Type': 'application/json' })
}

/** AES-256-GCM: `base64url(nonce[12] • tag[16] • ciphertext)`. */
function seal(key: Buffer, answer: KeptAnswer): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

function open(key: Buffer, sealed: string): KeptAnswer {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  const json = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  // The tag says that these bytes are what `seal` made.
  return JSON.parse(json) as KeptAnswer
}
