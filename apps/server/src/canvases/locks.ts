/** Locked blocks as rows; the open room enforces what these events tell. */
import type { BlockId, BlockLock } from '@ninefold/shared'
import type { LockList, LockView, SetLockBody } from '@ninefold/shared/api/locks'
import type { Kysely } from 'kysely'
import { transact, type JournalDeps } from '../events/journal.ts'
import type { Database } from '../store/store.ts'
import { revOf } from './rev.ts'

function locksOf(db: Kysely<Database>, canvasId: string) {
  return db
    .selectFrom('block_locks')
    .innerJoin('people', 'people.id', 'block_locks.locked_by')
    .selectAll('block_locks')
    .select(['people.id', 'people.name', 'people.color'])
    .where('block_locks.canvas_id', '=', canvasId)
}

type Row = Awaited<ReturnType<ReturnType<typeof locksOf>['execute']>>[number]

function toView(row: Row): LockView {
  return {
    blockId: row.block_id,
    by: { userId: row.id, name: row.name, color: row.color },
    at: new Date(row.at).toISOString(),
    forAll: row.for_all === 1,
    ...(row.reason !== null && { reason: row.reason }),
  }
}

/** The canvas's locks, and the last event they hold: read together, so that none is missed or taken twice. */
export async function listLocks(db: Kysely<Database>, canvasId: string): Promise<LockList> {
  return db.transaction().execute(async (tx) => {
    const rows = await locksOf(tx, canvasId).orderBy('block_locks.at').execute()
    return { items: rows.map(toView), rev: await revOf(tx, canvasId) }
  })
}

/** Locks a block, or changes the lock that is on it. */
export async function setLock(
  deps: JournalDeps,
  canvasId: string,
  blockId: BlockId,
  by: string,
  { forAll, reason }: SetLockBody,
): Promise<LockView> {
  const lock: BlockLock = {
    blockId,
    by,
    at: Math.round(deps.now()),
    forAll,
    ...(reason !== undefined && { reason }),
  }
  const row = { locked_by: by, at: lock.at, for_all: forAll ? 1 : 0, reason: reason ?? null }
  return transact(deps, async (tx, tell) => {
    await tx
      .insertInto('block_locks')
      .values({ canvas_id: canvasId, block_id: blockId, ...row })
      .onConflict((conflict) => conflict.columns(['canvas_id', 'block_id']).doUpdateSet(row))
      .execute()
    await tell(canvasId, { kind: 'lock.changed', data: { blockId, lock } })
    return toView(await locksOf(tx, canvasId).where('block_id', '=', blockId).executeTakeFirstOrThrow())
  })
}

/** Unlocks a block; false when it was not locked. */
export async function removeLock(deps: JournalDeps, canvasId: string, blockId: BlockId): Promise<boolean> {
  return transact(deps, async (tx, tell) => {
    const removed = await tx
      .deleteFrom('block_locks')
      .where('canvas_id', '=', canvasId)
      .where('block_id', '=', blockId)
      .returning('block_id')
      .executeTakeFirst()
    if (removed) await tell(canvasId, { kind: 'lock.changed', data: { blockId, lock: null } })
    return removed !== undefined
  })
}
