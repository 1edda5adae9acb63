/** Somebody leaves for good: the name goes, what they wrote stays. */
import { handOn, roleChanged } from '../canvases/grants.ts'
import { purgeLater } from '../canvases/deletion.ts'
import { transact, type JournalDeps } from '../events/journal.ts'
import { FORMER_NAME } from './people.ts'

/**
 * Ends an identity: its tokens, its memberships, its name. A canvas that loses its last owner is handed on; one that
 * nobody else is in is marked deleted, since nobody could ever open it again.
 */
export async function leave(deps: JournalDeps, userId: string, restoreDays: number): Promise<void> {
  await transact(deps, async (tx, tell) => {
    const ended = await tx
      .deleteFrom('members')
      .where('user_id', '=', userId)
      .returning('canvas_id')
      .execute()
    await tx.deleteFrom('identity_tokens').where('user_id', '=', userId).execute()
    await tx.deleteFrom('device_links').where('user_id', '=', userId).execute()
    await tx
      .updateTable('people')
      .set({ name: FORMER_NAME, left_at: deps.now() })
      .where('id', '=', userId)
      .execute()
    for (const { canvas_id: canvasId } of ended) {
      const heir = await handOn(tx, canvasId)
      await tell(
        canvasId,
        roleChanged(userId, null, userId),
        ...(heir ? [roleChanged(heir, 'owner', null)] : []),
      )
      const deserted = await tx
        .updateTable('canvases')
        .set({ deleted_at: deps.now() })
        .where('id', '=', canvasId)
        .where('deleted_at', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('members').select('user_id').where('canvas_id', '=', canvasId))),
        )
        .returning('id')
        .executeTakeFirst()
      if (deserted) await purgeLater(tx, canvasId, deps.now(), restoreDays)
    }
  })
}
