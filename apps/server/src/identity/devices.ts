/**
 * One person on several devices. A link that works once, for some minutes, gives another device a token of its own
 * for the same identity; each device can be let go without the others.
 */
import { AppError } from '@ninefold/shared'
import type { DeviceView } from '@ninefold/shared/api/devices'
import type { Kysely } from 'kysely'
import type { Database } from '../store/store.ts'
import { addToken, sessionIdOf, type PeopleDeps, type Person } from './people.ts'

/** Makes a link for `userId`; its token is told here once. */
export async function createDeviceLink(
  { db, tokens, now }: PeopleDeps,
  userId: string,
  lifeMs: number,
): Promise<{ token: string; expiresAt: number }> {
  const token = tokens.link()
  const at = now()
  const row = { user_id: userId, created_at: at, expires_at: at + lifeMs, used_at: null }
  await db
    .insertInto('device_links')
    .values({ token_hash: tokens.hash('device', token), ...row })
    .execute()
  return { token, expiresAt: row.expires_at }
}

/** Whose identity a link brings. Throws why it brings none (any more). */
export async function lookAtDeviceLink({ db, tokens, now }: PeopleDeps, token: string): Promise<Person> {
  const row = await db
    .selectFrom('device_links')
    .innerJoin('people', 'people.id', 'device_links.user_id')
    .select(['people.id', 'people.name', 'people.color', 'people.left_at'])
    .select(['device_links.expires_at', 'device_links.used_at'])
    .where('token_hash', '=', tokens.hash('device', token))
    .executeTakeFirst()
  if (!row || row.left_at !== null)
    throw new AppError('device_link_not_found', 'This link leads nowhere. Was it copied whole?')
  if (row.used_at !== null)
    throw new AppError('device_link_used', 'This link has been used. Make a new one on the other device.')
  if (row.expires_at <= now())
    throw new AppError('device_link_expired', 'This link has expired. Make a new one on the other device.')
  return { id: row.id, name: row.name, color: row.color }
}

/** Uses the link up; gives the identity and a token of its own for the device, told here once. */
export async function claimDeviceLink(
  deps: PeopleDeps,
  linkToken: string,
): Promise<{ person: Person; token: string }> {
  return deps.db.transaction().execute(async (tx) => {
    const inTx = { ...deps, db: tx }
    const person = await lookAtDeviceLink(inTx, linkToken)
    await tx
      .updateTable('device_links')
      .set({ used_at: deps.now() })
      .where('token_hash', '=', deps.tokens.hash('device', linkToken))
      .execute()
    return { person, token: await addToken(inTx, person.id) }
  })
}

/** The devices of a person, the last used first. `current` is the session that asks. */
export async function listDevices(
  db: Kysely<Database>,
  userId: string,
  current: string | null,
): Promise<DeviceView[]> {
  const rows = await db
    .selectFrom('identity_tokens')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('used_at', 'desc')
    .orderBy('hash')
    .limit(200)
    .execute()
  return rows.map(({ hash, created_at: createdAt, used_at: usedAt }) => ({
    id: sessionIdOf(hash),
    createdAt: new Date(createdAt).toISOString(),
    usedAt: new Date(usedAt).toISOString(),
    current: sessionIdOf(hash) === current,
  }))
}

/** Ends one device's session; false when the person has no such device. */
export async function forgetDevice(
  db: Kysely<Database>,
  userId: string,
  sessionId: string,
): Promise<boolean> {
  const rows = await db.selectFrom('identity_tokens').select('hash').where('user_id', '=', userId).execute()
  const found = rows.find(({ hash }) => sessionIdOf(hash) === sessionId)
  if (!found) return false
  await db.deleteFrom('identity_tokens').where('hash', '=', found.hash).execute()
  return true
}
