/** What the server undid or warns of, in words. */
import {
  blockById,
  isBlockId,
  type LimitsMessage,
  type RevertedMessage,
  type RevertReason,
} from '@ninefold/shared'
import { t } from '../lib/messages/index.ts'

export function noticeText(notice: RevertedMessage | LimitsMessage): string {
  if (notice.type === 'limits') return t.canvas.nearlyFull
  if (notice.reason === 'block_locked' && isBlockId(notice.blockId))
    return t.canvas.revertedIn(blockById(notice.blockId).name, notice.noteIds?.length ?? 1)
  return isKnown(notice.reason) ? t.canvas.reverted[notice.reason] : t.canvas.revertedOther
}

const isKnown = (reason: string): reason is RevertReason => Object.hasOwn(t.canvas.reverted, reason)
