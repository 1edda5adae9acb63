/** Canvases: made, listed, renamed, deleted. What is in one travels over the socket or as plain content. */
import { z } from 'zod'
import { BLOCK_IDS, type BlockId } from '../blocks.ts'
import { EXAMPLE_KEYS, TEMPLATE_KEYS } from '../catalogue/keys.ts'
import { BUSINESS_TYPES, PERSPECTIVES } from '../model/values.ts'
import { canvasPurpose, canvasTitle, idParam, pageOf, pageQuery, roleSchema, timeSchema } from './common.ts'

const startBody = z.strictObject({
  title: canvasTitle.optional(),
  purpose: canvasPurpose.optional(),
  businessType: z.enum(BUSINESS_TYPES).optional(),
  /** Its notes arrive as ghosts. The type of business becomes that of the template, or of the example. */
  template: z.enum(TEMPLATE_KEYS).optional(),
  /** A copy of one of the catalogue's worked canvases, by its key. */
  example: z.enum(EXAMPLE_KEYS).optional(),
  /** Where the catalogue says `create: "code"`: the operator's invitation code. Asked of each person once. */
  invitationCode: z.string().min(1).max(200).optional(),
})
export const createCanvasBody = startBody.refine(
  ({ template, example }) => template === undefined || example === undefined,
  'name a template or an example, not both',
)
export type CreateCanvasBody = z.infer<typeof createCanvasBody>

export const updateCanvasBody = z
  .strictObject({ title: canvasTitle, purpose: canvasPurpose })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'name at least one field')
export type UpdateCanvasBody = z.infer<typeof updateCanvasBody>

export const duplicateCanvasBody = z.strictObject({
  /** What the copy shows of the business. */
  perspective: z.enum(PERSPECTIVES),
  /** The original's, unless said. */
  title: canvasTitle.optional(),
  /** Where the catalogue says `create: "code"`: the operator's invitation code. Asked of each person once. */
  invitationCode: z.string().min(1).max(200).optional(),
})
export type DuplicateCanvasBody = z.infer<typeof duplicateCanvasBody>

export const createdCanvasView = z.object({ id: z.string(), title: z.string(), role: roleSchema })
export type CreatedCanvasView = z.infer<typeof createdCanvasView>

/** Live notes of each block, for a list to show what a canvas holds. */
export const blockCounts = z.record(z.enum(BLOCK_IDS as [BlockId, ...BlockId[]]), z.number().int())

export const canvasView = createdCanvasView.extend({
  purpose: z.string(),
  /** What it shows of the business. */
  perspective: z.enum(PERSPECTIVES),
  /** The canvas it was copied from, whoever may read that. */
  baseCanvasId: idParam.optional(),
  createdAt: timeSchema,
  /** The last change of its content. */
  changedAt: timeSchema,
  counts: blockCounts,
  /** People connected now. */
  peopleHere: z.number().int(),
  /** Only on a deleted canvas: when it was deleted. */
  deletedAt: timeSchema.optional(),
})
export type CanvasView = z.infer<typeof canvasView>

export const canvasPage = pageOf(canvasView)
export type CanvasPage = z.infer<typeof canvasPage>

/** `deleted=true` lists instead what the caller owns, has deleted and can still bring back. */
export const canvasListQuery = pageQuery.extend({ deleted: z.enum(['true', 'false']).optional() })
