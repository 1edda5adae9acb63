/** People: guests are made, found by their token, renamed, and leave. A name is all it takes to be somebody. */
import { newId, PERSON_COLORS } from '@ninefold/shared'
import type { Kysely } from 'kysely'
import type { Database } from '../store/store.ts'
import type { Tokens } from './tokens.ts'

export interface Person {
  readonly id: string
  readonly name: string
  readonly color: string
}

export interface PeopleDeps {
  readonly db: Kysely<Database>
  readonly tokens: Tokens
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** What remains of somebody who left: their edits still name them, so the row stays. */
export const FORMER_NAME = 'Former guest'

const DAY_MS = 86_400_000
/** A token nobody used for so long stops working; a cookie lives a year from its last renewal. */
export const TOKEN_UNUSED_MS = 400 * DAY_MS

/** Colours go round, so that people who come one after the other get different ones. */
let nextColor = Math.floor(Math.random() * PERSON_COLORS.length)

/** Makes a guest; the token is told here once. `db` may be a transaction. */
export async function createGuest(
  { db, tokens, now }: PeopleDeps,
  name: string,
): Promise<{ person: Person; token: string }> {
  const color = PERSON_COLORS[nextColor++ % PERSON_COLORS.length] ?? PERSON_COLORS[0]
  const person: Person = { id: newId(), name, color }
  await db
    .insertInto('people')
    .values({ ...person, created_at: now(), left_at: null })
    .execute()
  return { person, token: await addToken({ db, tokens, now }, person.id) }
}

/** Makes a further token for a person; it is told here once. `db` may be a transaction. */
export async function addToken({ db, tokens, now }: PeopleDeps, userId: string): Promise<string> {
  const token = tokens.identity()
  const at = now()
  await db
    .insertInto('identity_tokens')
    .values({ hash: tokens.hash('identity', token), user_id: userId, created_at: at, used_at: at })
    .execute()
  return token
}

export type TokenResult =
  | { readonly kind: 'person'; readonly person: Person; readonly sessionId: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'expired' }

/** Whose token this is. Notes once a day that it is in use. */
export async function findByToken({ db, tokens, now }: PeopleDeps, token: string): Promise<TokenResult> {
  const hash = tokens.hash('identity', token)
  const row = await db
    .selectFrom('identity_tokens')
    .innerJoin('people', 'people.id', 'identity_tokens.user_id')
    .select(['people.id', 'people.name', 'people.color', 'people.left_at', 'identity_tokens.used_at'])
    .where('identity_tokens.hash', '=', hash)
    .executeTakeFirst()
  if (!row || row.left_at !== null) return { kind: 'unknown' }
  const age = now() - row.used_at
  if (age > TOKEN_UNUSED_MS) return { kind: 'expired' }
  if (age > DAY_MS)
    await db.updateTable('identity_tokens').set({ used_at: now() }).where('hash', '=', hash).execute()
  const person = { id: row.id, name: row.name, color: row.color }
  return { kind: 'person', person, sessionId: sessionIdOf(hash) }
}

export async function updatePerson(
  db: Kysely<Database>,
  person: Person,
  change: { readonly name?: string | undefined; readonly color?: string | undefined },
): Promise<Person> {
  const next = { name: change.name ?? person.name, color: change.color ?? person.color }
  await db.updateTable('people').set(next).where('id', '=', person.id).execute()
  return { id: person.id, ...next }
}

/** The part of a token's hash that names its device: it neither is the token nor helps to find it. */
export const sessionIdOf = (hash: string): string => hash.slice(0, 16)
