/** Events that were missed, and what some of them tell of, read whole. */
import { z } from 'zod'
import { LIMITS } from '../limits.ts'
import { userView } from './people.ts'
import { timeSchema } from './common.ts'

export const eventsQuery = z.object({
  /** The last rev that is known. */
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  limit: z.coerce.number().int().min(1).max(LIMITS.eventsPage).default(LIMITS.eventsPage),
})

/** `kind` is `hidden` for one the caller may not see; its data has the shape of `EventData[kind]`. */
export const eventView = z.object({
  rev: z.number().int(),
  kind: z.string(),
  at: timeSchema.optional(),
  data: z.unknown().optional(),
})
export type EventView = z.infer<typeof eventView>

export const eventList = z.object({
  items: z.array(eventView),
  /** The canvas's latest rev; beyond the last item there is more to ask for. */
  rev: z.number().int(),
  /** False when events behind `after` are no longer kept: read the resources themselves again. */
  complete: z.boolean(),
})
export type EventList = z.infer<typeof eventList>

export const noteFactsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(LIMITS.liveNotes).default(LIMITS.liveNotes),
  cursor: z.string().max(200).optional(),
})

export const noteFactsView = z.object({
  noteId: z.string(),
  createdBy: z.string().nullable(),
  createdAt: timeSchema.nullable(),
  editedBy: z.string().nullable(),
  editedAt: timeSchema.nullable(),
})
export type NoteFactsView = z.infer<typeof noteFactsView>

/** One page, in the order of ids; `people` are those it names, also ones who left. */
export const noteFactsPage = z.object({
  items: z.array(noteFactsView),
  people: z.array(userView),
  nextCursor: z.string().optional(),
})
export type NoteFactsPage = z.infer<typeof noteFactsPage>
