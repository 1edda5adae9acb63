/** Who may hear an event. What somebody may not hear keeps its number, so that nobody takes it for a loss. */
import { atLeast } from '@ninefold/shared'
import type { Audience, Recipient } from './ports.ts'

export function mayHear(audience: Audience, { userId, role }: Recipient): boolean {
  if (audience === null) return true
  return 'least' in audience ? atLeast(role, audience.least) : audience.users.includes(userId)
}
