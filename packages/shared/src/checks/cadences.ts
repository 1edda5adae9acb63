/** How many days lie between two times, for all that comes round. */
import type { KpiCadence, ReviewCadence, UPKEEP_CYCLES } from '../model/values.ts'

/** Null for a canvas that is reviewed at no set times. */
export const CADENCE_DAYS: Readonly<Record<ReviewCadence, number | null>> = {
  none: null,
  monthly: 30,
  quarterly: 91,
  half_yearly: 182,
  yearly: 365,
}

export const KPI_DAYS: Readonly<Record<KpiCadence, number>> = { weekly: 7, monthly: 30, quarterly: 91 }

export const UPKEEP_DAYS: Readonly<Record<(typeof UPKEEP_CYCLES)[number], number>> = {
  weekly: 7,
  monthly: 30,
  quarterly: 91,
  half_yearly: 182,
  yearly: 365,
}
