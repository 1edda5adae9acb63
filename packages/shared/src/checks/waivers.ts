/**
 * Findings that a team has decided to live with. A waiver says why and until when, and ends by itself when what it is
 * about changes: a note in its text, its block or its links.
 */
import type { Waiver } from '../content.ts'
import type { ContentIndex } from './content-index.ts'
import { dayFrom } from './day.ts'
import type { Finding } from './finding.ts'

/** What a waiver names where a finding is about the canvas as a whole. */
export const WHOLE_CANVAS = 'canvas'

/** Under which subject a finding is waived: the first of several, which the hash tells apart. */
export const waivedSubject = ({ subjectIds }: Pick<Finding, 'subjectIds'>): string =>
  subjectIds[0] ?? WHOLE_CANVAS

/** What must stay as it is for a waiver to hold. */
export function subjectHash({ subjectIds }: Pick<Finding, 'subjectIds'>, index: ContentIndex): string {
  return hashOf(
    subjectIds.map((id) => {
      const note = index.note(id)
      return note ? [id, note.text, note.blockId, ...index.linkWords(id)] : [id]
    }),
  )
}

/** The waiver that holds for a finding today, if any. */
export function waiverFor(finding: Finding, index: ContentIndex, today: string): Waiver | undefined {
  return index
    .waiversOf(finding.ruleId, waivedSubject(finding))
    .find((waiver) => holds(waiver, index, today) && matches(waiver, () => subjectHash(finding, index)))
}

function holds({ until, untilDate, at }: Waiver, { meta }: ContentIndex, today: string): boolean {
  if (until === 'subject_changes') return true
  if (until === 'date' && untilDate !== undefined) return dayFrom(untilDate) >= dayFrom(today)
  return meta.lastReviewAt === undefined || (at !== undefined && at >= meta.lastReviewAt)
}

/** One without a hash was written by a program that did not say what it saw; it holds until its end. */
const matches = ({ subjectHash: seen }: Waiver, now: () => string): boolean => seen === '' || seen === now()

/** 53 bits in base 36. Not for secrets: it tells one text from another. */
function hashOf(value: unknown): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (const char of JSON.stringify(value)) {
    const code = char.codePointAt(0) as number
    high = Math.imul(high ^ code, 2_654_435_761)
    low = Math.imul(low ^ code, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return (4_294_967_296 * (0x1fffff & low) + (high >>> 0)).toString(36)
}
