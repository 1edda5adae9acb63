/**
 * Who the person at this browser is. Nobody has to say: a guest with a friendly name is made when one is needed,
 * and renamed when the person cares. A copy of it is kept, so that a page can start without the server.
 */
import type { Reach } from '@ninefold/shared/api/common'
import { api } from './api.ts'
import type { Result } from './result.ts'

export interface Me {
  readonly userId: string
  readonly name: string
  readonly color: string
  /** Whether links made at this address work on other computers; unknown from a copy. */
  readonly reach?: Reach
}

const KEY = 'ninefold.me'

/** The copy from the last visit, or undefined. */
export function cachedMe(): Me | undefined {
  try {
    return readMe(JSON.parse(localStorage.getItem(KEY) ?? 'null'))
  } catch {
    // No storage, or not our JSON: as good as no copy.
    return undefined
  }
}

function readMe(value: unknown): Me | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { userId, name, color } = value as Partial<Record<keyof Me, unknown>>
  if (typeof userId !== 'string' || typeof name !== 'string' || typeof color !== 'string') return undefined
  return { userId, name, color }
}

/** Keeps the copy, or with undefined forgets it. */
export function rememberMe(me: Me | undefined): void {
  try {
    if (me) localStorage.setItem(KEY, JSON.stringify({ userId: me.userId, name: me.name, color: me.color }))
    else localStorage.removeItem(KEY)
  } catch {
    // No storage: the next start asks the server.
  }
}

/** Who the server knows here; undefined when it knows nobody. */
export async function currentIdentity(): Promise<Result<Me | undefined>> {
  const known = await api.identity()
  if (!known.ok) return known
  const me = known.value.me ?? undefined
  rememberMe(me)
  return { ok: true, value: me }
}

/** Who the server knows here, or a new guest. */
export async function ensureIdentity(): Promise<Result<Me>> {
  const known = await currentIdentity()
  if (!known.ok) return known
  if (known.value) return { ok: true, value: known.value }
  const { suggestedName } = await import('./suggested-name.ts')
  const guest = await api.createGuest(suggestedName())
  if (!guest.ok) return guest
  const { userId, name, color } = guest.value
  const me = { userId, name, color }
  rememberMe(me)
  return { ok: true, value: me }
}

/** Changes the name others see. */
export async function renameMe(name: string): Promise<Result<Me>> {
  const renamed = await api.updateMe({ name })
  if (renamed.ok) rememberMe(renamed.value)
  return renamed
}
