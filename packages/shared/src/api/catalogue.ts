/** The catalogue: the fixed words of the product as data, for programs and for the page. */
import { z } from 'zod'
import {
  activityFunctionView,
  businessTypeView,
  categoryView,
  chainView,
  choiceView,
  illustrationView,
  kpiKindView,
  linkKindView,
  suggestedActivityView,
} from './catalogue-activities.ts'
import { learningView } from './catalogue-learning.ts'
import { exampleView, teachingCanvasView, templateView } from './catalogue-canvases.ts'
import { many, words } from './catalogue-parts.ts'
import { blockIdSchema, colorSchema } from './content.ts'

const line = z.tuple([z.number().int(), z.number().int()]).readonly()

const blockView = z.strictObject({
  id: blockIdSchema,
  code: z.string().regex(/^[A-Z]{2}$/),
  name: words,
  shortName: words,
  order: z.number().int(),
  area: z.strictObject({ columns: line, rows: line }),
  softLimit: z.number().int(),
  question: words,
  hint: words,
  line: words,
  questions: many(z.strictObject({ id: z.string().regex(/^[A-Z]{2}\.q\d$/), text: words })),
})

/** What is the same on every server of this version. */
export const fixedCatalogueView = z.strictObject({
  blocks: many(blockView),
  /** Values that fields of a note choose from, by the field's name. */
  choices: z.record(z.string(), z.record(z.string(), choiceView)),
  costIdeas: many(choiceView.extend({ id: z.string(), blockId: blockIdSchema })),
  businessTypes: many(businessTypeView),
  categories: many(categoryView),
  illustrations: many(illustrationView),
  /** Has to stand beside every illustration. */
  illustrationLabel: words,
  functionGroups: many(z.strictObject({ id: z.string(), name: words })),
  functions: many(activityFunctionView),
  chains: many(chainView),
  /** Typical activities, by the kind of relationship. */
  relationshipActivities: z.record(z.string(), many(suggestedActivityView)),
  linkKinds: many(linkKindView),
  kpiKinds: many(kpiKindView),
  templates: many(templateView),
  examples: many(exampleView),
  teachingCanvas: teachingCanvasView,
  learning: learningView,
  /** Languages whose wording the health checks judge. */
  wordLanguages: many(z.string()),
  colors: many(colorSchema),
})

export const catalogueView = fixedCatalogueView.extend({
  roles: many(z.string()),
  /** What may be done on a canvas, with the least role for it. */
  rights: z.record(z.string(), z.string()),
  /** Who may start a canvas here: anyone, or whoever has the operator's invitation code. */
  create: z.enum(['anyone', 'code']),
  limits: z.record(z.string(), z.number()),
  attribution: words,
})
export type CatalogueView = z.infer<typeof catalogueView>
