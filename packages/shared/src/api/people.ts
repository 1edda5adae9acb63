/** Guests and oneself: a name is all it takes to be somebody here. */
import { z } from 'zod'
import { PERSON_COLORS } from '../colors.ts'
import { pageOf, personName, reachSchema, roleSchema, timeSchema } from './common.ts'

export const personColor = z.enum(PERSON_COLORS)

export const createGuestBody = z.strictObject({ name: personName })
export type CreateGuestBody = z.infer<typeof createGuestBody>

export const userView = z.object({ userId: z.string(), name: z.string(), color: z.string() })
export type UserView = z.infer<typeof userView>

/** Oneself; `reach` says whether the address the page was asked at works for others. */
export const meView = userView.extend({ reach: reachSchema })
export type MeView = z.infer<typeof meView>

/** Who a browser belongs to, or null. */
export const identityView = z.object({ me: meView.nullable() })
export type IdentityView = z.infer<typeof identityView>

/** `token` is shown once; the server keeps only its hash. */
export const guestView = userView.extend({ token: z.string() })
export type GuestView = z.infer<typeof guestView>

export const updateMeBody = z
  .strictObject({ name: personName, color: personColor })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'name at least one field')
export type UpdateMeBody = z.infer<typeof updateMeBody>

export const memberView = userView.extend({
  role: roleSchema,
  joinedAt: timeSchema,
  /** The link the role came by; absent for one that no link gave. */
  linkId: z.string().optional(),
  /** When the access ends by itself. */
  expiresAt: timeSchema.optional(),
  /** Connected now. */
  here: z.boolean(),
})
export type MemberView = z.infer<typeof memberView>

export const memberPage = pageOf(memberView)

/** `expiresAt` ends the access at that time; null takes the end away. */
export const updateMemberBody = z
  .strictObject({ role: roleSchema, expiresAt: timeSchema.nullable() })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'name at least one field')
export type UpdateMemberBody = z.infer<typeof updateMemberBody>
