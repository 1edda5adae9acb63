/**
 * Whether an update may go to Yjs: it is well-formed, within limits, leaves nothing pending, and writes only under
 * client ids of its own user. An update that is refused here has cost the time to read it and nothing else.
 */
import { Malformed } from '../cursor.ts'
import { Refused } from './content.ts'
import { refuseDeepNesting } from './nesting.ts'
import { scanUpdate, type ScanLimits, type ScannedUpdate } from './scan.ts'

/** What is known of a document without looking into it. */
export interface Known {
  /** The first clock of a client id that is not known; 0 for one never met. */
  clockOf(client: number): number
  /** The one user who may write under it. */
  ownerOf(client: number): string | undefined
  /** Whether anything has been written under it. */
  wroteOnce(client: number): boolean
  /** Whether it wrote to a document that this one replaced. */
  isRetired(client: number): boolean
}

export type Admission =
  | {
      readonly kind: 'admitted'
      /** `client, clock` of each client id whose clock rises, flat. */
      readonly raised: readonly number[]
      /** Client ids never met before. */
      readonly introduced: readonly number[]
      readonly deletes: boolean
    }
  /** Something before it is missing. */
  | { readonly kind: 'gap' }
  /** It is of a document that was replaced. */
  | { readonly kind: 'retired' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'malformed'; readonly reason: string }

const GAP: Admission = { kind: 'gap' }
const RETIRED: Admission = { kind: 'retired' }

export function admitUpdate(update: Uint8Array, known: Known, userId: string, limits: ScanLimits): Admission {
  try {
    const scanned = scanUpdate(update, limits)
    if (scanned.types > limits.nesting) refuseDeepNesting(update, limits.nesting)
    return judge(scanned, known, userId)
  } catch (error) {
    if (error instanceof Malformed) return { kind: 'malformed', reason: error.message }
    if (error instanceof Refused) return { kind: 'refused', reason: error.message }
    throw error
  }
}

function judge(scanned: ScannedUpdate, known: Known, userId: string): Admission {
  if (namesRetired(scanned, known)) return RETIRED
  const raised: number[] = []
  const introduced: number[] = []
  for (const { client, from, to, leftOutTo } of scanned.sections) {
    const clock = known.clockOf(client)
    if (to <= clock) continue
    if (from > clock || leftOutTo > clock) return GAP
    const owner = known.ownerOf(client)
    if (owner !== undefined && owner !== userId)
      return { kind: 'refused', reason: "another user's client id" }
    if (!known.wroteOnce(client)) introduced.push(client)
    raised.push(client, to)
  }
  if (leavesPending(scanned, known)) return GAP
  return { kind: 'admitted', raised, introduced, deletes: scanned.deletedTo.length > 0 }
}

function namesRetired({ sections, needed, deletedTo }: ScannedUpdate, known: Known): boolean {
  for (const { client } of sections) if (known.isRetired(client)) return true
  for (let i = 0; i < needed.length; i += 2) if (known.isRetired(needed[i] as number)) return true
  for (let i = 0; i < deletedTo.length; i += 2) if (known.isRetired(deletedTo[i] as number)) return true
  return false
}

/** Whether it names a struct that is neither known nor in it, or deletes beyond what will be known. */
function leavesPending({ sections, needed, deletedTo }: ScannedUpdate, known: Known): boolean {
  if (needed.length === 0 && deletedTo.length === 0) return false
  const ends = sections.length > 8 ? new Map(sections.map((section) => [section.client, section.to])) : null
  const endOf = (client: number): number => {
    const own = ends ? ends.get(client) : sections.find((section) => section.client === client)?.to
    return Math.max(own ?? 0, known.clockOf(client))
  }
  for (let i = 0; i < needed.length; i += 2)
    if ((needed[i + 1] as number) >= endOf(needed[i] as number)) return true
  for (let i = 0; i < deletedTo.length; i += 2)
    if ((deletedTo[i + 1] as number) > endOf(deletedTo[i] as number)) return true
  return false
}
