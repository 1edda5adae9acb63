/** What every route is given, and what the middlewares leave on a request for it. */
import type { HttpBindings } from '@hono/node-server'
import type { Limits, Role } from '@ninefold/shared'
import type { Kysely } from 'kysely'
import type { Registry } from 'prom-client'
import type { Person } from '../identity/people.ts'
import type { Tokens } from '../identity/tokens.ts'
import type { InlineHashes } from '../static/inline.ts'
import type { Logger } from '../logger.ts'
import type { Database } from '../store/store.ts'
import type { Rooms } from '../sync/ports.ts'

export interface Deps {
  readonly db: Kysely<Database>
  readonly rooms: Rooms
  readonly tokens: Tokens
  readonly limits: Limits
  readonly log: Logger
  readonly metrics: Registry
  /** What starting a canvas needs; null: nothing. */
  readonly invitationCode: string | null
  /** Origin of PUBLIC_URL, or null. */
  readonly publicUrl: string | null
  /** Folder of the built pages. */
  readonly webDir: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Whether new sockets are taken: false while the server starts or stops. */
  readonly ready: () => boolean
}

export interface AppEnv {
  /** Absent in tests, which call the app without a port. */
  Bindings: Partial<HttpBindings>
  Variables: {
    /** Who asks, as their token says; null for nobody. */
    person: Person | null
    /** How they said it: only a cookie travels without its owner's doing. */
    identifiedBy: 'cookie' | 'bearer' | null
    /** What the page that is sent holds inline; absent for everything else. */
    inline?: InlineHashes
    /** The device, or program, they said it by; null for nobody. */
    sessionId: string | null
  }
}

/** What a route finds behind `signedIn`. */
export interface SignedInEnv {
  Variables: { person: Person }
}

/** What a route finds behind `member`. */
export interface MemberEnv {
  Variables: { person: Person; membership: Membership }
}

export interface Membership {
  readonly canvasId: string
  readonly role: Role
}
