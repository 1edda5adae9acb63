/**
 * What the server knows of a canvas and its document does not hold. A check looks at no fact that is not there: who
 * may not see a record, or a server that keeps none, gets fewer findings and never wrong ones.
 */
import type { BlockId } from '../blocks.ts'

export interface Facts {
  /** When the canvas was started. Moments are milliseconds since 1970. */
  readonly createdAt?: number | undefined
  /** Names by member id; a responsible person may also be written by name. */
  readonly people?: Readonly<Record<string, string>> | undefined
  readonly notes?: Readonly<Record<string, Dated>> | undefined
  readonly links?: Readonly<Record<string, Dated>> | undefined
  readonly kpis?: Readonly<Record<string, Dated>> | undefined
  /** Of each KPI, in any order. */
  readonly readings?: Readonly<Record<string, readonly ReadingFact[]>> | undefined
  readonly triggers?: readonly TriggerFact[] | undefined
  readonly activityChanges?:
    | {
        /** When a note of Key Activities was last changed. */
        readonly lastAt: number
        /** Changes of other blocks since then. */
        readonly elsewhereSince: number
      }
    | undefined
  readonly threads?: readonly ThreadFact[] | undefined
  readonly verdicts?: readonly VerdictFact[] | undefined
}

export interface Dated {
  readonly createdAt: number
}

export interface ReadingFact {
  /** `2026-01-31` */
  readonly day: string
  readonly value: number
}

/** Something that asks for a review before its time. */
export interface TriggerFact {
  readonly id: string
  readonly at: number
  readonly text: string
  readonly handled: boolean
}

export interface ThreadFact {
  readonly id: string
  readonly createdAt: number
  readonly open: boolean
}

/** The last approval of a block, and when the block was last edited. */
export interface VerdictFact {
  readonly blockId: BlockId
  readonly approvedAt: number
  readonly editedAt: number
}

export const NO_FACTS: Facts = {}
