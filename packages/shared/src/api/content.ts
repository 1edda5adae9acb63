/** Plain content over HTTP. */
import { z } from 'zod'
import { BLOCK_IDS, type BlockId } from '../blocks.ts'
import { ACTIVITY_CATEGORY_IDS, type ActivityCategoryId } from '../categories.ts'
import { NOTE_COLORS } from '../colors.ts'
import { FORMAT_VERSION, type CanvasMeta, type Note } from '../content.ts'
import { ENTITY_FIELDS, META_FIELDS, type Entity, type EntityRoot } from '../model/entity-fields.ts'
import { NOTE_FIELDS } from '../model/note-fields.ts'
import { BUSINESS_TYPES } from '../model/values.ts'
import { viewOf } from './model.ts'

export const blockIdSchema = z.enum(BLOCK_IDS as [BlockId, ...BlockId[]])
export const categorySchema = z.enum(ACTIVITY_CATEGORY_IDS as [ActivityCategoryId, ...ActivityCategoryId[]])
export const colorSchema = z.enum(NOTE_COLORS)
export const businessTypeSchema = z.enum(BUSINESS_TYPES)

const entities = <R extends EntityRoot>(root: R): z.ZodType<readonly Entity<R>[]> =>
  z.array(z.object({ id: z.string(), ...viewOf(ENTITY_FIELDS[root]) })).readonly() as unknown as z.ZodType<
    readonly Entity<R>[]
  >

const note = z.object({
  id: z.string(),
  blockId: blockIdSchema,
  rank: z.string(),
  ...viewOf(NOTE_FIELDS),
}) as unknown as z.ZodType<Note>

const meta = z.object({
  title: z.string(),
  purpose: z.string(),
  legend: z.partialRecord(colorSchema, z.string()),
  ...viewOf(META_FIELDS),
}) as unknown as z.ZodType<CanvasMeta>

export const contentView = z.object({
  formatVersion: z.literal(FORMAT_VERSION),
  meta,
  blocks: z.record(blockIdSchema, z.object({ softLimit: z.number().int(), ownerId: z.string().optional() })),
  groups: entities('groups'),
  notes: z.array(note).readonly(),
  links: entities('links'),
  kpis: entities('kpis'),
  procedures: entities('procedures'),
  risks: entities('risks'),
  experiments: entities('experiments'),
  signals: entities('signals'),
  waivers: entities('waivers'),
})
