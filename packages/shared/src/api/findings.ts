/** What the health checks say of a canvas, and the facts they go by. */
import { z } from 'zod'
import type { Facts } from '../checks/facts.ts'
import { SEVERITIES, THEMES } from '../checks/rule.ts'
import { WAIVER_ENDS } from '../model/values.ts'
import { blockIdSchema } from './content.ts'

const themeSchema = z.enum(THEMES)
const percent = z.number().int().min(0).max(100)

export const findingView = z.object({
  /** Like `HC-02`. */
  ruleId: z.string(),
  severity: z.enum(SEVERITIES),
  theme: themeSchema,
  /** Notes, blocks, KPIs or risks; none where it is the canvas as a whole. */
  subjectIds: z.array(z.string()).readonly(),
  message: z.string(),
})

export const waivedView = z.object({
  ruleId: z.string(),
  /** The first subject of the finding; `canvas` where it is the canvas as a whole. */
  subjectId: z.string(),
  reason: z.string(),
  /** User id of who waived it; null where nobody is known. */
  by: z.string().nullable(),
  until: z.enum(WAIVER_ENDS),
  /** The last day, where `until` is `date`. */
  untilDate: z.string().optional(),
  message: z.string(),
})

export const findingsView = z.object({
  /** Null while there are fewer than nine notes in four blocks. */
  score: percent.nullable(),
  /** Of the themes with something to look at. */
  themes: z.partialRecord(themeSchema, percent),
  findings: z.array(findingView),
  waived: z.array(waivedView),
})
export type FindingsView = z.infer<typeof findingsView>

const dated = z.record(z.string(), z.object({ createdAt: z.number() }))

/** Moments in milliseconds since 1970. */
export const factsView = z.object({
  createdAt: z.number(),
  people: z.record(z.string(), z.string()),
  notes: dated,
  readings: z.record(z.string(), z.array(z.object({ day: z.string(), value: z.number() }))),
  triggers: z.array(z.object({ id: z.string(), at: z.number(), text: z.string(), handled: z.boolean() })),
  activityChanges: z.object({ lastAt: z.number(), elsewhereSince: z.number().int() }).optional(),
  threads: z.array(z.object({ id: z.string(), createdAt: z.number(), open: z.boolean() })).optional(),
  verdicts: z
    .array(z.object({ blockId: blockIdSchema, approvedAt: z.number(), editedAt: z.number() }))
    .optional(),
}) satisfies z.ZodType<Facts>
export type FactsView = z.infer<typeof factsView>
