/** Opens what calls for a review, and how often the model is looked over. */
import { tick } from 'svelte'
import type { Asked } from '../../signals/tray.svelte.ts'
import type { Guide } from '../guide.svelte.ts'

export async function showSignals(guide: Guide, asked: Asked): Promise<void> {
  const { openSignals } = await import('../../signals/open.ts')
  // It gives the focus back to where it was, which must not be a button that is gone.
  guide.close()
  await tick()
  openSignals(guide.canvas, asked)
}
