/** When what comes round is due again. Days are whole numbers since 1970; null for what comes round at no set times. */
import type { CanvasMeta, Kpi, Note } from '../content.ts'
import { CADENCE_DAYS, KPI_DAYS, UPKEEP_DAYS } from './cadences.ts'
import { dayFrom, dayOf } from './day.ts'

/** `createdAt`: when the canvas was started, for one that was never looked over. */
export function nextReview(
  { reviewCadence, lastReviewAt }: Pick<CanvasMeta, 'reviewCadence' | 'lastReviewAt'>,
  createdAt: number | undefined,
): number | null {
  const days = CADENCE_DAYS[reviewCadence]
  const from = lastReviewAt ?? createdAt
  return days === null || from === undefined ? null : dayOf(from) + days
}

export function nextUpkeep({
  upkeepEvery,
  lastUpkeepAt,
}: Pick<Note, 'upkeepEvery' | 'lastUpkeepAt'>): number | null {
  if (upkeepEvery === undefined || lastUpkeepAt === undefined) return null
  return dayFrom(lastUpkeepAt) + UPKEEP_DAYS[upkeepEvery]
}

/** `lastDay`: of its last reading. */
export const nextReading = ({ cadence }: Pick<Kpi, 'cadence'>, lastDay: string): number =>
  dayFrom(lastDay) + KPI_DAYS[cadence]
