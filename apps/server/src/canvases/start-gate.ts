/** Whether somebody may start another canvas, however they begin it: counted once for all ways. */
import { addressOf } from '../http/client-address.ts'
import type { Deps } from '../http/context.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { mayStart } from '../identity/invitation.ts'
import { refuseAboveQuota } from './quota.ts'

/** Throws `too_many_requests`, `invitation_code_needed`, `invitation_code_wrong` or `quota_exceeded`. */
export type StartGate = (
  c: Parameters<typeof addressOf>[0],
  userId: string,
  invitationCode: string | undefined,
) => Promise<void>

export function createStartGate(deps: Deps): StartGate {
  const perUser = createRateLimit(deps.limits.canvasesPerHourPerUser, 3_600_000, deps.now)
  const wrongCodes = createRateLimit(deps.limits.wrongCodesPerMinutePerAddress, 60_000, deps.now)
  return async (c, userId, invitationCode) => {
    perUser.take(userId)
    await mayStart(deps, userId, invitationCode, () => wrongCodes.take(addressOf(c, deps.publicUrl)))
    await refuseAboveQuota(deps.db, userId, deps.limits.bytesPerCreator)
  }
}
