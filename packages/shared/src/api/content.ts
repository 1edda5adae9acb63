/** Plain content over HTTP. */
import { z } from 'zod'
import { BLOCK_IDS, type BlockId } from '../blocks.ts'
import { ACTIVITY_CATEGORY_IDS, type ActivityCategoryId } from '../categories.ts'
import { NOTE_COLORS } from '../colors.ts'
import { BUSINESS_TYPES, FORMAT_VERSION } from '../content.ts'

export const blockIdSchema = z.enum(BLOCK_IDS as [BlockId, ...BlockId[]])
export const categorySchema = z.enum(ACTIVITY_CATEGORY_IDS as [ActivityCategoryId, ...ActivityCategoryId[]])
export const colorSchema = z.enum(NOTE_COLORS)
export const businessTypeSchema = z.enum(BUSINESS_TYPES)
const entity = z.looseObject({ id: z.string() })

export const contentView = z.object({
  formatVersion: z.literal(FORMAT_VERSION),
  meta: z.object({
    title: z.string(),
    purpose: z.string(),
    businessType: businessTypeSchema.nullable(),
    legend: z.partialRecord(colorSchema, z.string()),
  }),
  blocks: z.record(blockIdSchema, z.object({ softLimit: z.number().int() })),
  groups: z.array(entity).readonly(),
  notes: z
    .array(
      z.object({
        id: z.string(),
        blockId: blockIdSchema,
        rank: z.string(),
        text: z.string(),
        detail: z.string(),
        color: colorSchema,
        groupId: z.string().nullable(),
        category: categorySchema.nullable(),
      }),
    )
    .readonly(),
  links: z.array(entity).readonly(),
  kpis: z.array(entity).readonly(),
  procedures: z.array(entity).readonly(),
  risks: z.array(entity).readonly(),
  experiments: z.array(entity).readonly(),
  signals: z.array(entity).readonly(),
  waivers: z.array(entity).readonly(),
})
