/** The share links of one canvas: made when they are copied, listed, closed to newcomers, revoked. */
import type { Role } from '@ninefold/shared'
import type { Reach } from '@ninefold/shared/api/common'
import type { LinkView } from '@ninefold/shared/api/links'
import { api } from '../lib/api.ts'
import { failureText } from '../lib/failure-text.ts'
import { closeLink, createLink, readLinks, revokeLink } from '../lib/links-api.ts'
import type { Result } from '../lib/result.ts'
import { keepLinks, knownLinks, rememberLink } from './known-links.ts'

const DAY_MS = 24 * 60 * 60 * 1000
export const EXPIRY_MS = { never: undefined, day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS } as const
export type Expiry = keyof typeof EXPIRY_MS
export const EXPIRIES = Object.keys(EXPIRY_MS) as Expiry[]

/** How many people a link lets in; 0 for any number. */
export const MOST_USES = [0, 1, 5, 20, 100] as const
export type MostUses = (typeof MOST_USES)[number]

/** What the next link gives, for how long, to how many. */
export interface Choice {
  readonly role: Role
  readonly expiry: Expiry
  readonly mostUses: MostUses
}

export class ShareLinks {
  readonly #canvasId: string
  #loading: Promise<void> = Promise.resolve()
  #links = $state.raw<readonly LinkView[]>()
  #choice = $state.raw<Choice>({ role: 'editor', expiry: 'never', mostUses: 0 })
  /** The server says that somebody else has to make the links. */
  refused = $state(false)
  /** What went wrong last, in words. */
  problem = $state<string>()
  /** The address made or found for the choice above. */
  url = $state<string>()

  /** Whether an address of this server works on other computers; undefined while nobody has said. */
  reach = $state<Reach>()

  constructor(canvasId: string, reach: Reach | undefined) {
    this.#canvasId = canvasId
    this.reach = reach
  }

  /** Undefined until the server has told them. */
  get links(): readonly LinkView[] | undefined {
    return this.#links
  }

  get choice(): Choice {
    return this.#choice
  }

  load(): Promise<void> {
    return (this.#loading = this.#load())
  }

  async #load(): Promise<void> {
    if (this.reach === undefined) void api.me().then((me) => me.ok && (this.reach = me.value.reach))
    const page = await this.#tell(readLinks(this.#canvasId))
    this.refused = !page.ok && page.failure.code === 'forbidden'
    if (!page.ok) return
    this.#set(page.value.items)
    keepLinks(
      this.#canvasId,
      page.value.items.map((link) => link.id),
    )
    if (this.url === undefined) this.#findUrl()
  }

  choose(change: Partial<Choice>): void {
    this.#choice = { ...this.#choice, ...change }
    this.#findUrl()
  }

  /** The address for the choice made: the one this browser knows, else of a new link. Rejects when there is none. */
  async ensureUrl(): Promise<string> {
    // A list on its way does not know a link made meanwhile, and may hold one that serves.
    await this.#loading
    if (this.url !== undefined) return this.url
    const { role, expiry, mostUses } = this.#choice
    const lasts = EXPIRY_MS[expiry]
    const expiresAt = lasts === undefined ? undefined : new Date(Date.now() + lasts).toISOString()
    const made = await this.#tell(
      createLink(this.#canvasId, {
        role,
        ...(expiresAt && { expiresAt }),
        ...(mostUses > 0 && { maxUses: mostUses }),
      }),
    )
    if (!made.ok) throw new Error(made.failure.code)
    const { token: _token, url, reach: _reach, ...link } = made.value
    rememberLink(this.#canvasId, { id: link.id, url })
    this.#set([link, ...(this.#links ?? []).filter(({ id }) => id !== link.id)])
    this.url = url
    return url
  }

  async close(link: LinkView, closed: boolean): Promise<boolean> {
    const changed = await this.#tell(closeLink(this.#canvasId, link.id, closed))
    if (!changed.ok) return false
    this.#set((this.#links ?? []).map((other) => (other.id === link.id ? changed.value : other)))
    this.#findUrl()
    return true
  }

  async revoke(link: LinkView): Promise<boolean> {
    const revoked = await this.#tell(revokeLink(this.#canvasId, link.id))
    if (!revoked.ok) return false
    this.#set((this.#links ?? []).filter((other) => other.id !== link.id))
    this.#findUrl()
    return true
  }

  #set(links: readonly LinkView[]): void {
    this.#links = links
  }

  /** A link without an end serves "never" again and again; one with an end is made for the day it is asked for. */
  #findUrl(): void {
    const { role, expiry, mostUses } = this.#choice
    const endless = (this.#links ?? []).filter(
      (link) => link.role === role && !link.closed && !link.expiresAt && !link.maxUses,
    )
    const known = knownLinks(this.#canvasId).findLast(({ id }) => endless.some((link) => link.id === id))
    this.url = expiry === 'never' && mostUses === 0 ? known?.url : undefined
  }

  async #tell<T>(result: Promise<Result<T>>): Promise<Result<T>> {
    const settled = await result
    this.problem = settled.ok ? undefined : failureText(settled.failure)
    return settled
  }
}
