/** What each finding's message has to know. Texts of notes come as they were typed; amounts and days as plain data. */
import type { BlockId } from '../../blocks.ts'
import type { ActivityCategoryId } from '../../categories.ts'
import type { Money } from '../../model/kinds.ts'
import type { BusinessType, KpiKind, Period } from '../../model/values.ts'

/** The text of the note it is about. */
interface OfNote {
  readonly n: string
}
type OfCount = { readonly count: number }

export interface FindingParams {
  'HC-01': { readonly block: BlockId }
  'HC-02': OfNote
  'HC-03': OfNote
  'HC-04': OfNote
  'HC-05': OfNote
  'HC-06': OfNote
  'HC-07': OfNote
  'HC-08': OfNote
  'HC-09': OfNote
  /** A platform is a resource of its own, and the one most often forgotten. */
  'HC-10': OfNote & { readonly platform: boolean }
  'HC-11': OfNote
  'HC-12': OfNote
  'HC-13': object
  'HC-14': OfCount
  'HC-15': object
  'HC-16': OfNote & { readonly percent: number }
  /** In the order in which they wait, the first not repeated. */
  'HC-17': { readonly loop: readonly string[] }
  'HC-18': OfCount
  'HC-19': OfNote & OfCount
  'HC-20': OfNote & { readonly category: ActivityCategoryId | null }
  'HC-21': { readonly category: ActivityCategoryId; readonly kind: KpiKind }
  'HC-22': { readonly kpi: string; readonly days: number; readonly read: boolean }
  'HC-23': { readonly kpi: string; readonly value: number; readonly target: KpiTarget; readonly unit: string }
  'HC-24': { readonly reason: ReviewReason }
  'HC-25': OfNote
  'HC-26': OfNote
  'HC-27': OfNote
  'HC-28': OfNote
  'HC-29': { readonly type: BusinessType; readonly category: ActivityCategoryId }
  'HC-30': OfNote & { readonly wrong: 'vague' | 'long' }
  'HC-31': { readonly a: string; readonly b: string }
  'HC-32': OfNote
  'HC-33': OfNote & { readonly written: boolean }
  'HC-34': OfNote
  'HC-35': { readonly amount: Money; readonly per: Period }
  'HC-36': object
  'HC-37': OfNote & { readonly days: number }
  'HC-38': OfCount
  'HC-39': { readonly person: string; readonly of: number; readonly all: number }
  'HC-40': OfNote
  'HC-41': OfNote
  'HC-42': OfNote
  'HC-43': OfNote
  'HC-44': OfNote & OfCount
  'HC-45': OfNote & { readonly feature: string }
  'HC-46': OfNote & { readonly short: 'demand' | 'break_even' | 'never_even' }
  'HC-47': OfNote
  'HC-48': OfNote & { readonly better: string; readonly worse: string }
  'HC-49': OfNote & { readonly days: number }
  'HC-50': { readonly block: BlockId }
  'HC-51': OfNote
  'HC-52': { readonly phases: readonly string[] }
  'HC-53': OfNote
  'HC-54': OfNote
  'HC-55': object
  'HC-56': OfNote & { readonly risk: string }
  'HC-57': OfNote
  'HC-58': OfNote & { readonly percent: number }
}

export type RuleId = keyof FindingParams

export type KpiTarget =
  { readonly at: number } | { readonly low: number | undefined; readonly high: number | undefined }

export type ReviewReason =
  | { readonly since: 'review' | 'start'; readonly days: number }
  | { readonly trigger: string; readonly days: number }
