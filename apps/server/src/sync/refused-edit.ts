/** A server edit that broke a rule of the canvas: nothing of it is left. */
import { AppError, type BlockId, type RevertReason } from '@ninefold/shared'
import type { Revert } from './guard/guard.ts'

export class RefusedEdit extends AppError implements Revert {
  readonly reason: RevertReason
  readonly noteIds: readonly string[]
  readonly blockId?: BlockId

  constructor({ reason, noteIds, blockId }: Revert) {
    const details = { reason, noteIds, ...(blockId && { blockId }) }
    super('refused_content', 'The canvas cannot take this change.', { details })
    this.name = 'RefusedEdit'
    this.reason = reason
    this.noteIds = noteIds
    if (blockId) this.blockId = blockId
  }
}
