/** Of the catalogue: what the learning drawer holds. */
import { z } from 'zod'
import { LEARNING_ACTIONS, type LearningActionId } from '../catalogue/learning/actions.ts'
import { many, words } from './catalogue-parts.ts'
import { blockIdSchema } from './content.ts'

const action = z.enum(LEARNING_ACTIONS.map(({ id }) => id) as [LearningActionId, ...LearningActionId[]])
const advice = { id: z.string(), title: words, text: words, action }

export const learningView = z.strictObject({
  actions: many(z.strictObject({ id: action, label: words })),
  questions: many(z.strictObject({ id: z.string(), question: words, answer: words, action })),
  practices: many(z.strictObject(advice)),
  mistakes: many(z.strictObject({ ...advice, ruleIds: many(z.string().regex(/^HC-\d\d$/)) })),
  identificationSteps: many(
    z.strictObject({ id: z.string(), blockId: blockIdSchema, title: words, prompt: words }),
  ),
})
