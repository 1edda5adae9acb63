/** What a rule of the guard is: a look at one change that names what may not stay. */
import type { BlockId, Limits, RevertReason, Role } from '@ninefold/shared'
import type { Census } from './census.ts'
import type { Change, Place } from './change.ts'
import type { Locks } from './locks.ts'

/** Who changed it. Null: the server itself, which alone may erase notes. */
export interface Author {
  readonly userId: string | null
  readonly role: Role
}

export interface Case {
  readonly change: Change
  readonly author: Author
  readonly limits: Limits
  readonly locks: Locks
  /** What is there after the change. */
  readonly census: Census
  /** Notes and links that were not counted before it. */
  readonly appeared: Readonly<Record<'notes' | 'links', readonly Place[]>>
  /** Bytes of the document with the change, and of the change. */
  readonly documentBytes: number
  readonly updateBytes: number
}

export interface Offence {
  readonly reason: RevertReason
  /** What must be undone; null for all of it. */
  readonly place: Place | null
  /** The locked block, where that is the reason. */
  readonly blockId?: BlockId
}

export type Rule = (one: Case) => Iterable<Offence>
