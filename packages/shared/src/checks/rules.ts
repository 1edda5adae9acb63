/** Every rule, in the order of its number. */
import { COHERENCE_RULES } from './rules/coherence.ts'
import { COMPLETENESS_RULES } from './rules/completeness.ts'
import { FLOW_RULES } from './rules/flow.ts'
import { FOCUS_RULES } from './rules/focus.ts'
import { FRESHNESS_RULES } from './rules/freshness.ts'
import { MEASUREMENT_RULES } from './rules/measurement.ts'
import { MONEY_RULES } from './rules/money.ts'
import { SOURCING_RULES } from './rules/sourcing.ts'
import { WORDING_RULES } from './rules/wording.ts'
import type { Rule } from './rule.ts'
import type { RuleId } from './messages/params.ts'

const ALL = [
  ...COMPLETENESS_RULES,
  ...COHERENCE_RULES,
  ...FOCUS_RULES,
  ...SOURCING_RULES,
  ...FLOW_RULES,
  ...MEASUREMENT_RULES,
  ...MONEY_RULES,
  ...FRESHNESS_RULES,
  ...WORDING_RULES,
] as const

/** A rule that is not in one of the lists, or in two of them, does not compile or fails the table's test. */
type Listed = (typeof ALL)[number]['id']
type Missing = Exclude<RuleId, Listed>
const missing: Missing[] = []

export const RULES: readonly Rule[] = [...ALL, ...missing].sort((a, b) => (a.id < b.id ? -1 : 1))

/** The last rule whose findings are shown on the sheet; those behind it are for panel and drawer. */
const LAST_ON_SHEET = 'HC-40'

/** Whether a finding of a rule may be marked on the sheet. */
export const marksSheet = ({ id, severity }: Pick<Rule, 'id' | 'severity'>): boolean =>
  severity !== 'hint' && id <= LAST_ON_SHEET
