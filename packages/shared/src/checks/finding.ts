/** What the checks say of a canvas. */
import type { Waiver } from '../content.ts'
import type { Fix } from './fixes.ts'
import type { FindingParams, RuleId } from './messages/params.ts'
import type { Severity, Theme } from './rule.ts'

export type Finding<Id extends RuleId = RuleId> = {
  [I in Id]: {
    readonly ruleId: I
    readonly severity: Severity
    readonly theme: Theme
    /** Notes, blocks, KPIs or risks; none where it is the canvas as a whole. */
    readonly subjectIds: readonly string[]
    /** The notes it shows at. */
    readonly noteIds: readonly string[]
    readonly params: FindingParams[I]
    /** The first is the likeliest. */
    readonly fixes: readonly Fix[]
  }
}[Id]

export interface WaivedFinding {
  readonly finding: Finding
  readonly waiver: Waiver
}

export interface Health {
  /** 0–100; null while there is too little on the canvas to judge. */
  readonly score: number | null
  /** Of the themes with a rule that looked at something, each 0–100; none while there is no score. */
  readonly themes: Readonly<Partial<Record<Theme, number>>>
  /** In the order of the rules, then of the sheet. */
  readonly findings: readonly Finding[]
  readonly waived: readonly WaivedFinding[]
}
