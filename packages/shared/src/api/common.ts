/** Parts that several bodies share. Schema first; the type follows by inference, suffixes never vary. */
import { z } from 'zod'
import { ERROR_CODES, type ErrorCode } from '../errors.ts'
import { LIMITS } from '../limits.ts'
import { ROLES } from '../roles.ts'

export const idParam = z.string().regex(/^[0-9A-Za-z_-]{1,64}$/)
export const roleSchema = z.enum(ROLES)
/** Times on the wire: ISO 8601 in UTC. */
export const timeSchema = z.iso.datetime()

const ONE_VISIBLE_LINE = /^[^\p{Cc}\p{Cf}]*[^\p{Cc}\p{Cf}\s][^\p{Cc}\p{Cf}]*$/u

/** A person's name: trimmed, one line, something visible in it. */
export const personName = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.personNameLength)
  // A refinement, no pattern: descriptions of the API cannot say that a pattern needs the flag `u`.
  .refine((name) => ONE_VISIBLE_LINE.test(name), 'must be one line with a visible letter')

/** Half a surrogate pair would read differently on each side. */
const wellFormed = (text: z.ZodString) =>
  text.refine((value) => value.isWellFormed(), 'must be well-formed Unicode')

/** Text in a document, up to `limit` UTF-16 units. */
export const documentText = (limit: number) => wellFormed(z.string().max(limit))
export const canvasTitle = wellFormed(z.string().trim().max(LIMITS.titleLength))
export const canvasPurpose = wellFormed(z.string().trim().max(LIMITS.purposeLength))

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(LIMITS.pageSize),
  cursor: z.string().max(200).optional(),
})
export type PageQuery = z.infer<typeof pageQuery>

/** Whether an address of this server leads here from other machines too. */
export const reachSchema = z.enum(['public', 'this_computer'])
export type Reach = z.infer<typeof reachSchema>

/** One page of a list; ask for the next with `?cursor=`. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().optional() })

export const errorBody = z.object({
  error: z.object({
    code: z.enum(ERROR_CODES as [ErrorCode, ...ErrorCode[]]),
    message: z.string(),
    details: z.unknown().optional(),
  }),
})
