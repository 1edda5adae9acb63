/** Readings of measures and triggers of reviews: append only. */
import type { TriggerKind } from '@ninefold/shared/model/values'

export interface MeasuresTables {
  kpi_readings: KpiReadingsTable
  review_triggers: ReviewTriggersTable
}

export interface KpiReadingsTable {
  canvas_id: string
  id: string
  kpi_id: string
  /** The day it is of, `2026-01-31`. */
  day: string
  value: number
  entered_by: string
  entered_at: number
  explanation: string | null
  action: string | null
}

export interface ReviewTriggersTable {
  canvas_id: string
  id: string
  kind: TriggerKind
  text: string
  /** The note it was raised on. */
  note_id: string | null
  raised_by: string
  raised_at: number
  handled_by: string | null
  handled_at: number | null
}
