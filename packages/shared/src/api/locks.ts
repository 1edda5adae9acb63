/** Locked blocks: facilitators and owners lock, the server undoes what others change there. */
import { z } from 'zod'
import { BLOCK_IDS, type BlockId } from '../blocks.ts'
import { LIMITS } from '../limits.ts'
import { userView } from './people.ts'
import { timeSchema } from './common.ts'

export const blockIdParam = z.enum(BLOCK_IDS as [BlockId, ...BlockId[]])

/** `forAll` holds for facilitators and owners too. */
export const setLockBody = z.strictObject({
  forAll: z.boolean().default(false),
  reason: z.string().trim().min(1).max(LIMITS.lockReasonLength).optional(),
})
export type SetLockBody = z.infer<typeof setLockBody>

export const lockView = z.object({
  blockId: blockIdParam,
  by: userView,
  at: timeSchema,
  forAll: z.boolean(),
  reason: z.string().optional(),
})
export type LockView = z.infer<typeof lockView>

/** At most nine: one answer, no pages. `rev` is the last event it holds. */
export const lockList = z.object({ items: z.array(lockView), rev: z.number().int() })
export type LockList = z.infer<typeof lockList>
