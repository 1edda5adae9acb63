/** Says in words when what oneself may do here has changed. The page itself has followed already. */
import type { Role } from '@ninefold/shared'
import { t } from '../../lib/messages/index.ts'
import { toasts } from '../../ui/toasts.svelte.ts'
import type { Canvas } from '../context.ts'

export function followRole({ session }: Canvas): () => void {
  let last: Role | null = session.role
  return session.subscribe(() => {
    const { role } = session
    if (role === last) return
    if (last !== null && role !== null) toasts.show({ text: t.people.roleNow[role] })
    last = role
  })
}
