/** In which order findings are read: by theme, and within one what weighs most first. */
import type { Finding } from '@ninefold/shared/checks/finding'
import { SEVERITIES, THEMES, type Theme } from '@ninefold/shared/checks/rule'

const STEPS = 3

export interface ThemeFindings {
  readonly theme: Theme
  readonly findings: readonly Finding[]
  /** Whether anything in it weighs more than a hint. */
  readonly weighs: boolean
}

const bySeverity = (a: Finding, b: Finding): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)

/** The themes with findings; sorting is stable, so that rules and notes keep their own order. */
export function byTheme(findings: readonly Finding[]): ThemeFindings[] {
  return THEMES.flatMap((theme) => {
    const own = findings.filter((finding) => finding.theme === theme).sort(bySeverity)
    return own.length === 0 ? [] : [{ theme, findings: own, weighs: own[0]?.severity !== 'hint' }]
  })
}

/** The three steps that bring most: what weighs most first, each of another kind as long as there is one. */
export function nextSteps(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort(bySeverity)
  const firsts = sorted.filter((one, i) => sorted.findIndex(({ ruleId }) => ruleId === one.ruleId) === i)
  const others = sorted.filter((one) => !firsts.includes(one))
  return [...firsts, ...others].slice(0, STEPS)
}

/** Names a finding within a list: a rule says one thing of the same subjects. */
export const keyOf = ({ ruleId, subjectIds }: Finding): string => [ruleId, ...subjectIds].join(' ')
