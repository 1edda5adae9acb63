/** Locked blocks, over HTTP. */
import type { BlockId } from '@ninefold/shared'
import { ask, canvasRoutes } from './api.ts'

const { locks } = canvasRoutes
const lock = locks[':blockId']

export const readLocks = (id: string) => ask(() => locks.$get({ param: { id } }))
export const lockBlock = (id: string, blockId: BlockId, reason = '', forAll = false) =>
  ask(() => lock.$put({ param: { id, blockId }, json: { forAll, ...(reason !== '' && { reason }) } }))
export const unlockBlock = (id: string, blockId: BlockId) =>
  ask(() => lock.$delete({ param: { id, blockId } }))
