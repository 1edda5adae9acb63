/** Of the catalogue: kinds of activities, links and measures, and what they suggest. */
import { z } from 'zod'
import { LINK_KINDS } from '../links.ts'
import { FUNCTION_GROUPS, KPI_DIRECTIONS, KPI_KINDS } from '../model/values.ts'
import { functionIdSchema, many, words } from './catalogue-parts.ts'
import { blockIdSchema, businessTypeSchema, categorySchema } from './content.ts'

export const choiceView = z.strictObject({ name: words, meaning: words })

export const businessTypeView = choiceView.extend({
  id: businessTypeSchema,
  usualCategory: categorySchema.nullable(),
})

export const suggestedActivityView = z.strictObject({ text: words, functionId: functionIdSchema })

export const categoryView = choiceView.extend({
  id: categorySchema,
  kpiKind: z.enum(KPI_KINDS),
  suggestions: many(suggestedActivityView),
})

export const illustrationView = z.strictObject({
  id: z.string(),
  company: words,
  categoryId: categorySchema,
  activity: words,
  line: words,
})

export const activityFunctionView = z.strictObject({
  id: functionIdSchema,
  group: z.enum(FUNCTION_GROUPS),
  name: words,
  prompt: words,
  suits: many(businessTypeSchema),
})

export const chainView = z.strictObject({
  id: z.string(),
  name: words,
  summary: words,
  inOrder: z.boolean(),
  functionIds: many(functionIdSchema),
})

export const linkKindView = z.strictObject({
  id: z.enum(LINK_KINDS),
  reads: words,
  readsBack: words,
  expectedOf: many(blockIdSchema),
  pairs: many(z.strictObject({ from: blockIdSchema, to: blockIdSchema })).nullable(),
})

export const kpiKindView = choiceView.extend({
  id: z.enum(KPI_KINDS),
  suggestions: many(
    z.strictObject({
      name: words,
      direction: z.enum(KPI_DIRECTIONS),
      unit: words.optional(),
    }),
  ),
})
