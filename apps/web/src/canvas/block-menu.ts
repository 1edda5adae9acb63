/** The menu of a block: its locks for those who may set them, groups, the guide to it, paths. Loaded with its first use. */
import { BLOCK_IDS, may, type Block, type BlockId } from '@ninefold/shared'
import { failureText } from '../lib/failure-text.ts'
import { lockBlock, unlockBlock } from '../lib/locks-api.ts'
import { t } from '../lib/messages/index.ts'
import type { Result } from '../lib/result.ts'
import * as icons from '../ui/icons.ts'
import * as more from '../ui/icons-more.ts'
import { openMenu, type MenuItem } from '../ui/menu.ts'
import { toasts } from '../ui/toasts.svelte.ts'
import type { Canvas } from './context.ts'
import { openGuide } from './guide/open.ts'
import { acceptItem } from './guide/accept-item.ts'
import { openPath } from './paths/open.ts'
import { PATHS } from './paths/paths.ts'

export function openBlockMenu(canvas: Canvas, block: Block, anchor: HTMLElement): void {
  const accept = acceptItem(canvas, [block.id], t.guide.acceptInBlock)
  const locks = lockItems(canvas, block).map((item, at) =>
    accept && at === 0 ? { ...item, divided: true } : item,
  )
  const guide = {
    label: t.guide.openAt,
    icon: more.book,
    divided: locks.length > 0 || accept !== null,
    onselect: () => void openGuide(canvas, block.id),
  }
  const paths = block.id === 'key_activities' ? PATHS : []
  openMenu(anchor, {
    label: t.canvas.blockActions(block.name),
    items: [
      ...(accept ? [accept] : []),
      ...locks,
      ...groupItems(canvas, block),
      guide,
      ...paths.map((path) => ({ label: t.paths.items[path], onselect: () => void openPath(path) })),
    ],
  })
}

function groupItems(canvas: Canvas, { id }: Block): MenuItem[] {
  if (!canvas.locks.mayWriteIn(id) || canvas.notes.ids(id).length === 0) return []
  const ask = async (): Promise<void> => (await import('./groups/items.ts')).newGroup(canvas, id, [])
  const unreached = (): void => void toasts.show({ text: t.common.unreachable, tone: 'bad' })
  return [
    { label: t.groups.newOne, icon: more.stack, divided: true, onselect: () => void ask().catch(unreached) },
  ]
}

/** Offered to owners and facilitators: what others may not change, and why. */
function lockItems(canvas: Canvas, block: Block): MenuItem[] {
  const { locks, view } = canvas
  if (view.link.state === 'ended' || view.role === null || !may(view.role, 'lock')) return []
  const others = BLOCK_IDS.filter((id) => id !== block.id)
  const openOthers = others.filter((id) => locks.on(id) === null)
  const locked = BLOCK_IDS.filter((id) => locks.on(id) !== null)
  const lock = locks.on(block.id)
  const items: (MenuItem | false)[] = [
    lock === null
      ? { label: t.people.lock, icon: icons.lock, onselect: () => void change(canvas, [block.id], true) }
      : { label: t.people.unlock, icon: icons.lock, onselect: () => void change(canvas, [block.id], false) },
    {
      label: lock === null ? t.people.lockWhy : lock.reason ? t.people.changeReason : t.people.giveReason,
      icon: more.comment,
      onselect: () => (canvas.place.panel = { lock: block.id }),
    },
    openOthers.length > 0 && {
      label: t.people.lockOthers,
      divided: true,
      onselect: () => void change(canvas, openOthers, true),
    },
    locked.length > 1 && { label: t.people.unlockAll, onselect: () => void change(canvas, locked, false) },
  ]
  return items.filter((item) => item !== false)
}

/** Locks or unlocks; what came of it is shown by the events that follow. */
async function change({ session }: Canvas, blockIds: readonly BlockId[], lock: boolean): Promise<void> {
  const results: Result<unknown>[] = await Promise.all(
    blockIds.map((id) => (lock ? lockBlock(session.canvasId, id) : unlockBlock(session.canvasId, id))),
  )
  // Somebody else may have unlocked it a moment before.
  const failed = results.find((result) => !result.ok && result.failure.code !== 'lock_not_found')
  if (failed && !failed.ok) toasts.show({ text: failureText(failed.failure), tone: 'bad' })
  else if (lock) toasts.show({ text: t.people.lockedNow(blockIds.length) })
}
