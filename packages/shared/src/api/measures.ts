/** Readings of measures and what calls for a review: the server's records, added and never changed. */
import { z } from 'zod'
import { isDay } from '../model/accepts.ts'
import { TRIGGER_KINDS } from '../model/values.ts'
import { documentText, idParam, timeSchema } from './common.ts'
import { userView } from './people.ts'

const day = z.string().refine(isDay, 'a day, like 2026-01-31').meta({ format: 'date' })
const line = (limit: number) => documentText(limit).trim().min(1)

export const READING_NOTE_LENGTH = 300

export const addReadingBody = z.strictObject({
  /** The day it is of, at the reader's place. */
  at: day,
  value: z.number().min(-1e15).max(1e15),
  explanation: line(READING_NOTE_LENGTH).optional(),
  /** What is done about it. */
  action: line(READING_NOTE_LENGTH).optional(),
})
export type AddReadingBody = z.infer<typeof addReadingBody>

export const readingView = z.object({
  id: z.string(),
  kpiId: z.string(),
  at: z.string(),
  value: z.number(),
  enteredBy: userView,
  enteredAt: timeSchema,
  explanation: z.string().optional(),
  action: z.string().optional(),
})
export type ReadingView = z.infer<typeof readingView>

/** `latest` readings of each measure: enough to judge them all without reading years. */
export const readingsQuery = z.object({
  kpiId: idParam.optional(),
  latest: z.coerce.number().int().min(1).max(500).default(50),
})
/** By measure, the oldest day first. `rev` is the last event they hold. */
export const readingList = z.object({ items: z.array(readingView), rev: z.number().int() })
export type ReadingList = z.infer<typeof readingList>

export const raiseTriggerBody = z.strictObject({
  kind: z.enum(TRIGGER_KINDS),
  text: line(READING_NOTE_LENGTH),
  noteId: idParam.optional(),
})
export type RaiseTriggerBody = z.infer<typeof raiseTriggerBody>

export const triggerView = z.object({
  id: z.string(),
  kind: z.enum(TRIGGER_KINDS),
  text: z.string(),
  noteId: z.string().optional(),
  by: userView,
  at: timeSchema,
  /** When somebody said that it is dealt with. */
  handledAt: timeSchema.optional(),
})
export type TriggerView = z.infer<typeof triggerView>
export const triggerList = z.object({ items: z.array(triggerView), rev: z.number().int() })
export type TriggerList = z.infer<typeof triggerList>
