/** A reading against what its measure is to reach, in words. */
import type { Kpi } from '@ninefold/shared'
import { standing, targetOf, type Standing } from '@ninefold/shared/checks/targets'
import { t } from '../../../lib/messages/index.ts'

export interface Judged extends Standing {
  /** "0.4 € above target: missed" */
  readonly words: string
}

/** Null for a measure without a target. */
export function judge(kpi: Kpi, value: number): Judged | null {
  const target = targetOf(kpi)
  if (!target) return null
  const stands = standing(kpi, target, value)
  return { ...stands, words: t.measures.against(stands, 'low' in target, kpi.unit ?? '') }
}

/** What is planned, in words; null for a measure without a target. */
export function plannedOf(kpi: Kpi): string | null {
  const target = targetOf(kpi)
  return target && t.measures.planned({ target, unit: kpi.unit ?? '' })
}
