/**
 * What the server owns beside a document, in its room: the events that tell of it, and the roles and locks they change. From the
 * moment an event is taken in, open sockets obey it; nothing is looked up on the path of a frame.
 */
import { CLOSE, mayWrite, type CloseCode, type EventData, type Role } from '@ninefold/shared'
import type { FactsEvent } from '../store/store.ts'
import type { Connection } from './connection.ts'
import { EventPlane, type EventPlaneDeps } from './events.ts'
import type { Locks } from './guard/locks.ts'
import type { Grant, StoredEvent } from './ports.ts'

/** Where the canvas stood when its room was loaded. */
export interface AuthorityStart {
  /** Of the last event. */
  readonly rev: number
  /** Rev of the last change of anybody's role. */
  readonly grantsVersion: number
}

export interface AuthorityDeps extends Omit<EventPlaneDeps, 'rev' | 'obey'> {
  /** What the guard goes by. */
  readonly locks: Locks
  readonly close: (connection: Connection, code: CloseCode, reason: string) => void
  /** Shows the connection's role to the others. */
  readonly restamp: (connection: Connection) => void
  /** Asks a peer for what the server lacks. */
  readonly ask: (connection: Connection) => void
}

export const ENDED_REASON = 'your access has ended'

export class Authority {
  readonly events: EventPlane
  /** A grant that was read before this rev is stale. */
  grantsVersion: number
  readonly #deps: AuthorityDeps

  constructor({ rev, grantsVersion }: AuthorityStart, deps: AuthorityDeps) {
    this.#deps = deps
    this.grantsVersion = grantsVersion
    this.events = new EventPlane({ ...deps, rev, obey: (event) => this.#obey(event) })
  }

  #obey(event: StoredEvent): void {
    if (event.kind === 'role.changed') this.#changeRole(event.data, event.rev)
    else if (event.kind === 'lock.changed') this.#deps.locks.set(event.data.blockId, event.data.lock)
  }

  /** Who made and changed notes was written down with a commit. */
  tellFacts({ rev, facts }: FactsEvent): void {
    this.events.tell([{ rev, kind: 'note.facts', data: { facts }, audience: null }])
  }

  /** From here on they read, write or are gone; what is not yet admitted is judged by the new role. */
  #changeRole({ userId, ...change }: EventData['role.changed'], version: number): void {
    this.grantsVersion = version
    for (const connection of [...this.#deps.connections]) {
      if (connection.userId !== userId) continue
      const grant = changedGrant(connection.grant, change, version)
      if (grant) this.#give(connection, { ...grant, role: effectiveRole(connection, grant.role) })
      else this.#deps.close(connection, CLOSE.forbidden, ENDED_REASON)
    }
  }

  #give(connection: Connection, grant: Grant): void {
    const { role: before } = connection.grant
    const { role } = grant
    connection.grant = grant
    if (role === before) return
    this.#deps.restamp(connection)
    // What could not be sent before may wait on the other side.
    if (connection.synced && mayWrite(role) && !mayWrite(before)) this.#deps.ask(connection)
  }
}

/** A grant after a change of its person's role; null when that ended. */
export function changedGrant(
  { expiresAt: _, ...grant }: Grant,
  { role, expiresAt }: Pick<EventData['role.changed'], 'role' | 'expiresAt'>,
  version: number,
): Grant | null {
  return role === null ? null : { ...grant, role, version, ...(expiresAt !== undefined && { expiresAt }) }
}

/** Somebody who was shut out for a while stays a reader until that is over, whatever they are given. */
function effectiveRole({ barredUntil }: Connection, role: Role): Role {
  return barredUntil !== null && mayWrite(role) ? 'viewer' : role
}
