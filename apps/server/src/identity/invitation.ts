/** Who may start canvases here: anyone, or whoever once gave the operator's invitation code. */
import { timingSafeEqual } from 'node:crypto'
import { AppError } from '@ninefold/shared'
import type { PeopleDeps } from './people.ts'

export interface InvitationDeps extends PeopleDeps {
  /** Null: anyone may. */
  readonly invitationCode: string | null
}

/** Throws `invitation_code_needed` or `invitation_code_wrong`; `onWrong` is called before the latter. */
export async function mayStart(
  deps: InvitationDeps,
  userId: string,
  given: string | undefined,
  onWrong: () => void,
): Promise<void> {
  const { db, now, invitationCode } = deps
  if (invitationCode === null) return
  const person = await db
    .selectFrom('people')
    .select('invited_at')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  if (person.invited_at !== null) return
  if (given === undefined)
    throw new AppError('invitation_code_needed', 'Starting a canvas here needs an invitation code.')
  if (!isSame(deps, given, invitationCode)) {
    onWrong()
    throw new AppError(
      'invitation_code_wrong',
      'This is not the invitation code. Ask whoever runs this server.',
    )
  }
  await db.updateTable('people').set({ invited_at: now() }).where('id', '=', userId).execute()
}

/** Compared as keyed hashes: neither their length nor where they begin to differ shows in the time it takes. */
function isSame({ tokens }: InvitationDeps, given: string, code: string): boolean {
  const [left, right] = [given, code].map((text) => Buffer.from(tokens.hash('invitation', text.trim())))
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}
