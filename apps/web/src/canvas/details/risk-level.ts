/** What likelihood times impact, 1 to 25, calls for. */
export type RiskLevel = 'low' | 'medium' | 'high'

/** From here on a risk without a plan is a finding. */
const HIGH = 15
const MEDIUM = 6

export const riskLevel = (score: number): RiskLevel =>
  score >= HIGH ? 'high' : score >= MEDIUM ? 'medium' : 'low'
