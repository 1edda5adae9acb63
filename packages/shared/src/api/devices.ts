/** One person on several devices: a link that works once brings the same identity to another. */
import { z } from 'zod'
import { pageOf, reachSchema, timeSchema } from './common.ts'
import { guestView, userView } from './people.ts'

/** The answer to "use on another device": good once, for ten minutes. */
export const deviceLinkView = z.object({
  token: z.string(),
  url: z.string(),
  expiresAt: timeSchema,
  reach: reachSchema,
})
export type DeviceLinkView = z.infer<typeof deviceLinkView>

/** A device, or a program, that has this identity. `current` is the one that asks. */
export const deviceView = z.object({
  id: z.string(),
  createdAt: timeSchema,
  /** To the day. */
  usedAt: timeSchema,
  current: z.boolean(),
})
export type DeviceView = z.infer<typeof deviceView>
export const devicePage = pageOf(deviceView)

export const claimDeviceBody = z.strictObject({ token: z.string().min(1).max(200) })

/** Who one will be on this device; `instead` is who one is on it now, if that is somebody else. */
export const devicePreview = userView.extend({ instead: userView.optional() })
export type DevicePreview = z.infer<typeof devicePreview>

/** As for a new guest: the cookie is set, and `token` is told this once. */
export const claimedDeviceView = guestView
