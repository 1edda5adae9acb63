/** Share links: whoever holds one may come in with its role. */
import { z } from 'zod'
import { pageOf, personName, reachSchema, roleSchema, timeSchema } from './common.ts'

const maxUses = z.number().int().min(1).max(10_000)

/** A link of the role `owner` is a recovery link: it works once, whatever `maxUses` says. */
export const createLinkBody = z.strictObject({
  role: roleSchema.default('editor'),
  expiresAt: timeSchema.optional(),
  maxUses: maxUses.optional(),
})
export type CreateLinkBody = z.infer<typeof createLinkBody>

export const linkView = z.object({
  id: z.string(),
  role: roleSchema,
  createdAt: timeSchema,
  /** User id. */
  createdBy: z.string(),
  expiresAt: timeSchema.optional(),
  maxUses: z.number().int().optional(),
  /** How many people have come in by it. */
  uses: z.number().int(),
  /** How many of them are members by it now: whose access revoking it ends. */
  members: z.number().int(),
  closed: z.boolean(),
})
export type LinkView = z.infer<typeof linkView>

/** The answer to making a link: `token` and `url` are shown this once, the server keeps a hash. */
export const createdLinkView = linkView.extend({ token: z.string(), url: z.string(), reach: reachSchema })
export type CreatedLinkView = z.infer<typeof createdLinkView>

/** Null takes expiry or the number of uses away. */
export const updateLinkBody = z
  .strictObject({ closed: z.boolean(), expiresAt: timeSchema.nullable(), maxUses: maxUses.nullable() })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'name at least one field')
export type UpdateLinkBody = z.infer<typeof updateLinkBody>

export const linkPage = pageOf(linkView)

/** Joining: `name` makes a guest when the caller is nobody yet. */
export const joinBody = z.strictObject({ token: z.string().min(1).max(200), name: personName.optional() })
export type JoinBody = z.infer<typeof joinBody>

export const joinedView = z.object({ canvasId: z.string(), role: roleSchema })
export type JoinedView = z.infer<typeof joinedView>

/** What a link leads to, before anybody uses it. `member`: the caller is inside already. */
export const previewJoinBody = z.strictObject({ token: z.string().min(1).max(200) })
export const joinPreview = z.object({
  canvasId: z.string(),
  title: z.string(),
  role: roleSchema,
  member: z.boolean(),
})
export type JoinPreview = z.infer<typeof joinPreview>
