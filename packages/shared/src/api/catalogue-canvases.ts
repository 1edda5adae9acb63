/** Of the catalogue: templates and worked canvases, each with its content as plain data. */
import { z } from 'zod'
import { EXAMPLE_KEYS, TEMPLATE_KEYS } from '../catalogue/keys.ts'
import { EXAMPLE_SOURCES } from '../catalogue/sketch.ts'
import { KPI_DIRECTIONS, KPI_KINDS } from '../model/values.ts'
import { many, words } from './catalogue-parts.ts'
import { idParam } from './common.ts'
import { businessTypeSchema, contentView } from './content.ts'

const canvas = z.strictObject({
  title: words,
  summary: words,
  businessType: businessTypeSchema,
  content: contentView,
})

export const templateView = canvas.extend({
  key: z.enum(TEMPLATE_KEYS),
  /** `note` is the id of the note in `content` that each would measure. */
  suggestedKpis: many(
    z.strictObject({
      note: idParam,
      name: words,
      kind: z.enum(KPI_KINDS),
      direction: z.enum(KPI_DIRECTIONS),
      unit: words.optional(),
    }),
  ),
})

export const exampleView = canvas.extend({
  key: z.enum(EXAMPLE_KEYS),
  source: z.enum(EXAMPLE_SOURCES),
  sourceNote: words,
  /** Has to stand beside it, where a real company is shown. */
  label: words.nullable(),
  /** Ids of the notes taken from a published case; the others are illustration. */
  fromCase: many(idParam),
})

export const teachingCanvasView = exampleView.extend({
  /** What the health checks find, by ids of notes and blocks; none for the canvas as a whole. */
  expected: many(
    z.strictObject({ ruleId: z.string().regex(/^HC-\d\d$/), lesson: words, subjects: many(idParam) }),
  ),
})
