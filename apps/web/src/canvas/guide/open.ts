/** Opening the Guide, from wherever: the bar's menu, a key, the menu of a block. Its code comes with its first use. */
import type { BlockId } from '@ninefold/shared'
import { t } from '../../lib/messages/index.ts'
import { toasts } from '../../ui/toasts.svelte.ts'
import type { Canvas } from '../context.ts'
import type { Guide } from './guide.svelte.ts'
import type { GuidePart } from './parts.ts'

let guide: Guide | undefined

/** Shows the Guide at a block, or at the one in focus; `part` is what of it is shown first. */
export async function openGuide(canvas: Canvas, blockId?: BlockId, part: GuidePart = 'block'): Promise<void> {
  const module = await import('./guide.svelte.ts').catch(() => null)
  if (!module) return void toasts.show({ text: t.common.unreachable, tone: 'bad' })
  guide ??= new module.Guide(canvas)
  guide.show(part, blockId)
}

/** The same for a key: from the sheet into the Guide, as it was left, and from within it back. */
export function toggleGuide(canvas: Canvas): void {
  if (!guide?.isOpen) void openGuide(canvas)
  else if (!guide.enter()) guide.close()
}
